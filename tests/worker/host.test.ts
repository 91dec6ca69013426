import { expect, onTestFinished, test, vi } from "vitest";
import { ayumiOf, variablesOf, type Bindings } from "#bot/worker/bindings.ts";
import { connectionProblems } from "#bot/worker/connection.ts";
import { createHost, type Host } from "#bot/worker/host.ts";
import { CHANNEL_SECRET, environment } from "#tests/support/settings.ts";

const listen = () => {
  const written: string[] = [];
  const spy = vi
    .spyOn(console, "log")
    .mockImplementation((line) => void written.push(String(line)));
  onTestFinished(() => spy.mockRestore());
  return written;
};

const ask = async (host: Host, path: string) => host.fetch(new Request(`https://a.test${path}`));

test("what is missing stands in the log in one list, and every address says where to look", async () => {
  const written = listen();
  const host = createHost({ ...environment(), LIFF_ID: "", LOG_LEVEL: "loud" });
  expect(written).toHaveLength(1);
  for (const name of ["LIFF_ID", "LOG_LEVEL", "MONGODB_URI"]) expect(written[0]).toContain(name);
  expect(written[0]).not.toContain(CHANNEL_SECRET);
  for (const path of ["/healthz", "/webhook", "/liff/config.json"]) {
    const answer = await ask(host, path);
    expect(answer.status, path).toBe(503);
    expect(await answer.text()).toContain("the log says why");
  }
  expect(await host.runDue()).toBe(0);
});

test("without a database of its own it is not started, though on Node it could be", () => {
  const written = listen();
  createHost(environment());
  expect(written.join()).toMatch(/- MONGODB_URI is missing: .+/);
  expect(written.join().match(/ {2}- /g)).toHaveLength(1);
});

test.for([
  ["authMechanism=MONGODB-AWS", "authMechanism"],
  ["authmechanism=GSSAPI", "authMechanism"],
  ["authMechanism=MONGODB-OIDC&authMechanismProperties=ENVIRONMENT:gcp", "authMechanism"],
  ["tls=true&compressors=zlib,zstd", "compressors"],
  ["compressors=snappy", "compressors"],
  ["proxyHost=localhost", "proxyHost"],
] as const)("a database address is refused that asks for what is left out: %s", ([asked, name]) => {
  const written = listen();
  const MONGODB_URI = `mongodb://me:sesame@a.test,b.test/ayumi?replicaSet=x&${asked}`;
  createHost({ ...environment(), MONGODB_URI });
  expect(written.join()).toMatch(new RegExp(`- MONGODB_URI .*${name}`));
  expect(written.join().match(/ {2}- /g)).toHaveLength(1);
  expect(written.join()).not.toContain("sesame");
});

test.for([
  "mongodb://a.test/ayumi",
  "mongodb://me:sesame@a.test/ayumi?authMechanism=SCRAM-SHA-256&authSource=admin",
  "mongodb://me:sesame@a.test/?authMechanism=SCRAM-SHA-1&compressors=zlib&ssl=true",
])("a database address with a password is taken: %s", (uri) => {
  expect(connectionProblems(uri)).toEqual([]);
});

const bindings = (given: Record<string, unknown>) => given as unknown as Bindings;

test("variables are told from what else is bound", () => {
  const given = bindings({ LIFF_ID: "1-a", ASSETS: { fetch: () => {} }, AYUMI: {} });
  expect(variablesOf(given)).toEqual({ LIFF_ID: "1-a" });
});

test.for([
  ["apac", { locationHint: "apac" }],
  [undefined, {}],
] as const)("there is one bot, and with LOCATION %s it is asked for there", ([LOCATION, hint]) => {
  const get = vi.fn<(id: unknown, options: object) => string>(() => "the bot");
  const AYUMI = { idFromName: (name: string) => `id of ${name}`, get };
  expect(ayumiOf(bindings({ AYUMI, LOCATION }))).toBe("the bot");
  expect(get.mock.calls).toEqual([["id of ayumi", hint]]);
});
