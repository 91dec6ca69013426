import { readArguments } from "./arguments.ts";
import { readEnvFile, type EnvFile } from "./env-file.ts";
import { exitCodeOf } from "./finding.ts";
import { inspect } from "./inspect.ts";
import { rehearsalBeside } from "./rehearsal.ts";
import { failureOf } from "./reason.ts";
import { toJson, toText } from "./report.ts";
import { toValues } from "./values.ts";
import { talk, terminalLocale } from "./words.ts";

/** `npm run doctor`: everything set-up checks, changing nothing; resolves to the exit code. */
export const runDoctor = async (deps: {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where `.env` lies. */
  readonly folder: string;
  readonly write: (text: string) => void;
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => Date;
}): Promise<number> => {
  const { argv, env, folder, write, fetch, now } = deps;
  const read = readArguments(argv, ["json", "rehearse", "help"]);
  const locale = terminalLocale(read.ok ? read.language : undefined, env);
  if (!read.ok) {
    write(`${talk(locale, "bad_flag", { flag: read.flag })}\n`);
    return 2;
  }
  if (read.on.has("help")) {
    write(`${talk(locale, "help_doctor")}\n`);
    return 0;
  }
  const rehearsal = read.on.has("rehearse") ? rehearsalBeside(env) : null;
  const path = read.file(folder, rehearsal?.file);
  let file: EnvFile;
  try {
    file = await readEnvFile(path);
  } catch (error) {
    write(`${failureOf(locale, error, path)}\n`);
    return 2;
  }
  // As the bot reads them: the environment comes before the file.
  const values = { ...file.values, ...(rehearsal?.where ?? toValues(env)) };
  const findings = await inspect({ values, mode: file.mode, fetch, now });
  write(read.on.has("json") ? toJson(locale, findings) : toText(locale, findings));
  return exitCodeOf(findings);
};
