import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** What a child says; `port` once, when it can be used. */
type Said = { readonly port: number } | { readonly answer: unknown };

export type Child = Awaited<ReturnType<typeof startChild>>;

const file = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** A process of the benchmark that listens on a loopback port and may take orders. */
export const startChild = async (path: string, args: readonly string[] = []) => {
  const child = fork(file(path), args);
  const said = await next(child);
  if (!("port" in said)) throw new Error(`${path} said something before it was ready`);
  return {
    port: said.port,
    pid: child.pid ?? 0,
    /** One order at a time. */
    async ask<T>(order: object): Promise<T> {
      child.send(order);
      const answer = await next(child);
      if (!("answer" in answer)) throw new Error(`${path} did not answer`);
      return answer.answer as T;
    },
    async stop() {
      const gone = once(child, "exit");
      child.disconnect();
      await gone;
    },
  };
};

const next = async (child: ChildProcess): Promise<Said> => {
  const gone = new AbortController();
  const abort = () => gone.abort();
  child.once("exit", abort);
  try {
    const [said] = (await once(child, "message", { signal: gone.signal })) as [Said];
    return said;
  } finally {
    child.off("exit", abort);
  }
};

/** Ends a process and waits until it is gone. */
export const stopProcess = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  await gone;
};
