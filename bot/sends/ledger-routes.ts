import { Hono } from "hono";
import * as v from "valibot";
import { AppError } from "#bot/errors.ts";
import { valid } from "#bot/http.ts";
import type { Member } from "#bot/members/rules.ts";
import type { Guard } from "#bot/session/guard.ts";
import { stoppable, StopClass, type LedgerDays, type LedgerView } from "#shared/ledger.ts";
import type { Ledger } from "./ledger.ts";

/** The month's pushes, for the organizers of the community: LINE's limit is one for all circles. */
export const ledgerRoutes = (deps: {
  readonly guard: Guard;
  readonly ledger: Pick<Ledger, "view" | "days" | "stop">;
  readonly mayRun: (member: Member) => boolean;
}) => {
  const { guard, ledger } = deps;
  return new Hono()
    .get("/ledger", guard, async (c) => {
      organizer(c.var.member);
      return c.json(await told());
    })
    .get("/ledger/days", guard, async (c) => {
      organizer(c.var.member);
      return c.json<LedgerDays>(await ledger.days());
    })
    .put("/ledger/:class", guard, valid("json", StopClass), async (c) => {
      organizer(c.var.member);
      const of = v.safeParse(v.picklist(stoppable), c.req.param("class"));
      if (!of.success) throw new AppError("not_found", "no such class");
      await ledger.stop(of.output, c.req.valid("json").stopped);
      return c.json(await told());
    });

  function organizer(member: Member): void {
    if (!deps.mayRun(member)) throw new AppError("forbidden", "not a community organizer");
  }

  async function told(): Promise<LedgerView> {
    const found = await ledger.view();
    if (!found.ok) throw new AppError("upstream_unavailable", "LINE does not tell its numbers");
    return found.view;
  }
};
