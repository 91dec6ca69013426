import type { Facts, NudgeKind } from "./kinds.ts";

/** The variant after the one that came last, of those that can be said. */
export function variantFor(
  kind: NudgeKind,
  facts: Pick<Facts, "nudged">,
  can: ReadonlySet<string>,
): string {
  const all = ["A", "B", "C"];
  const last = facts.nudged
    .filter((nudged) => nudged.kind === kind && nudged.variant !== undefined)
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())[0]?.variant;
  const from = last === undefined ? 0 : all.indexOf(last) + 1;
  const inTurn = [0, 1, 2].map((step) => all[(from + step) % all.length] ?? "A");
  return inTurn.find((variant) => can.has(variant)) ?? "A";
}
