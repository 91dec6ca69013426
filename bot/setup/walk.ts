import type { Locale } from "#shared/locale.ts";
import type { Changes } from "./changes.ts";
import { isWrong, statusOf, type Code, type Finding } from "./finding.ts";
import type { Kept } from "./keep.ts";
import { chooseLiff } from "./liff-choice.ts";
import { openLine } from "./line.ts";
import { mendOf, type Mends } from "./mends.ts";
import { namesIn, type Stage } from "./stages.ts";
import type { Person, Tone, Voice } from "./terminal.ts";
import { asPasted, asked, isSecret, isShaped, isSpare, type Asked, type Values } from "./values.ts";
import { placeOf, talk, wordsOf, type TalkKey } from "./words.ts";

const tones: Readonly<Record<ReturnType<typeof statusOf>, Tone>> = {
  good: "good",
  wrong: "wrong",
  advice: "advice",
  unknown: "advice",
  yours: "plain",
};

/** Goes through one stage until it is in order, or until it has to wait for somebody. */
export const createWalk = (deps: {
  readonly locale: Locale;
  readonly voice: Voice;
  readonly person: Person | null;
  readonly kept: Kept;
  /** What a rehearsal tells to type. */
  readonly shown: Values;
  readonly changes: Changes;
  readonly mends: Mends;
  readonly loginToken: () => string | null;
}) => {
  const { locale, voice, person, kept, shown, changes, mends, loginToken } = deps;
  const words = (key: TalkKey, vars = {}) => talk(locale, key, vars);
  const leftOut = new Set<Asked>();

  const tell = (one: Finding, tried: ReadonlySet<Code> = new Set()) => {
    const { what, mend } = wordsOf(locale, one);
    // What is about to be set needs no place to set it.
    if (mendOf(one.code) !== null && !tried.has(one.code)) return voice.say("advice", what);
    voice.say(tones[statusOf(one)], mend === null ? what : `${what}\n→ ${mend}`);
  };

  const ask = async (name: Asked): Promise<void> => {
    if (name === "LIFF_ID" && loginToken() !== null) return findLiff(loginToken() ?? "");
    if (person === null) return;
    voice.say("plain", placeOf(locale, name));
    const value = shown[name];
    if (value !== undefined) voice.say("advice", words("rehearsal_value", { value }));
    const typed = await person.ask({
      words: words(`ask_${name}`),
      secret: isSecret(name),
      problem: (text) => {
        if (text === "") return isSpare(name) ? undefined : words("empty");
        return isShaped(name, asPasted(name, text)) ? undefined : words("misshapen");
      },
    });
    if (typed === "") return void leftOut.add(name);
    kept.set(name, asPasted(name, typed));
    // Whoever stops at the next question finds it there.
    await kept.save([name]);
  };

  const findLiff = async (token: string) => {
    const { channels } = openLine(kept.values());
    const problem = await chooseLiff({ channels, token, kept, changes, person, locale });
    if (problem !== null) tell(problem);
  };

  const mend = async (findings: readonly Finding[], tried: Set<Code>): Promise<boolean> => {
    const own = findings.filter(({ code }) => mendOf(code) !== null && !tried.has(code));
    if (own.length === 0) return false;
    for (const { code } of own) tried.add(code);
    if (person !== null && !(await person.agrees(words("may_set")))) return false;
    for (const kind of new Set(own.map(({ code }) => mendOf(code)))) {
      if (kind !== null) await mends[kind](loginToken());
    }
    return true;
  };

  /** What to type again; null: it is left for later. */
  const askHow = async (names: readonly Asked[]): Promise<readonly Asked[] | null> => {
    if (person === null) return null;
    const answer = await person.choose(words("now_what"), [
      ...(names.length > 0 ? [{ value: "type", label: words("type_again") }] : []),
      { value: "look", label: words("look_again") },
      { value: "later", label: words("later") },
    ]);
    if (answer === "later") return null;
    return answer === "type" ? names : [];
  };

  return {
    tell,
    through: async (stage: Stage): Promise<void> => {
      const tried = new Set<Code>();
      const needed = stage.names.filter((name) => !kept.has(name) && !leftOut.has(name));
      voice.say("step", words(stage.title));
      if (stage.note !== undefined && needed.length > 0) voice.show(words(stage.note));
      let toAsk: readonly Asked[] = needed;
      for (;;) {
        for (const name of toAsk) await ask(name);
        if (person !== null) await kept.save(asked);
        const findings = await stage.check();
        const wrong = findings.filter(isWrong);
        const doubtful = [...new Set(wrong.flatMap((one) => namesIn(one, stage.names)))];
        // Nobody would type it again: what LINE refuses is not kept, so that it need not be replaced.
        if (person === null) {
          await kept.save(stage.names.filter((name) => !doubtful.includes(name)));
        }
        for (const one of findings) tell(one, tried);
        if (await mend(findings, tried)) {
          toAsk = [];
          continue;
        }
        if (wrong.length === 0) return;
        if (stage.names.length === 0 && stage.note !== undefined) voice.show(words(stage.note));
        const next = await askHow(doubtful);
        if (next === null) return;
        toAsk = next;
      }
    },
  };
};
