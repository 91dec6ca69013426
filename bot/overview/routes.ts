import { Hono } from "hono";
import { isoDate } from "#bot/calendar.ts";
import type { Circles } from "#bot/circles/service.ts";
import { AppError } from "#bot/errors.ts";
import { valid } from "#bot/http.ts";
import type { InboxStore } from "#bot/inbox/store.ts";
import type { Member } from "#bot/members/rules.ts";
import type { Guard, SignedIn } from "#bot/session/guard.ts";
import { BuriedRetry, type BuriedView, type OverviewView } from "#shared/overview.ts";
import type { Overview } from "./service.ts";

/** What whoever runs a circle, or the community, is told at one look. */
export const overviewRoutes = (deps: {
  readonly guard: Guard;
  readonly circles: Pick<Circles, "look" | "mayFound">;
  readonly overview: Overview;
  readonly inbox: Pick<InboxStore, "buriedCodes" | "retryAll">;
  readonly wake: (chatIds: Iterable<string>) => void;
  readonly zone: string;
  /** The machine's time: an event waits by it. */
  readonly clock: () => Date;
}) => {
  const { guard, circles, overview, inbox, wake, zone, clock } = deps;

  return new Hono<SignedIn>()
    .get("/circles/:circle/overview", guard, async (c) => {
      const { member } = c.var;
      const outcome = await circles.look(member.id, c.req.param("circle"), "oversee");
      if (outcome.ok) return c.json<OverviewView>(await overview(member.id, outcome.circle));
      throw outcome.reason === "lacking"
        ? new AppError("forbidden", "another role does that here")
        : new AppError("not_found", "no such circle");
    })
    .get("/buried-events", guard, async (c) => {
      runsCommunity(c.var.member);
      return c.json<BuriedView>(await view());
    })
    .post("/buried-events/retry", guard, valid("json", BuriedRetry), async (c) => {
      runsCommunity(c.var.member);
      wake(await inbox.retryAll(c.req.valid("json").code, clock()));
      return c.json<BuriedView>(await view());
    });

  /** An event belongs to no circle: those who run the community look after it. */
  function runsCommunity(member: Member): void {
    if (!circles.mayFound(member)) throw new AppError("forbidden", "not a community organizer");
  }

  async function view(): Promise<BuriedView> {
    const codes = await inbox.buriedCodes();
    return {
      count: codes.reduce((sum, { count }) => sum + count, 0),
      codes: codes.map(({ since, ...code }) => ({ ...code, since: isoDate(since, zone) })),
    };
  }
};
