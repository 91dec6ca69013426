import { spawn } from "node:child_process";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { env, execPath } from "node:process";

type Ports = { readonly app: number; readonly line: number };

/** The demo as a newcomer starts it, in a folder of its own, on free ports or on those it had. */
export async function startDemo(
  folder: string,
  ports?: Ports,
  options: { readonly timeoutMs: number } = { timeoutMs: 170_000 },
) {
  const { app, line } = ports ?? { app: await freePort(), line: await freePort() };
  const child = spawn(execPath, ["bot/demo/main.ts"], {
    env: { ...env, PORT: String(app), LINE_DOUBLE_PORT: String(line), DATA_DIR: folder },
    stdio: ["ignore", "pipe", "inherit"],
    timeout: options.timeoutMs,
  });
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const url = `http://127.0.0.1:${line}`;
  await new Promise<void>((resolve, reject) => {
    let said = "";
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes(url)) resolve();
    });
    void gone.then(() => reject(new Error(`the demo ended: ${said}`)));
  });
  return {
    url,
    app: `http://127.0.0.1:${app}`,
    ports: { app, line },
    /** Ctrl+C. */
    async stop() {
      child.kill("SIGINT");
      await gone;
    },
    /** The plug is pulled. */
    async kill() {
      child.kill("SIGKILL");
      await gone;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
