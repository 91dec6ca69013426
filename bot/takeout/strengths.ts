import type { Told } from "#bot/conversation/records.ts";
import type { Locale } from "#shared/locale.ts";
import { strengthName, type StrengthWords } from "#shared/strengths.ts";
import type { Chapter } from "./document.ts";
import type { Collections } from "./json.ts";
import { takeoutWords } from "./words.ts";

/** As it was taken along: of one that was given nothing tells how it was received. */
type TakenStrength = StrengthWords & {
  readonly to: string;
  readonly memberId: string;
  readonly signature?: string | null;
};

// Documents of this collection are strength notes: the store alone writes them.
const strengthsIn = (collections: Collections) =>
  (collections["strengths"] ?? []) as unknown as readonly TakenStrength[];

/** Who is named in them. */
export const namersIn = (collections: Collections): string[] =>
  strengthsIn(collections).flatMap(({ to, memberId }) => [to, memberId]);

/** The strengths that companions saw, and those that were named in them. */
export function strengthChapters(
  collections: Collections,
  of: {
    readonly memberId: string;
    readonly names: ReadonlyMap<string, string | null>;
    readonly locale: Locale;
  },
): Chapter[] {
  const { memberId, names, locale } = of;
  const words = takeoutWords[locale];
  const all = strengthsIn(collections);
  const isGiven = (note: TakenStrength) => note.memberId === memberId;
  const titleOf = (note: TakenStrength) => {
    const strength = strengthName(note, locale);
    const other = isGiven(note) ? names.get(note.to) : (note.signature ?? names.get(note.memberId));
    if (other === undefined || other === null) return strength;
    return words[isGiven(note) ? "strengthTo" : "strengthFrom"]
      .replace("{strength}", () => strength)
      .replace("{name}", () => other);
  };
  const told = ({ scene, effect, granted }: TakenStrength): Told[] =>
    [
      { label: "", text: scene },
      { label: words.strengthEffect, text: effect ?? "" },
      { label: words.strengthGranted, text: granted ?? "" },
    ].filter(({ text }) => text !== "");
  const chapter = (title: string, notes: readonly TakenStrength[]): Chapter[] =>
    notes.length === 0
      ? []
      : [
          {
            title,
            told: [],
            parts: notes.map((note) => ({ title: titleOf(note), told: told(note) })),
          },
        ];
  return [
    ...chapter(
      words.strengthsReceived,
      all.filter((note) => !isGiven(note)),
    ),
    ...chapter(words.strengthsGiven, all.filter(isGiven)),
  ];
}
