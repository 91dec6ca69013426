import { Hono } from "hono";
import { personIn } from "#bot/circles/rules.ts";
import type { Circles } from "#bot/circles/service.ts";
import { AppError } from "#bot/errors.ts";
import type { Member } from "#bot/members/rules.ts";
import type { Members } from "#bot/members/service.ts";
import type { Guard, SignedIn } from "#bot/session/guard.ts";
import type { VouchedCode } from "#shared/settings.ts";
import type { Transfer } from "./service.ts";

/** For a member who lost their LINE account: an organizer of their circle knows who they are. */
export const vouchRoutes = (deps: {
  readonly guard: Guard;
  readonly circles: Pick<Circles, "look">;
  readonly members: Pick<Members, "get">;
  readonly transfer: Pick<Transfer, "vouch">;
  /** Tells the old account at once; throws where that cannot be. */
  readonly announce: (member: Member, by: Member, opens: Date) => Promise<void>;
}) => {
  const { guard, circles, members, transfer, announce } = deps;
  return new Hono<SignedIn>().post(
    "/circles/:circle/people/:person/transfer-code",
    guard,
    async (c) => {
      const by = c.var.member;
      const { circle, person } = c.req.param();
      const outcome = await circles.look(by.id, circle, "vouch");
      if (!outcome.ok && outcome.reason === "lacking") {
        throw new AppError("forbidden", "another role does that here");
      }
      const isHere = outcome.ok && personIn(outcome.circle, person) !== undefined;
      const member = isHere ? await members.get(person) : null;
      if (member === null) throw new AppError("not_found", "no such circle or person");
      if (member.id === by.id) throw refused("own");
      const made = await transfer.vouch(member, (opens) => announce(member, by, opens));
      if (made === null) throw refused("has_code");
      const { code, opens, until } = made;
      const told: VouchedCode = {
        code,
        opens: opens.toISOString(),
        until: until.toISOString(),
      };
      return c.json(told, 201);
    },
  );
};

const refused = (person: string) => new AppError("invalid_input", person, { fields: { person } });
