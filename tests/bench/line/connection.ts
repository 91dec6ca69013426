import { connect } from "node:net";

const READ_BYTES = 4096;

export type Connection = Awaited<ReturnType<typeof openConnection>>;

/**
 * A keep-alive connection that carries one request after the other. An answer is told from its
 * status line and its length alone, so that the sender takes as little of the machine as it can.
 */
export const openConnection = async (port: number) => {
  let text = "";
  let waiting: ((status: number) => void) | null = null;

  const tell = (status: number) => {
    const told = waiting;
    text = "";
    waiting = null;
    told?.(status);
  };
  const read = (size: number, bytes: Uint8Array) => {
    text += (bytes as Buffer).toString("latin1", 0, size);
    if (isWhole(text)) tell(Number(text.slice(9, 12)));
    return true;
  };
  const onread = { buffer: Buffer.allocUnsafe(READ_BYTES), callback: read };
  const socket = connect({ port, host: "127.0.0.1", noDelay: true, onread });
  await new Promise<void>((resolve, reject) => {
    socket.once("error", reject);
    socket.once("connect", () => {
      socket.off("error", reject);
      resolve();
    });
  });
  socket.on("error", () => socket.destroy());
  socket.once("close", () => tell(0));

  return {
    isOpen: () => !socket.destroyed,

    /** `answered` gets the status of the answer, 0 when the connection broke. */
    send(request: Uint8Array, answered: (status: number) => void): void {
      if (socket.destroyed) return answered(0);
      waiting = answered;
      socket.write(request);
    },

    close: () => socket.destroy(),
  };
};

const isWhole = (text: string) => {
  const head = text.indexOf("\r\n\r\n");
  if (head === -1) return false;
  const length = /\r\ncontent-length: *(\d+)/i.exec(text)?.[1];
  if (length !== undefined) return text.length >= head + 4 + Number(length);
  return text.endsWith("\r\n0\r\n\r\n");
};
