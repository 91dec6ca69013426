import type { Say } from "./say.ts";

/**
 * Words that ask for gentleness. Deliberately few and literal: a miss costs less than a bot that
 * watches for moods. Nobody is told; it only shows where to talk.
 */
const signs: readonly RegExp[] = [
  /消えてしまいたい|消えたい|いなくなりたい|死にたい|死んでしまいたい|自殺|生きていたくない|生きるのがつらい|生きるのが辛い/u,
  /\b(?:kill myself|suicid\w*|want to die|wanna die|end my life|don['’]?t want to (?:live|be here)|want to disappear)\b/i,
];

export function asksForCare(text: string): boolean {
  return signs.some((sign) => sign.test(text));
}

/** Whoever looks at the phone from the side learns nothing from its notification. */
export const careCard = (supportUrl: string): Say => ({
  key: "SY18",
  cover: "SY18.cover",
  offers: [
    { label: { button: "stay", of: "SY18" }, tap: { do: "asIs" } },
    { label: { button: "support", of: "SY18" }, tap: { do: "support" }, uri: supportUrl },
  ],
});

/** The address, where its button cannot be tapped and its words are sent instead. */
export const supportCard = (supportUrl: string): Say => ({
  key: "SY18.link",
  cover: "SY18.cover",
  offers: [
    { label: { button: "support", of: "SY18.link" }, tap: { do: "support" }, uri: supportUrl },
  ],
});

/** Offered again after this at the earliest: being asked each time would feel watched. */
export const careAgainAfterMs = 24 * 60 * 60_000;
