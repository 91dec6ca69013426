import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { parseEnv } from "node:util";
import { serve } from "@hono/node-server";
import { expect, onTestFinished } from "vitest";
import { createLineDouble } from "#bot/demo/double/double.ts";
import { signBody } from "#bot/demo/double/webhook-sender.ts";
import { runDoctor } from "#bot/setup/doctor.ts";
import { runSetup } from "#bot/setup/setup.ts";

export const ORIGIN = "https://ayumi.example.org";
const BOT_CHANNEL = "1656000000";
export const LOGIN_CHANNEL = "1657000000";
/** Everything that must never be shown. */
export const SECRETS = {
  LINE_CHANNEL_SECRET: "8c570fa6dd201bb328f1c1eac23a96d8",
  LINE_CHANNEL_ACCESS_TOKEN: `tok/${"Ab3+".repeat(40)}=`,
  LINE_LOGIN_CHANNEL_SECRET: "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
} as const;

type Past = { readonly world: string; readonly env: string; readonly organizer: string };

/** The bot as the world sees it; a test breaks a part of it. */
const createServer = () => ({
  health: 200,
  healthBody: { ok: true } as object,
  error: null as string | null,
  ready: { database: true, scheduler: true },
  page: 200,
  liffId: null as string | null,
  secret: SECRETS.LINE_CHANNEL_SECRET as string,
  webhook: 200,
  webhookError: null as Error | null,
  inside: false,
  /** By how much this machine's clock is wrong. */
  clockOffMs: 0,
  /** Also where this machine does not reach its own address from outside. */
  lineReaches: false,
  /** The real bot instead. */
  app: null as ((request: Request) => Response | Promise<Response>) | null,
});

/** A LINE double with both channels, an empty folder for `.env`, and a bot that could be reached. */
export const startStage = async (past?: Past) => {
  const server = createServer();
  const folder = await mkdtemp(join(tmpdir(), "ayumi-setup-"));
  const saveTo = join(folder, "line.json");
  if (past !== undefined) {
    await writeFile(saveTo, past.world);
    await writeFile(join(folder, ".env"), past.env, { mode: 0o600 });
  }
  const writes: string[] = [];
  const shown: string[] = [];
  const double = createLineDouble({
    channelId: BOT_CHANNEL,
    channelSecret: SECRETS.LINE_CHANNEL_SECRET,
    channelAccessToken: SECRETS.LINE_CHANNEL_ACCESS_TOKEN,
    loginChannelId: LOGIN_CHANNEL,
    loginChannelSecret: SECRETS.LINE_LOGIN_CHANNEL_SECRET,
    liffId: `${LOGIN_CHANNEL}-unused00`,
    botName: "歩み",
    saveTo,
    quotaLimit: 200,
    deliver: async (raw, signature) => {
      if (server.error !== null && !server.lineReaches) throw unreachable(server.error);
      if (server.app !== null) return (await server.app(toRequest(raw, signature))).status;
      if (server.webhookError) throw server.webhookError;
      if (signature !== signBody(server.secret, raw)) return 401;
      return server.webhook;
    },
  });
  const line = serve({
    hostname: "127.0.0.1",
    port: 0,
    fetch: (request: Request) => {
      const { pathname } = new URL(request.url);
      const isRead = request.method === "GET" || /verify|\/token$|\/test$/.test(pathname);
      if (!isRead) writes.push(`${request.method} ${pathname}`);
      return double.app.fetch(request);
    },
  });
  await new Promise((resolve) => line.once("listening", resolve));
  const url = `http://127.0.0.1:${(line.address() as AddressInfo).port}`;
  onTestFinished(async () => {
    const printed = shown.join("");
    for (const secret of Object.values(SECRETS)) expect(printed).not.toContain(secret);
    double.close();
    line.close();
    await rm(folder, { recursive: true, force: true });
  });
  const organizer = past?.organizer ?? double.addPerson({ name: "今転" }).userId;
  if (past === undefined) await double.follow(organizer);
  else double.setWebhookUrl(`${ORIGIN}/webhook`);

  const env: Record<string, string> = {
    LINE_API_BASE_URL: url,
    LINE_DATA_API_BASE_URL: url,
    LINE_LOGIN_BASE_URL: url,
  };
  /** What the organizer has copied from the consoles. */
  const copied: Record<string, string> = {
    ...SECRETS,
    PUBLIC_URL: ORIGIN,
    ORGANIZER_USER_IDS: organizer,
    COMMUNITY_NAME: "キャリア研究所",
    ORGANIZER_NAME: "今転",
    LINE_LOGIN_CHANNEL_ID: LOGIN_CHANNEL,
    LINE_LOGIN_USER_ID: organizer,
  };
  const kept = async () => parseEnv(await readFile(join(folder, ".env"), "utf8").catch(() => ""));

  const fetch = async (input: string | URL | Request) => {
    const { origin, pathname } = new URL(input instanceof Request ? input.url : input);
    const isInside = origin !== ORIGIN;
    if (isInside && !server.inside) throw unreachable("ECONNREFUSED");
    if (!isInside && server.error !== null) throw unreachable(server.error);
    if (server.app !== null) return server.app(new Request(input));
    if (pathname === "/healthz") return Response.json(server.healthBody, { status: server.health });
    if (pathname === "/readyz") return Response.json(server.ready);
    if (pathname === "/liff/config.json") {
      return Response.json({ liffId: server.liffId ?? (await kept())["LIFF_ID"] });
    }
    return new Response("<!doctype html>", { status: server.page });
  };

  const now = () => new Date(Date.now() + server.clockOffMs);
  return {
    double,
    server,
    fetch,
    now,
    folder,
    env,
    copied,
    writes,
    url,
    organizer,
    kept,
    /** All of it, to begin again from. */
    past: async (): Promise<Past> => {
      double.close();
      const [world, env] = await Promise.all(
        [saveTo, join(folder, ".env")].map((path) => readFile(path, "utf8")),
      );
      return { world: world ?? "", env: env ?? "", organizer };
    },
    /** Everything that was printed, by whatever run. */
    shown,
    doctor: async (...argv: string[]) => {
      let text = "";
      const code = await runDoctor({
        argv,
        env,
        folder,
        fetch,
        now,
        write: (words) => (text += words),
      });
      shown.push(text);
      return { code, text };
    },
    /** Nobody to ask: values come from the environment. */
    setup: async (given: Readonly<Record<string, string>> = {}, ...argv: string[]) => {
      const output = new PassThrough();
      const code = await runSetup({
        argv: ["--yes", "--language", "en", ...argv],
        env: { ...env, ...given },
        folder,
        fetch,
        now,
        input: new PassThrough(),
        output,
        isAttended: false,
      });
      const text = String(output.read() ?? "");
      shown.push(text);
      return { code, text };
    },
  };
};

export type Stage = Awaited<ReturnType<typeof startStage>>;

const toRequest = (raw: Uint8Array, signature: string) =>
  new Request(`${ORIGIN}/webhook`, {
    method: "POST",
    headers: { "x-line-signature": signature, "content-type": "application/json" },
    body: new Uint8Array(raw),
  });

const unreachable = (code: string) =>
  Object.assign(new TypeError("fetch failed"), { cause: Object.assign(new Error(code), { code }) });
