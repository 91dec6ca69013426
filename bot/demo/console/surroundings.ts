import { createContext } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import type { Act } from "#bot/demo/console-api.ts";
import { sayIn } from "./words.ts";
import type { Language, Say } from "./words.ts";

/** What every part of the page may use. */
export type Surroundings = {
  readonly language: Language;
  readonly say: Say;
  readonly bot: { readonly userId: string; readonly name: string };
  readonly liffUrl: string | null;
  readonly act: (what: Act, failed?: () => void) => void;
  /** One quiet line that everyone hears, such as "Copied". */
  readonly tell: (text: string) => void;
  /** The double's clock. */
  readonly now: () => Date;
};

const Context = createContext<Surroundings>({
  language: "ja",
  say: sayIn("ja"),
  bot: { userId: "", name: "" },
  liffUrl: null,
  act: () => undefined,
  tell: () => undefined,
  now: () => new Date(),
});

export const SurroundingsProvider = Context.Provider;

export const useSurroundings = () => useContext(Context);

/** The double's time, read again every so often. */
export function useNow(everyMs: number): Date {
  const { now } = useSurroundings();
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now();
}
