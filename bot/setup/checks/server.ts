import { finding, type Code, type Finding } from "#bot/setup/finding.ts";
import { originOf, type Values } from "#bot/setup/values.ts";

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

const TIMEOUT_MS = 8000;
/** Listened on, but nowhere to call. */
const EVERY_NETWORK: Readonly<Record<string, string>> = { "0.0.0.0": "127.0.0.1", "::": "::1" };

/** Whether the world reaches the bot, whether it is ready, and whether it is this one. */
export const checkServer = async (fetch: Fetch, values: Values): Promise<readonly Finding[]> => {
  const origin = originOf(values);
  if (origin === null) return [];
  const get = (url: string) =>
    fetch(url, { redirect: "manual", signal: AbortSignal.timeout(TIMEOUT_MS) });
  let health: Response;
  try {
    health = await get(`${origin}/healthz`);
  } catch (error) {
    const code = reasonOf(error);
    const here = code === "server_silent" && (await isHere(get, values));
    return [finding(here ? "server_inside_only" : code, { origin, ...insideOf(values) })];
  }
  if (health.status >= 502 && health.status <= 504) {
    return [
      finding("server_behind", { origin, status: String(health.status), ...insideOf(values) }),
    ];
  }
  if (!health.ok || !isOurs(await jsonOf(health))) {
    return [finding("server_other", { origin, status: String(health.status) })];
  }
  try {
    const problems = [
      ...readiness(await jsonOf(await get(`${origin}/readyz`))),
      ...(await page(get, origin, values)),
    ];
    return problems.length > 0 ? problems : [finding("server_ready", { origin })];
  } catch {
    return [finding("server_silent", { origin, ...insideOf(values) })];
  }
};

const insideOf = (values: Values) => {
  const { HOST: host = "127.0.0.1", PORT: port = "3000" } = values;
  const address = EVERY_NETWORK[host] ?? host;
  return { inside: `http://${address.includes(":") ? `[${address}]` : address}:${port}` };
};

const isHere = async (get: (url: string) => Promise<Response>, values: Values) => {
  try {
    return isOurs(await jsonOf(await get(`${insideOf(values).inside}/healthz`)));
  } catch {
    return false;
  }
};

const readiness = (ready: Readonly<Record<string, unknown>>): readonly Finding[] => [
  ...(ready["database"] === true ? [] : [finding("server_database")]),
  ...(ready["scheduler"] === true ? [] : [finding("server_scheduler")]),
];

const page = async (
  get: (url: string) => Promise<Response>,
  origin: string,
  values: Values,
): Promise<readonly Finding[]> => {
  const answer = await get(`${origin}/liff`);
  await answer.body?.cancel();
  if (!answer.ok) return [finding("page_unbuilt")];
  const { liffId } = await jsonOf(await get(`${origin}/liff/config.json`));
  return liffId === values["LIFF_ID"] ? [] : [finding("page_of_other")];
};

const isOurs = (body: Readonly<Record<string, unknown>>) => body["ok"] === true;

const jsonOf = async (answer: Response): Promise<Readonly<Record<string, unknown>>> => {
  const body: unknown = await answer.json().catch(() => null);
  return typeof body === "object" && body !== null ? { ...body } : {};
};

const reasonOf = (error: unknown): Code => {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = typeof cause === "object" && cause && "code" in cause ? String(cause.code) : "";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "server_nameless";
  return /CERT|TLS|SSL|SIGNATURE|ISSUER/.test(code) ? "server_certificate" : "server_silent";
};
