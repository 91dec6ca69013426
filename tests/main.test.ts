import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execPath } from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { startLine } from "#tests/support/line.ts";
import { environment } from "#tests/support/settings.ts";

const MAIN = join(import.meta.dirname, "../bot/main.ts");

/** The live process in an empty directory, with nothing but this environment. */
const startMain = async (env: Record<string, string>, directory?: string) => {
  const cwd = directory ?? (await mkdtemp(join(tmpdir(), "ayumi-main-")));
  const child = spawn(execPath, [MAIN], { cwd, env });
  const said = { out: "", err: "" };
  child.stdout.on("data", (chunk) => (said.out += String(chunk)));
  child.stderr.on("data", (chunk) => (said.err += String(chunk)));
  const exit = once(child, "exit") as Promise<[number | null, string | null]>;
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await exit;
    await rm(cwd, { recursive: true, force: true });
  });
  const port = () =>
    vi.waitFor(() => {
      const line = said.out.split("\n").find((entry) => entry.includes('"listening"'));
      if (!line) throw new Error(`not listening: ${said.out}${said.err}`);
      return (JSON.parse(line) as { port: number }).port;
    }, 40_000);
  return { child, cwd, said, exit, port };
};

test("without a configuration it ends with the list of what is missing", async () => {
  const { said, exit } = await startMain({});
  expect(await exit).toEqual([1, null]);
  expect(said.err).toMatch(/LINE_CHANNEL_SECRET is missing: /);
  expect(said.err).toMatch(/LIFF_ID is missing: /);
  expect(said.out).toBe("");
});

test("it refuses to talk to a LINE that is neither LINE nor this machine", async () => {
  const { said, exit } = await startMain(
    environment({ LINE_API_BASE_URL: "https://line.example.org" }),
  );
  expect(await exit).toEqual([1, null]);
  expect(said.err).toContain("LINE_API_BASE_URL must be left unset");
});

test(
  "it answers on the embedded database, ends cleanly, and knows the chat after a restart",
  { timeout: 40_000 },
  async () => {
    const line = await startLine();
    const env = environment({
      PORT: "0",
      LINE_API_BASE_URL: line.url,
      LINE_DATA_API_BASE_URL: line.url,
      LINE_LOGIN_BASE_URL: line.url,
    });
    const first = await startMain(env);
    const address = `http://127.0.0.1:${await first.port()}`;
    await vi.waitFor(async () => expect((await fetch(`${address}/readyz`)).status).toBe(200), 5000);
    line.double.setWebhookUrl(`${address}/webhook`);
    const { userId: yuki } = line.double.addPerson({ name: "ゆき" });
    const followed = await line.double.follow(yuki);
    expect(followed.status).toBe(200);
    first.child.kill("SIGTERM");
    expect(await first.exit).toEqual([0, null]);
    const greeting = line.double.botMessages(yuki).length;

    const second = await startMain(env, first.cwd);
    line.double.setWebhookUrl(`http://127.0.0.1:${await second.port()}/webhook`);
    await vi.waitFor(() => expect(line.double.botMessages(yuki).length).toBeGreaterThan(0), 5000);
    expect(line.sent("reply")).toHaveLength(1);
    expect([0, line.double.botMessages(yuki).length]).toContain(greeting);
    second.child.kill("SIGINT");
    expect(await second.exit).toEqual([0, null]);
    expect(first.said.err + second.said.err).toBe("");
  },
);

test("whoever sends slowly does not hold up the end", { timeout: 20_000 }, async () => {
  const { port, child, exit, said } = await startMain(environment({ PORT: "0" }));
  const slow = connect(await port(), "127.0.0.1");
  slow.on("error", () => {});
  onTestFinished(() => void slow.destroy());
  await once(slow, "connect");
  slow.write("POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{");
  await pause(200);
  child.kill("SIGTERM");
  expect(await exit).toEqual([0, null]);
  expect(said.out).not.toContain("stopped_by_force");
});

test("a second process on the same data ends with a clear word", { timeout: 60_000 }, async () => {
  const env = environment({ PORT: "0" });
  const first = await startMain(env);
  await first.port();
  const second = await startMain(env, first.cwd);
  const [code] = await second.exit;
  expect(code).toBe(1);
  expect(second.said.err).toMatch(
    /^Ayumi cannot start: DATA_DIR .+ in use by another process.+\n$/,
  );

  // With data of its own it still finds the port taken.
  const third = await startMain({ ...env, PORT: String(await first.port()), METRICS_PORT: "0" });
  expect(await third.exit).toEqual([1, null]);
  expect(third.said.err).toMatch(/^Ayumi cannot start: PORT .+ is taken.+\n$/);
});

test("a .env that cannot be read ends it with a word, not with a stack", async () => {
  const cwd = await mkdtemp(join(tmpdir(), "ayumi-main-"));
  await mkdir(join(cwd, ".env"));
  const { said, exit } = await startMain({}, cwd);
  expect(await exit).toEqual([1, null]);
  expect(said.err).toMatch(/^Ayumi cannot start: \.env in .+ cannot be read.+\n$/);
});

test(
  "a fault nobody foresaw ends it with a line that quotes nobody",
  { timeout: 40_000 },
  async () => {
    const words = "だれにも見せない本音";
    // As soon as it listens, a promise nobody waits for is rejected.
    const fault = `
    const write = process.stdout.write.bind(process.stdout);
    process.stdout.write = (line) => {
      if (line.includes('"listening"')) {
        Promise.reject(Object.assign(new TypeError("${words}"), { text: "${words}" }));
      }
      return write(line);
    };`;
    const { said, exit } = await startMain({
      ...environment({ PORT: "0" }),
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(fault)}`,
    });
    expect(await exit).toEqual([1, null]);
    expect(said.out).toMatch(/"event":"crashed".*"name":"TypeError"/);
    expect(said.out + said.err).not.toContain(words);
    expect(said.err).toBe("");
  },
);
