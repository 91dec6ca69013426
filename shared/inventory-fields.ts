import type { ItemSection, Section } from "./inventory.ts";
import type { Audience } from "./reflection.ts";

export type FieldKind =
  | "text"
  | "long"
  | "lines"
  | "chips"
  | "choice"
  | "multi"
  | "scale"
  | "slider"
  | "period";

export type FieldSpec = {
  readonly section: Section;
  readonly kind: FieldKind;
  /** Belongs to each item of its section instead of to the section itself. */
  readonly isOfItem?: true;
  readonly choices?: readonly string[];
  readonly most?: number;
  /** What is suggested when the member shows something; until then everything is `self`. */
  readonly share: Audience;
  /** The widest audience it can ever have; `circle` where nothing is said. */
  readonly widest?: Audience;
};

const five = ["1", "2", "3", "4", "5"] as const;

/** Every field of the inventory by its id, in the order they are asked. */
export const inventoryFields = {
  "I1-1": {
    section: "purpose",
    kind: "chips",
    choices: [
      "honesty",
      "challenge",
      "stability",
      "learning",
      "use",
      "deciding",
      "making",
      "team",
      "family",
      "health",
      "leisure",
      "recognition",
      "locality",
      "next",
      "beauty",
      "truth",
    ],
    most: 3,
    share: "circle",
  },
  "I1-2": { section: "purpose", kind: "long", share: "circle" },
  "I1-3": { section: "purpose", kind: "text", share: "self" },
  "I1-4": { section: "purpose", kind: "scale", choices: five, share: "self" },

  "I2-1": { section: "goal", kind: "long", share: "circle" },
  "I2-2": { section: "goal", kind: "lines", most: 3, share: "circle" },
  "I2-3": { section: "goal", kind: "text", share: "circle" },
  "I2-4": { section: "goal", kind: "text", share: "circle" },
  "I2-5": {
    section: "goal",
    kind: "choice",
    choices: ["own", "family", "company", "expected", "unknown"],
    share: "self",
  },

  "I3-1": { section: "skill", kind: "text", isOfItem: true, share: "circle" },
  "I3-2": {
    section: "skill",
    kind: "choice",
    isOfItem: true,
    choices: ["learning", "taught", "alone", "teaching"],
    share: "circle",
  },
  "I3-3": { section: "skill", kind: "text", isOfItem: true, share: "circle" },
  "I3-4": {
    section: "skill",
    kind: "choice",
    isOfItem: true,
    choices: ["grow", "keep", "letGo"],
    share: "circle",
  },

  "I4-1": { section: "experience", kind: "period", isOfItem: true, share: "circle" },
  "I4-2": { section: "experience", kind: "text", isOfItem: true, share: "circle" },
  "I4-3": { section: "experience", kind: "long", isOfItem: true, share: "circle" },
  "I4-4": { section: "experience", kind: "text", isOfItem: true, share: "circle" },
  "I4-5": { section: "experience", kind: "text", isOfItem: true, share: "circle" },
  "I4-6": { section: "experience", kind: "slider", isOfItem: true, share: "self" },
  // How much of the item others see: a rule, so nobody else reads it.
  "I4-7": {
    section: "experience",
    kind: "choice",
    isOfItem: true,
    choices: ["full", "outline", "hidden"],
    share: "self",
    widest: "self",
  },

  // Rows about people are about somebody who never agreed to be shown.
  "I5-1": { section: "people", kind: "text", isOfItem: true, share: "self", widest: "self" },
  "I5-2": {
    section: "people",
    kind: "multi",
    isOfItem: true,
    choices: ["advice", "inspire", "cheer", "help", "miss"],
    share: "self",
    widest: "self",
  },
  "I5-3": {
    section: "people",
    kind: "choice",
    isOfItem: true,
    choices: ["month", "quarter", "year", "longer"],
    share: "self",
    widest: "self",
  },
  "I5-4": { section: "people", kind: "text", isOfItem: true, share: "self", widest: "self" },
  "I5-5": { section: "people", kind: "text", share: "circle" },

  "I6-1": {
    section: "money",
    kind: "scale",
    choices: [...five, "unsaid"],
    share: "self",
    widest: "organizer",
  },
  "I6-2": {
    section: "money",
    kind: "choice",
    choices: ["ample", "even", "uneasy", "worried", "unsaid"],
    share: "self",
    widest: "organizer",
  },
  "I6-3": {
    section: "money",
    kind: "choice",
    choices: ["yes", "little", "no", "unsaid"],
    share: "self",
    widest: "organizer",
  },
  "I6-4": { section: "money", kind: "text", share: "self", widest: "organizer" },
  "I6-5": { section: "money", kind: "text", share: "self", widest: "organizer" },
  "I6-N": {
    section: "money",
    kind: "text",
    isOfItem: true,
    share: "self",
    widest: "organizer",
  },

  "I7-1": {
    section: "time",
    kind: "choice",
    choices: ["none", "half", "hour", "hours"],
    share: "circle",
  },
  "I7-2": {
    section: "time",
    kind: "choice",
    choices: ["none", "hour", "half", "day"],
    share: "circle",
  },
  "I7-3": {
    section: "time",
    kind: "choice",
    choices: ["morning", "noon", "evening", "night", "late"],
    share: "circle",
  },
  "I7-4": { section: "time", kind: "text", share: "circle" },
  "I7-5": { section: "time", kind: "text", share: "self" },
  "I7-6": {
    section: "time",
    kind: "multi",
    choices: ["child", "care", "clinic", "commute", "season", "other", "unsaid"],
    share: "self",
  },
  "I7-N": { section: "time", kind: "text", isOfItem: true, share: "self" },

  "I8-1": { section: "tactic", kind: "text", isOfItem: true, share: "circle" },
  "I8-2": {
    section: "tactic",
    kind: "multi",
    isOfItem: true,
    choices: ["skill", "experience", "people", "money", "time"],
    share: "circle",
  },
  "I8-3": { section: "tactic", kind: "text", isOfItem: true, share: "self" },
  "I8-4": { section: "tactic", kind: "text", isOfItem: true, share: "self" },
  "I8-5": {
    section: "tactic",
    kind: "choice",
    isOfItem: true,
    choices: ["month", "quarter"],
    share: "circle",
  },
  // What is said at a graduation is said to oneself.
  "I8-6": { section: "tactic", kind: "text", isOfItem: true, share: "self", widest: "self" },

  "I9-1": { section: "task", kind: "text", isOfItem: true, share: "circle" },
  "I9-2": { section: "task", kind: "text", isOfItem: true, share: "circle" },
  "I9-3": {
    section: "task",
    kind: "choice",
    isOfItem: true,
    choices: ["buddy", "circle", "nobody"],
    share: "self",
    widest: "self",
  },
  "I9-4": {
    section: "task",
    kind: "choice",
    isOfItem: true,
    choices: ["done", "reshape", "letGo"],
    share: "circle",
  },
} as const satisfies Readonly<Record<string, FieldSpec>>;

export type FieldId = keyof typeof inventoryFields;

/** The field that names an item of the section. */
export const itemNames = {
  skill: "I3-1",
  experience: "I4-2",
  people: "I5-1",
  money: "I6-N",
  time: "I7-N",
  tactic: "I8-1",
  task: "I9-1",
} as const satisfies Readonly<Record<ItemSection, FieldId>>;

/** Items of these two only grow out of reflections: their fields ask for everything else. */
export const isGrown = (section: Section): boolean => section === "money" || section === "time";

/** How many items a section can hold. */
export const mostItems = (section: Section): number => (section === "tactic" ? 3 : 100);

export const fieldIds = Object.keys(inventoryFields) as readonly FieldId[];

export const isFieldId = (id: string): id is FieldId => Object.hasOwn(inventoryFields, id);

export const isItemSection = (section: string): section is ItemSection =>
  Object.hasOwn(itemNames, section);

export const specOf = (id: FieldId): FieldSpec => inventoryFields[id];

export const widestOf = (id: FieldId): Audience => specOf(id).widest ?? "circle";

/** The fields that stand in a section once, or in each of its items. */
export const fieldsOf = (section: Section, of: "section" | "item"): readonly FieldId[] =>
  fieldIds.filter((id) => {
    const spec = specOf(id);
    return spec.section === section && (spec.isOfItem === true) === (of === "item");
  });
