import axe from "axe-core";
import type { Frame } from "playwright-core";

/** What keeps somebody from using what this frame shows, by WCAG 2.2 AA. */
export async function faultsIn(frame: Frame): Promise<string[]> {
  if (!(await frame.evaluate(() => "axe" in window))) await frame.evaluate(axe.source);
  // What is well is not asked for: telling of it takes longer than looking.
  return frame.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run({
      resultTypes: ["violations"],
      // Off unless asked for, though WCAG 2.2 AA has it.
      rules: { "target-size": { enabled: true } },
    });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
}
