import { resolve } from "node:path";
import { parseArgs, type ParseArgsOptionsConfig } from "node:util";
import { asked, toValues, type Asked, type Values } from "./values.ts";

/** `LINE_CHANNEL_SECRET` is given as `--channel-secret`. */
export const flagOf = (name: Asked): string =>
  name
    .replace(/^LINE_/, "")
    .toLowerCase()
    .replaceAll("_", "-");

export type Read =
  | {
      readonly ok: true;
      readonly on: ReadonlySet<string>;
      readonly values: Values;
      readonly language: string | undefined;
      /** The file that holds the values; the services of a system keep theirs elsewhere. */
      readonly file: (folder: string, usual?: string) => string;
    }
  | { readonly ok: false; readonly flag: string };

/** The flags of a command line; one that is not known is named, never what was given with it. */
export const readArguments = (
  argv: readonly string[],
  switches: readonly string[],
  names: readonly Asked[] = [],
): Read => {
  const options: ParseArgsOptionsConfig = {
    language: { type: "string" },
    "env-file": { type: "string" },
    ...Object.fromEntries(switches.map((name) => [name, { type: "boolean" as const }])),
    ...Object.fromEntries(names.map((name) => [flagOf(name), { type: "string" as const }])),
  };
  const wrong = argv.find((one) => {
    const flag = /^--(?<flag>[^=]+)/.exec(one)?.groups?.["flag"];
    return flag !== undefined && !Object.hasOwn(options, flag);
  });
  if (wrong !== undefined) return { ok: false, flag: wrong.split("=")[0] ?? "" };
  try {
    const given: Record<string, unknown> = parseArgs({ args: [...argv], options }).values;
    const text = (flag: string) => {
      const value = given[flag];
      return typeof value === "string" ? value : undefined;
    };
    return {
      ok: true,
      on: new Set(switches.filter((name) => given[name] === true)),
      values: toValues(Object.fromEntries(asked.map((name) => [name, text(flagOf(name))]))),
      language: text("language"),
      file: (folder, usual = ".env") => resolve(folder, text("env-file") ?? usual),
    };
  } catch {
    return { ok: false, flag: argv.find((one) => one.startsWith("--"))?.split("=")[0] ?? "?" };
  }
};
