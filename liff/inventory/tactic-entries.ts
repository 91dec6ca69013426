import { monthsAfter } from "#liff/text/dates.ts";
import type { ItemSection } from "#shared/inventory.ts";
import { itemNames } from "#shared/inventory-fields.ts";
import type { ItemView } from "#shared/inventory-view.ts";
import type { HandDecision, StandingView, TacticLinks, TacticView } from "#shared/tactics.ts";

type Of<S extends ItemSection> = { readonly section: S; readonly id: string };

/** A change of a tactic or task that the server has not confirmed yet. */
export type TacticEntry =
  | {
      readonly do: "decide";
      readonly op: string;
      readonly item: Of<"tactic">;
      readonly as: HandDecision;
      /** Today, as the page knew it. */
      readonly on: string;
    }
  | {
      readonly do: "relate";
      readonly op: string;
      readonly item: Of<"tactic">;
      readonly links: TacticLinks;
    }
  | {
      readonly do: "belong";
      readonly op: string;
      readonly item: Of<"task">;
      readonly tactic: string | null;
    }
  | {
      readonly do: "reshape";
      readonly op: string;
      readonly item: Of<"tactic" | "task">;
      readonly on: string;
    }
  | { readonly do: "unshape"; readonly op: string; readonly item: Of<"tactic" | "task"> };

const fresh: TacticView = {
  state: "active",
  since: null,
  lookAgainOn: null,
  goal: null,
  draws: [],
  before: null,
};

export const courseOf = (item: ItemView): TacticView => item.course ?? fresh;

/** Neither set aside nor closed: what a section is about today. */
export function isCurrent(item: ItemView): boolean {
  const closed = item.fields.find(({ id }) => id === "I9-4")?.value ?? null;
  return courseOf(item).state === "active" && closed !== "done" && closed !== "letGo";
}

export function itemAfter(item: ItemView, entry: TacticEntry): ItemView {
  switch (entry.do) {
    case "decide":
      return { ...item, course: courseAfter(item, entry.as, entry.on) };
    case "relate":
      return { ...item, course: { ...courseOf(item), ...entry.links } };
    case "belong":
      return { ...item, tactic: entry.tactic };
    case "reshape": {
      const text = textOf(item, itemNames[entry.item.section]);
      const formers = item.formers ?? [];
      const fields = item.fields.map((field) =>
        field.id === "I9-4" ? { ...field, value: null } : field,
      );
      return text === ""
        ? item
        : { ...item, fields, formers: [...formers, { text, on: entry.on }] };
    }
    case "unshape": {
      const former = item.formers?.at(-1);
      if (former === undefined) return item;
      const name = itemNames[entry.item.section];
      const fields = item.fields.map((field) =>
        field.id === name ? { ...field, value: former.text } : field,
      );
      return { ...item, fields, formers: item.formers?.slice(0, -1) };
    }
  }
}

function courseAfter(item: ItemView, as: HandDecision, on: string): TacticView {
  const course = courseOf(item);
  const { state, since, lookAgainOn } = course;
  const before: StandingView = { state, since, lookAgainOn };
  switch (as) {
    case "continue":
      return { ...course, lookAgainOn: lookAgainFrom(item, on), before };
    case "rest":
    case "graduate": {
      const next = as === "rest" ? "resting" : "graduated";
      return state === next
        ? course
        : { ...course, state: next, since: on, lookAgainOn: null, before };
    }
    case "wake":
      if (state === "active") return course;
      return {
        ...course,
        state: "active",
        since: null,
        lookAgainOn: lookAgainFrom(item, on),
        before,
      };
    case "takeBack":
      return course.before === null ? course : { ...course, ...course.before, before: null };
  }
}

function lookAgainFrom(item: ItemView, on: string): string | null {
  const after = textOf(item, "I8-5");
  return after === "" ? null : monthsAfter(on, after === "month" ? 1 : 3);
}

function textOf(item: ItemView, field: string): string {
  const value = item.fields.find(({ id }) => id === field)?.value;
  return typeof value === "string" ? value : "";
}
