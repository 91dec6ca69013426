import { useMemo } from "preact/hooks";
import { useMe } from "#liff/me.ts";
import type { Locale } from "#shared/locale.ts";
import type { Audience } from "#shared/reflection.ts";
import { enReach } from "./en-reach.ts";
import { jaReach } from "./ja-reach.ts";

export type ReachKey = keyof typeof jaReach;

const catalogs: Readonly<Record<Locale, Readonly<Record<ReachKey, string>>>> = {
  ja: jaReach,
  en: enReach,
};

/** How the pages call who sees what; the organizer by name, where there is one. */
export function useReach() {
  const { locale, organizer } = useMe();
  return useMemo(() => {
    const words = catalogs[locale];
    const named: Readonly<Record<Audience, string>> = {
      self: words.self,
      organizer: words.organizer.replace("{organizer}", () => organizer ?? words.unnamed),
      circle: words.circle,
    };
    const laterTo = (audience: Audience) =>
      audience === "self" ? named.self : words.later.replace("{audience}", () => named[audience]);
    return {
      words: named,
      /** Who will see it once it is shown: until then nobody does. */
      laterTo,
      tell: (key: ReachKey) => words[key],
      organizer: organizer ?? words.unnamed,
      /** The sentence for who cannot see where it stands. */
      nameOf: (name: string, audience: string) =>
        words.now.replace("{name}", () => name).replace("{audience}", () => audience),
    };
  }, [locale, organizer]);
}
