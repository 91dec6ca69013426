import type { Locale } from "#shared/locale.ts";
import { talk, type TalkKey } from "./words.ts";

/** What a run changed, in its order, each thing once. */
export const createChanges = (locale: Locale, file: string) => {
  const lines = new Set<string>();
  const names = new Set<string>();
  return {
    add: (key: TalkKey, vars: Readonly<Record<string, string>> = {}): void =>
      void lines.add(talk(locale, key, { ...vars, file })),
    addNames: (written: readonly string[]): void => {
      for (const name of written) names.add(name);
    },
    list: (): readonly string[] => [
      ...(names.size > 0
        ? [talk(locale, "changed_env", { file, names: [...names].join(", ") })]
        : []),
      ...lines,
    ],
  };
};

export type Changes = ReturnType<typeof createChanges>;
