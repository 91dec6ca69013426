import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, expect, test } from "vitest";

// Each wall of the house with an import that must not pass it. The violations are planted in a copy
// of the tree's shape, under the project's own lint configuration.
const planted: readonly (readonly [file: string, imported: string, message: string])[] = [
  ["shared/planted.ts", "mongodb", "shared/ knows only itself and valibot"],
  ["shared/planted-2.ts", "#bot/db.ts", "shared/ knows only itself and valibot"],
  ["bot/messages/planted.ts", "#bot/calendar.ts", "catalogs are pure"],
  ["bot/members/rules.ts", "mongodb", "rules are pure"],
  ["bot/reflections/rules.ts", "#bot/reflections/service.ts", "rules are pure"],
  ["bot/nudges/days.ts", "#bot/nudges/facts.ts", "rules are pure"],
  ["bot/meetups/next-plan.ts", "./service.ts", "rules are pure"],
  ["bot/conversation/engine.ts", "#bot/members/store.ts", "the engine and its scripts are pure"],
  ["bot/conversation/script.ts", "hono", "the engine and its scripts are pure"],
  ["bot/conversation/scripts/planted.ts", "node:fs", "the engine and its scripts are pure"],
  ["bot/line/planted.ts", "#bot/members/rules.ts", "line/ knows LINE, not us"],
  ["bot/line/planted-2.ts", "mongodb", "line/ knows LINE, not us"],
  ["bot/line/rich-menu/planted.ts", "hono", "line/ knows LINE, not us"],
  ["bot/members/store.ts", "hono", "stores know mongodb and rules"],
  ["bot/inventory/store.ts", "#bot/members/service.ts", "stores know mongodb and rules"],
  ["bot/members/service.ts", "mongodb", "services know no framework"],
  ["bot/sends/service.ts", "@line/bot-sdk", "services know no framework"],
  ["bot/inventory/service.ts", "./store.ts", "arrives through deps; import only the type"],
  [
    "bot/reflections/service.ts",
    "#bot/members/service.ts",
    "arrives through deps; import only the type",
  ],
  ["bot/conversation/talk.ts", "mongodb", "services know no framework"],
  [
    "bot/conversation/respond.ts",
    "#bot/members/store.ts",
    "arrives through deps; import only the type",
  ],
  ["bot/conversation/cards.ts", "#bot/members/store.ts", "cards turn what is said into messages"],
  ["bot/conversation/form.ts", "hono", "services know no framework"],
  ["bot/nudges/eve-card.ts", "mongodb", "cards turn what is said into messages"],
  ["bot/members/routes.ts", "mongodb", "routes call services"],
  ["bot/groups/door-routes.ts", "./store.ts", "services arrive as arguments"],
  ["bot/reflections/form-routes.ts", "./store.ts", "services arrive as arguments"],
  ["bot/session/routes.ts", "./store.ts", "services arrive as arguments"],
  ["bot/inbox/process.ts", "mongodb", "wired by context.ts"],
  ["bot/inbox/receive.ts", "./store.ts", "arrives through deps"],
  ["bot/jobs/table.ts", "hono", "jobs call sweeps"],
  ["bot/embedded/planted.ts", "#bot/db.ts", "the embedded server knows nothing of the product"],
  ["bot/embedded/wire/planted.ts", "mongodb", "the embedded server knows nothing of the product"],
  ["bot/app.ts", "#bot/demo/main.ts", "the product never imports tests or the demo"],
  [
    "bot/members/planted.ts",
    "#tests/support/people.ts",
    "the product never imports tests or the demo",
  ],
  [
    "bot/conversation/member.ts",
    "#bot/demo/cast.ts",
    "the product never imports tests or the demo",
  ],
  ["liff/planted.tsx", "#bot/app.ts", "liff/ takes only types from bot/"],
  ["liff/pages/planted.tsx", "node:fs", "browser code"],
  ["liff/planted-2.ts", "@line/liff", "the pluggable parts are smaller"],
];

const allowed: readonly (readonly [file: string, line: string])[] = [
  ["shared/fine.ts", 'import "valibot";'],
  [
    "bot/orders/rules.ts",
    'import "#shared/limits.ts"; import "#bot/calendar.ts"; import "#bot/members/rules.ts";',
  ],
  ["bot/orders/store.ts", 'import "mongodb"; import "#bot/db.ts"; import "./rules.ts";'],
  [
    "bot/orders/service.ts",
    'import type { A } from "./store.ts"; import "./rules.ts"; export type B = A;',
  ],
  ["bot/demo/fine.ts", 'import "#bot/members/store.ts"; import "hono";'],
  ["tests/fine.ts", 'import "#bot/demo/main.ts"; import "mongodb";'],
  [
    "liff/fine.ts",
    'import type { Api } from "#bot/app.ts"; import "#shared/limits.ts"; export type A = Api;',
  ],
];

type Found = { readonly filename: string; readonly message: string; readonly help?: string };
let found: readonly Found[] = [];

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), "ayumi-walls-"));
  await copyFile(".oxlintrc.json", join(folder, ".oxlintrc.json"));
  const put = async (file: string, text: string) => {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await writeFile(join(folder, file), text);
  };
  for (const [file, imported] of planted) await put(file, `import "${imported}";\n`);
  for (const [file, line] of allowed) await put(file, `${line}\n`);
  const { stdout } = await promisify(execFile)("oxlint", ["--format", "json"], {
    cwd: folder,
    maxBuffer: 20_000_000,
  }).catch((error: { stdout: string }) => error);
  found = (JSON.parse(stdout) as { diagnostics: Found[] }).diagnostics;
  await rm(folder, { recursive: true, force: true });
});

test.each(planted)("%s may not import %s", (file, _imported, message) => {
  const told = found
    .filter(({ filename }) => filename === file)
    .map((each) => `${each.message} ${each.help ?? ""}`);
  expect(told.join("\n")).toContain(message);
});

test.each(allowed)("%s may do: %s", (file) => {
  const told = found.filter(
    ({ filename, message }) => filename === file && message.includes("import"),
  );
  expect(told).toEqual([]);
});
