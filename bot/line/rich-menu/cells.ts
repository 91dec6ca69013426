export const menuLocales = ["ja", "en"] as const;

/** The places a rich menu cell opens, in reading order: three on top, three below. */
export const cells = [
  { at: "reflect", label: { ja: "振り返る", en: "Look back" } },
  { at: "feed", label: { ja: "みんなの歩み", en: "Our steps" } },
  { at: "inventory", label: { ja: "棚卸し", en: "Inventory" } },
  { at: "meetup", label: { ja: "定例会", en: "Meetup" } },
  { at: "record", label: { ja: "わたしの記録", en: "My record" } },
  { at: "settings", label: { ja: "設定・お休み", en: "Settings & rest" } },
] as const;

export type MenuPlace = (typeof cells)[number]["at"];

export const menuSize = { width: 2500, height: 1686 } as const;

/** Only an alias survives a redrawn picture: LINE gives each new picture a new menu id. */
export const englishAlias = "ayumi-en";
