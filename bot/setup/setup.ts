import { relative } from "node:path";
import type { Readable, Writable } from "node:stream";
import { settingNames } from "#bot/config.ts";
import type { Locale } from "#shared/locale.ts";
import { flagOf, readArguments } from "./arguments.ts";
import { createChanges } from "./changes.ts";
import { isLineKnown } from "./checks/settings.ts";
import { readEnvFile } from "./env-file.ts";
import { exitCodeOf, finding, isWrong } from "./finding.ts";
import { inspect, yours } from "./inspect.ts";
import { openKept } from "./keep.ts";
import { createMends } from "./mends.ts";
import { failureOf } from "./reason.ts";
import { rehearsalBeside, type Rehearsal } from "./rehearsal.ts";
import { createStages } from "./stages.ts";
import { openLines, openTerminal, STOPPED, type Person, type Voice } from "./terminal.ts";
import { asked, toValues, type Values } from "./values.ts";
import { createWalk } from "./walk.ts";
import { talk, terminalLocale, wordsOf } from "./words.ts";

const INTERRUPTED = 130;

export type SetupDeps = {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Where `.env` lies. */
  readonly folder: string;
  readonly input: Readable;
  readonly output: Writable;
  /** Whether somebody sits at the input. */
  readonly isAttended: boolean;
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => Date;
};

/** `npm run setup`: from empty to live, and safe to run again; resolves to the exit code. */
export const runSetup = async (deps: SetupDeps): Promise<number> => {
  const { argv, env, folder, output } = deps;
  const write = (text: string) => void output.write(text);
  const read = readArguments(argv, ["yes", "replace", "rehearse", "help"], asked);
  const locale = terminalLocale(read.ok ? read.language : undefined, env);
  if (!read.ok) {
    write(`${talk(locale, "bad_flag", { flag: read.flag })}\n`);
    return 2;
  }
  if (read.on.has("help")) {
    const flags = asked.map((name) => `  --${flagOf(name).padEnd(24)}${name}\n`).join("");
    write(`${talk(locale, "help_setup")}\n\n${flags}`);
    return 0;
  }
  if (!read.on.has("yes") && !deps.isAttended) {
    write(`${talk(locale, "no_terminal")}\n`);
    return 2;
  }
  let spoken = locale;
  const terminal = read.on.has("yes") ? null : openTerminal(deps, () => spoken);
  const isUnattended = terminal === null;
  const rehearsal = read.on.has("rehearse") ? rehearsalBeside(env) : null;
  const path = read.file(folder, rehearsal?.file);
  const beside = relative(folder, path);
  const file = beside.startsWith("..") ? path : beside;
  const around = rehearsal?.where ?? toValues(env);
  const given = { ...around, ...(isUnattended && rehearsal?.values), ...read.values };
  try {
    if (terminal !== null && read.language === undefined) {
      spoken = await askLanguage(terminal, locale);
    }
    if (rehearsal !== null && !(await rehearsal.isRunning())) {
      write(`${talk(spoken, "rehearsal_alone")}\n`);
      return 2;
    }
    const settled = await settle(
      (await readEnvFile(path)).values,
      given,
      read.on.has("replace"),
      terminal,
      spoken,
      file,
    );
    if (!settled.ok) {
      for (const name of settled.names)
        write(`${talk(spoken, "replace_refused", { name, file })}\n`);
      return 2;
    }
    return await walkThrough(
      { path, file, rehearsal, fetch: deps.fetch, now: deps.now },
      settled.values,
      spoken,
      terminal ?? openLines(write),
      terminal,
    );
  } catch (error) {
    if (error !== STOPPED) {
      write(`\n${failureOf(spoken, error, path)}\n`);
      return 2;
    }
    write(`\n${talk(spoken, "stopped", { file })}\n`);
    return INTERRUPTED;
  }
};

const askLanguage = async (person: Person, likely: Locale): Promise<Locale> => {
  const both = [
    { value: "ja", label: "日本語" },
    { value: "en", label: "English" },
  ];
  const options = likely === "ja" ? both : both.toReversed();
  return (await person.choose("言葉 / Language", options)) === "ja" ? "ja" : "en";
};

/** What is given beside .env; where .env holds another value, only who is asked replaces it. */
const settle = async (
  held: Values,
  given: Values,
  mayReplace: boolean,
  person: Person | null,
  locale: Locale,
  file: string,
): Promise<{ ok: true; values: Values } | { ok: false; names: readonly string[] }> => {
  const others = settingNames.filter((name) => !asked.some((one) => one === name));
  const values: Record<string, string | undefined> = Object.fromEntries(
    others.map((name) => [name, given[name]]),
  );
  const refused: string[] = [];
  for (const name of asked) {
    const isOther =
      held[name] !== undefined && given[name] !== undefined && held[name] !== given[name];
    if (!isOther || mayReplace) values[name] = given[name];
    else if (person === null) refused.push(name);
    else if (await person.agrees(talk(locale, "replace", { name, file })))
      values[name] = given[name];
  }
  return refused.length > 0
    ? { ok: false, names: refused }
    : { ok: true, values: toValues(values) };
};

const walkThrough = async (
  deps: {
    readonly path: string;
    /** The same as the person calls it. */
    readonly file: string;
    readonly rehearsal: Rehearsal | null;
    readonly fetch: typeof globalThis.fetch;
    readonly now: () => Date;
  },
  given: Values,
  locale: Locale,
  voice: Voice,
  person: Person | null,
): Promise<number> => {
  const { fetch, now, file, rehearsal } = deps;
  const changes = createChanges(locale, file);
  const kept = await openKept(deps.path, given, changes);
  voice.begin(talk(locale, "title"));
  if (person !== null) voice.say("plain", talk(locale, "intro", { file }));
  if (rehearsal !== null) voice.say("advice", talk(locale, "rehearsal", { file }));
  const isSafe = isLineKnown(kept.values());
  const { stages, loginToken } = createStages(kept, fetch, now);
  const mends = createMends(kept, changes);
  const shown = rehearsal?.values ?? {};
  const walk = createWalk({ locale, voice, person, kept, shown, changes, mends, loginToken });
  for (const stage of isSafe ? stages : []) await walk.through(stage);

  if (person !== null) await askForTheRest(person, voice, locale, changes.list().length > 0);
  const findings = await inspect({ values: kept.values(), mode: kept.mode(), fetch, now });
  if (!isSafe) for (const one of findings.filter(isWrong)) walk.tell(one);
  const changed = changes.list();
  voice.say("step", talk(locale, changed.length > 0 ? "changed" : "unchanged"));
  for (const line of changed) voice.say("plain", line);
  if (person === null) {
    voice.say("step", talk(locale, "doctor_yours"));
    for (const code of yours) walk.tell(finding(code));
  }
  const wrong = findings.filter(isWrong).length;
  const isLive = person !== null && rehearsal === null;
  const last = isLive ? "live" : "in_place";
  voice.end(wrong > 0 ? talk(locale, "left", { count: String(wrong) }) : talk(locale, last));
  return exitCodeOf(findings);
};

/** The switches that LINE shows to nobody else: one by one, or on a later run all at a glance. */
const askForTheRest = async (person: Person, voice: Voice, locale: Locale, isFirst: boolean) => {
  voice.say("step", talk(locale, "step_yours"));
  const items = yours.map((code) => wordsOf(locale, finding(code)));
  if (!isFirst) {
    for (const { what, mend } of items) voice.say("plain", `${what}\n→ ${mend}`);
    if (await person.agrees(talk(locale, "are_all_so"))) return;
  }
  for (const { what, mend } of items) {
    voice.say("plain", `→ ${mend}`);
    const isSo = await person.agrees(what);
    if (!isSo) voice.say("advice", `${talk(locale, "later")}: ${mend}`);
  }
};
