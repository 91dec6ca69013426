import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

const root = join(import.meta.dirname, "..");
const read = (path: string) => readFileSync(join(root, path), "utf8");
const manifest = JSON.parse(read("package.json")) as {
  readonly imports: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
};
const OPERATOR = [
  "start",
  "embedded",
  "backup",
  "restore",
  "migrate-store",
  "jobs",
  "nudges",
  "rich-menu",
  "setup",
  "doctor",
];

/** The file that a script of package.json runs. */
const entryOf = (script: string) =>
  /\S+\.[jt]s\b/.exec(manifest.scripts[script] ?? "")?.[0] ?? script;

/** What a file loads when it runs: imports of types are gone by then. */
const loads = (file: string): readonly string[] => {
  const text = read(file);
  const found = [
    ...text.matchAll(/^(?:import|export) (?!type\b)[^;]*?from "([^"]+)"/gms),
    ...text.matchAll(/\bimport\(?\s*"([^"]+)"/g),
    ...text.matchAll(/new URL\("([^"]+\.ts)", import\.meta\.url\)/g),
  ];
  return found.flatMap(([, name]) => name ?? []);
};

const toFile = (from: string, name: string) => {
  if (name.startsWith(".")) return join(dirname(from), name);
  const alias = Object.keys(manifest.imports).find((key) => name.startsWith(key.slice(0, -1)));
  return alias === undefined ? null : name.slice(1);
};

test("nothing that runs in production needs a package that is only for development", () => {
  const files = new Set(OPERATOR.map(entryOf));
  const packages = new Map<string, string>();
  for (const file of files) {
    for (const name of loads(file)) {
      const next = toFile(file, name);
      if (next !== null) files.add(next);
      else if (!name.startsWith("node:"))
        packages.set(name.split("/", name.startsWith("@") ? 2 : 1).join("/"), file);
    }
  }
  expect(files.size).toBeGreaterThan(200);
  expect([...packages.keys()]).toEqual(expect.arrayContaining(["hono", "mongodb", "prom-client"]));
  const missing = [...packages].filter(([name]) => !(name in manifest.dependencies));
  expect(missing).toEqual([]);
});

describe("the image", () => {
  const lines = read("docs/deploy/Dockerfile")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  const ignored = read("docs/deploy/Dockerfile.dockerignore").split("\n");

  test("is made of what is there, by commands that are there", () => {
    const copied = lines.flatMap(
      (line) => /^COPY (?!--from)(.+) \S+$/.exec(line)?.[1]?.split(" ") ?? [],
    );
    expect(copied).toEqual(expect.arrayContaining(["package-lock.json", "bot", "shared"]));
    for (const path of copied) {
      expect(existsSync(join(root, path)), path).toBe(true);
      expect(ignored, path).not.toContain(path);
    }
    const scripts = lines.flatMap((line) => /^RUN npm run (\S+)/.exec(line)?.[1] ?? []);
    expect(scripts).toEqual(["build"]);
    expect(manifest.scripts["build"]).toContain("liff/vite.config.ts");
  });

  test("starts as npm start does, as nobody in particular", () => {
    const [, command = ""] = /^CMD (\[.+\])$/m.exec(lines.join("\n")) ?? [];
    expect((JSON.parse(command) as string[]).join(" ")).toBe(manifest.scripts["start"]);
    expect(lines.indexOf("USER node")).toBeGreaterThan(0);
    expect(lines.indexOf("USER node")).toBeLessThan(
      lines.findIndex((line) => line.startsWith("CMD")),
    );
  });

  test("gets neither secrets nor data", () => {
    expect(ignored).toEqual(expect.arrayContaining([".env", "data", "*.bson", ".git"]));
  });
});

test("compose: the world reaches neither bot nor database but through this machine", () => {
  const { services } = parse(read("docs/deploy/compose.yaml")) as {
    services: Record<string, { ports?: string[]; build?: { context: string; dockerfile: string } }>;
  };
  expect(Object.keys(services)).toEqual(["ayumi", "mongo"]);
  const ports = Object.values(services).flatMap((service) => service.ports ?? []);
  expect(ports).toEqual(["127.0.0.1:3000:3000"]);
  const { context = "", dockerfile = "" } = services["ayumi"]?.build ?? {};
  expect(existsSync(join(root, "docs/deploy", context, dockerfile))).toBe(true);
});

test("systemd: what it starts is there, and it waits until the bot has ended by itself", () => {
  const unit = read("docs/deploy/ayumi.service");
  expect(unit).toContain(`ExecStart=/opt/ayumi/node_modules/.bin/${manifest.scripts["start"]}\n`);
  const drain = Number(/DRAIN_MS = ([\d_]+)/.exec(read("bot/main.ts"))?.[1]?.replace("_", ""));
  const wait = Number(/^TimeoutStopSec=(\d+)$/m.exec(unit)?.[1]);
  expect(wait * 1000).toBeGreaterThan(drain);
  const backup = read("docs/deploy/ayumi-backup.service");
  expect(backup).toContain(`node_modules/.bin/${manifest.scripts["backup"]} `);
});

describe("the workflow", () => {
  type Step = { readonly uses?: string; readonly run?: string };
  type Job = {
    readonly strategy: { readonly matrix: Readonly<Record<string, unknown>> };
    readonly env?: Readonly<Record<string, string>>;
    readonly steps: readonly Step[];
  };
  const text = read(".github/workflows/tests.yml");
  const { permissions, jobs } = parse(text) as { permissions: object; jobs: Record<string, Job> };
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  test("runs the tests on each Node of the README, and on a real MongoDB", () => {
    expect(jobs["tests"]?.strategy.matrix).toEqual({ node: [20, 22, 24] });
    expect(jobs["mongodb"]?.env).toEqual({
      MONGODB_URI: expect.stringMatching(/replicaSet=/) as string,
    });
    for (const job of Object.values(jobs)) {
      const commands = job.steps.flatMap(({ run }) => run ?? []);
      expect(commands).toEqual(expect.arrayContaining(["npm ci", "npm test"]));
    }
  });

  test("pins each action to a commit, and may only read", () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);
    expect(used.length).toBeGreaterThan(0);
    for (const action of used) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
    expect(permissions).toEqual({ contents: "read" });
  });
});
