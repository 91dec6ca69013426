import { SEND_CLASSES, type SendClass } from "./rules.ts";

type Sums = Readonly<Partial<Record<SendClass, number>>>;

/**
 * How many people each class may still reach: what is left of the month without what is planned for
 * the classes before it. null: no limit.
 */
export const createBudget = (left: number | null, planned: Sums) => {
  let spent = 0;
  return {
    /** Takes room for so many people; false where there is none. */
    take(of: SendClass, people: number): boolean {
      if (left === null) return true;
      const before = SEND_CLASSES.slice(0, SEND_CLASSES.indexOf(of));
      const kept = before.reduce((sum, each) => sum + (planned[each] ?? 0), 0);
      if (people > left - spent - kept) return false;
      spent += people;
      return true;
    },
  };
};
