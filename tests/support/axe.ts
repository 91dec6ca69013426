import axe from "axe-core";
import type { Frame } from "playwright-core";

/** What keeps somebody from using what this frame shows, by WCAG 2.2 AA. */
export async function faultsIn(frame: Frame): Promise<string[]> {
  await frame.evaluate(axe.source);
  // Off unless asked for, though WCAG 2.2 AA has it.
  const rules = { "target-size": { enabled: true } };
  const { violations } = await frame.evaluate(
    (options) => (window as unknown as { axe: typeof axe }).axe.run(options),
    { rules },
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
