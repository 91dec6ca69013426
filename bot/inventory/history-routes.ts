import { Hono } from "hono";
import { periodBefore, periodOf } from "#bot/calendar.ts";
import { AppError } from "#bot/errors.ts";
import { valid } from "#bot/http.ts";
import type { Reflections } from "#bot/reflections/service.ts";
import type { Guard } from "#bot/session/guard.ts";
import { ComparisonQuery, type SnapshotsView } from "#shared/inventory-compare.ts";
import type { AssetsView } from "#shared/inventory-assets.ts";
import { assetsOf } from "./assets.ts";
import type { Inventory } from "./service.ts";

/** So many quarters are looked through for what was said about the five assets. */
const QUARTERS = 40;

/** How a member's own inventory came to be what it is. */
export const inventoryHistoryRoutes = (deps: {
  readonly guard: Guard;
  readonly inventory: Pick<Inventory, "months" | "compare">;
  readonly reflections: Pick<Reflections, "inPeriods">;
  readonly zone: string;
  readonly now: () => Date;
}) => {
  const { guard, inventory, reflections, zone, now } = deps;

  return new Hono()
    .get("/inventory/snapshots", guard, async (c) => {
      const months: SnapshotsView = { months: await inventory.months(c.var.member.id) };
      return c.json(months);
    })
    .get("/inventory/comparison", guard, valid("query", ComparisonQuery), async (c) => {
      const { from, to } = c.req.valid("query");
      const comparison = await inventory.compare(c.var.member.id, from, to);
      if (comparison === null) throw new AppError("not_found", "nothing changed in that month");
      return c.json(comparison);
    })
    .get("/inventory/assets", guard, async (c) => {
      const found = await reflections.inPeriods(c.var.member.id, "quarterly", lastQuarters());
      const view: AssetsView = {
        quarters: found.flatMap(({ period, answers }) => {
          const assets = assetsOf(answers);
          return assets === null ? [] : [{ period, assets }];
        }),
      };
      return c.json(view);
    });

  function lastQuarters(): readonly string[] {
    const quarters = [periodOf("quarterly", now(), zone)];
    while (quarters.length < QUARTERS) quarters.push(periodBefore(quarters.at(-1) ?? ""));
    return quarters;
  }
};
