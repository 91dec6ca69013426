import { longestNote, type StrengthWords } from "#shared/strengths.ts";
import { strengthWordIn, wordMeant } from "#shared/strength-words.ts";
import type { Locale } from "#shared/locale.ts";

/** A note while it is written: every part is a text. */
export type StrengthDraft = {
  /** Of the naming: sent again it is the same one. */
  readonly id: string;
  readonly name: string;
  readonly scene: string;
  readonly effect: string;
  readonly granted: string;
};

export const emptyDraft = (id: string): StrengthDraft => ({
  id,
  name: "",
  scene: "",
  effect: "",
  granted: "",
});

export const draftOf = (
  id: string,
  { word, name, scene, effect, granted }: StrengthWords,
  locale: Locale,
): StrengthDraft => ({
  id,
  name: word === null ? (name ?? "") : strengthWordIn(word, locale),
  scene,
  effect: effect ?? "",
  granted: granted ?? "",
});

/** The note that a draft says. A name that is exactly a word of the list is that word. */
export function wordsOfDraft({ name, scene, effect, granted }: StrengthDraft): StrengthWords {
  const word = wordMeant(name);
  const isWord =
    word !== null &&
    (["ja", "en"] as const).some((locale) => strengthWordIn(word, locale) === name);
  return {
    word: isWord ? word : null,
    name: isWord ? null : name,
    scene,
    effect: effect.trim() === "" ? null : effect,
    granted: granted.trim() === "" ? null : granted,
  };
}

const isBlankDraft = ({ name, scene, effect, granted }: StrengthDraft): boolean =>
  [name, scene, effect, granted].every((text) => text.trim() === "");

/** How many characters are left; negative where there are too many. */
export const roomIn = ({ scene, effect, granted }: StrengthDraft): number =>
  longestNote - scene.length - effect.length - granted.length;

type Kept = Readonly<Record<string, StrengthDraft>>;

/** Drafts stay on this device, record by record, until they are sent. */
export const createKeptDrafts = (
  storage: Pick<Storage, "getItem" | "setItem">,
  memberId: string,
) => {
  const key = `ayumi:naming:${memberId}`;
  return {
    read: (post: string): StrengthDraft | null => load()[post] ?? null,

    write(post: string, draft: StrengthDraft | null) {
      const { [post]: _, ...others } = load();
      const kept: Kept =
        draft === null || isBlankDraft(draft) ? others : { ...others, [post]: draft };
      try {
        storage.setItem(key, JSON.stringify(kept));
      } catch {
        // Full or forbidden: what is typed stays while the page is open.
      }
    },
  };

  function load(): Kept {
    try {
      const found: unknown = JSON.parse(storage.getItem(key) ?? "{}");
      // Written by this page alone, in this shape.
      return typeof found === "object" && found !== null ? (found as Kept) : {};
    } catch {
      return {};
    }
  }
};
