import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes longest begins first, so that nothing long is left for the end. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((one, other) => rank(one) - rank(other));
  }
}

const rank = ({ moduleId }: TestSpecification): number =>
  moduleId.endsWith("browser/pages.test.ts") ? 0 : /\/(browser|worker)\//.test(moduleId) ? 1 : 2;
