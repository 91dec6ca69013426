import { isBlank } from "#shared/inventory.ts";
import { itemNames, mostItems, type FieldId } from "#shared/inventory-fields.ts";
import { goalOfLine, type HandDecision, type TacticLinks } from "#shared/tactics.ts";
import { newCourse, type Course, type Standing } from "./course.ts";
import type { FieldStates, InventoryState, Item, ItemPlace, Outcome, Writing } from "./rules.ts";

const missing = { ok: false, reason: "missing" } as const;

export const courseOf = (item: Item): Course => item.course ?? newCourse;

/** Neither resting nor graduated; whatever is no tactic always is. */
export const isActive = (item: Item): boolean => courseOf(item).state === "active";

export const standingOf = ({ state, since, lookedAt }: Standing): Standing => ({
  state,
  since,
  lookedAt,
});

/** A tactic after a decision on the page. */
export function decide(state: InventoryState, id: string, as: HandDecision, at: Date): Outcome {
  const item = tacticIn(state, id);
  if (item === undefined) return missing;
  const course = courseOf(item);
  const before = standingOf(course);
  const moved = (standing: Partial<Standing>): Outcome => ({
    ok: true,
    state: withItem(state, { ...item, course: { ...course, ...standing, before }, at }),
  });
  switch (as) {
    case "continue":
      return moved({ lookedAt: at });
    case "rest":
    case "graduate": {
      const next = as === "rest" ? "resting" : "graduated";
      return course.state === next ? { ok: true, state } : moved({ state: next, since: at });
    }
    case "wake":
      if (course.state === "active") return { ok: true, state };
      if (activeTactics(state).length >= mostItems("tactic")) return { ok: false, reason: "full" };
      return moved({ state: "active", since: at, lookedAt: at });
    case "takeBack": {
      if (course.before === null) return { ok: true, state };
      const restored = { ...course, ...course.before, before: null };
      return { ok: true, state: withItem(state, { ...item, course: restored, at }) };
    }
  }
}

/** What a tactic serves and draws on. */
export function relate(state: InventoryState, id: string, { goal, draws }: TacticLinks): Outcome {
  const item = tacticIn(state, id);
  if (item === undefined) return missing;
  return {
    ok: true,
    state: withItem(state, { ...item, course: { ...courseOf(item), goal, draws } }),
  };
}

/** A task that serves a tactic, or none. */
export function belong(state: InventoryState, id: string, tactic: string | null): Outcome {
  const item = state.items.find((each) => each.id === id && each.section === "task");
  if (item === undefined) return missing;
  if (tactic !== null && tacticIn(state, tactic) === undefined) return missing;
  return { ok: true, state: withItem(state, { ...item, tactic }) };
}

/** Before new words: the wording of today is kept as an earlier one, and a closed task opens. */
export function reshape(state: InventoryState, place: ItemPlace, at: Date): Outcome {
  const item = itemAt(state, place);
  if (item === undefined) return missing;
  const text = nameOf(item);
  const formers = item.formers ?? [];
  const kept = text === "" ? formers : [...formers, { text, at }];
  const closed = item.values["I9-4"];
  const isClosed = closed !== undefined && closed.value !== null;
  const values = isClosed ? rewritten(item.values, "I9-4", null, at) : item.values;
  return { ok: true, state: withItem(state, { ...item, values, formers: kept, at }) };
}

/** The last earlier wording is the wording again. */
export function unshape(state: InventoryState, place: ItemPlace, at: Date): Outcome {
  const item = itemAt(state, place);
  if (item === undefined) return missing;
  const former = item.formers?.at(-1);
  if (former === undefined) return { ok: true, state };
  const values = rewritten(item.values, itemNames[item.section], former.text, at);
  const formers = item.formers?.slice(0, -1) ?? [];
  return { ok: true, state: withItem(state, { ...item, values, formers, at }) };
}

/**
 * What follows a write: a goal reworded keeps its tactics, and a time to look again counts from
 * when it was chosen.
 */
export function afterWrite(
  before: InventoryState,
  state: InventoryState,
  { item: place, field, value }: Writing,
  at: Date,
): InventoryState {
  if (place !== null && field === "I8-5") {
    const item = tacticIn(state, place.id);
    const earlier = before.items.find(({ id }) => id === place.id)?.values[field]?.value ?? null;
    if (item === undefined || earlier === value) return state;
    return withItem(state, { ...item, course: { ...courseOf(item), lookedAt: at } });
  }
  if (field !== "I2-2") return state;
  const renamed = renamedLine(linesOf(before.fields[field]?.value), linesOf(value));
  if (renamed === null) return state;
  const from = goalOfLine(renamed.from);
  const items = state.items.map((item) =>
    item.course?.goal === from
      ? { ...item, course: { ...item.course, goal: goalOfLine(renamed.to) } }
      : item,
  );
  return { ...state, items };
}

/** A field's new value; who sees it stays as it was. */
export function rewritten(
  values: FieldStates,
  field: FieldId,
  value: string | null,
  at: Date,
): FieldStates {
  const { audience = "self", rev = 0 } = values[field] ?? {};
  return { ...values, [field]: { value, audience, rev: rev + 1, at } };
}

export const activeTactics = ({ items }: InventoryState): readonly Item[] =>
  items.filter((item) => item.section === "tactic" && !item.draft && isActive(item));

export const nameOf = (item: Item): string => {
  const value = item.values[itemNames[item.section]]?.value ?? null;
  return typeof value === "string" && !isBlank(value) ? value : "";
};

const tacticIn = (state: InventoryState, id: string) =>
  state.items.find((item) => item.id === id && item.section === "tactic" && !item.draft);

const itemAt = (state: InventoryState, { section, id }: ItemPlace) =>
  state.items.find((item) => item.id === id && item.section === section && !item.draft);

const withItem = (state: InventoryState, item: Item): InventoryState => ({
  ...state,
  items: state.items.map((each) => (each.id === item.id ? item : each)),
});

/** The one line of two lists that is not the same in both. */
function renamedLine(before: readonly string[], after: readonly string[]) {
  if (before.length !== after.length) return null;
  const changed = before.flatMap((from, at) => {
    const to = after[at] ?? "";
    return from === to ? [] : [{ from, to }];
  });
  const [only] = changed;
  return changed.length === 1 && only !== undefined && !before.includes(only.to) ? only : null;
}

const linesOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? (value as readonly string[]) : [];
