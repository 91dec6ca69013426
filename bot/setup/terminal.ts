import type { Readable, Writable } from "node:stream";
import type { Locale } from "#shared/locale.ts";
import { talk } from "./words.ts";
import { confirm, intro, isCancel, log, note, outro, password, select, text } from "@clack/prompts";

/** Thrown where the person at the terminal stops; what is kept by then stays kept. */
export const STOPPED = Symbol("stopped");

export type Tone = "step" | "good" | "wrong" | "advice" | "plain";

/** How set-up speaks, whether or not somebody is there to be asked. */
export type Voice = {
  readonly begin: (title: string) => void;
  readonly say: (tone: Tone, words: string) => void;
  readonly show: (words: string) => void;
  readonly end: (words: string) => void;
};

/** Somebody who can be asked. */
export type Person = {
  /** What is typed; a secret is not shown. `problem` answers why it cannot be taken. */
  readonly ask: (question: {
    readonly words: string;
    readonly secret: boolean;
    readonly problem: (typed: string) => string | undefined;
  }) => Promise<string>;
  readonly choose: (
    words: string,
    options: readonly { readonly value: string; readonly label: string }[],
  ) => Promise<string>;
  readonly agrees: (words: string) => Promise<boolean>;
};

/** Prompts on a terminal. */
export const openTerminal = (
  streams: { readonly input: Readable; readonly output: Writable },
  locale: () => Locale,
): Voice & Person => {
  const tones = { step: log.step, good: log.success, wrong: log.error, advice: log.warn };
  return {
    begin: (title) => intro(title, streams),
    say: (tone, words) =>
      tone === "plain" ? log.message(words, streams) : tones[tone](words, streams),
    show: (words) => note(words, talk(locale(), "first"), { ...streams, format: (line) => line }),
    end: (words) => outro(words, streams),
    ask: async ({ words, secret, problem }) => {
      const validate = (typed: string | undefined) => problem((typed ?? "").trim());
      const question = { message: words, validate, ...streams };
      const typed = await (secret ? password(question) : text(question));
      return orStop(typed ?? "").trim();
    },
    choose: async (words, options) =>
      orStop(
        await select({
          message: words,
          options: [...options],
          showInstructions: false,
          ...streams,
        }),
      ),
    agrees: async (words) =>
      orStop(
        await confirm({
          message: words,
          active: talk(locale(), "yes"),
          inactive: talk(locale(), "no"),
          ...streams,
        }),
      ),
  };
};

/** Lines for a log or a script. */
export const openLines = (write: (text: string) => void): Voice => {
  const signs = { step: "\n", good: "  ✓ ", wrong: "  ✗ ", advice: "  ! ", plain: "  " };
  return {
    begin: (title) => write(`${title}\n`),
    say: (tone, words) => write(`${signs[tone]}${words.replaceAll("\n", "\n      ")}\n`),
    show: () => {},
    end: (words) => write(`\n${words}\n`),
  };
};

const orStop = <T>(answer: T): Exclude<T, symbol> => {
  if (isCancel(answer)) throw STOPPED;
  return answer as Exclude<T, symbol>;
};
