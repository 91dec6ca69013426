import { Hono, type Context } from "hono";
import { refusalOfSharing, type Circle } from "#bot/circles/rules.ts";
import type { Circles } from "#bot/circles/service.ts";
import { AppError } from "#bot/errors.ts";
import type { Feed } from "#bot/feed/service.ts";
import { valid } from "#bot/http.ts";
import type { Members } from "#bot/members/service.ts";
import type { Guard, SignedIn } from "#bot/session/guard.ts";
import {
  Closing,
  PreviewQuery,
  type Closed,
  type Preview,
  type SharingView,
} from "#shared/reflection-form.ts";
import { createAsked, keyOf, reflectionPath, refused } from "#bot/reflections/asked.ts";
import type { Asked } from "#bot/reflections/questions.ts";
import type { Reflection, Reflections } from "#bot/reflections/service.ts";
import { shownSince, usualCircles } from "./rules.ts";

/** Keeping a record or showing it: in which circles, how they see it, and the way back. */
export const sharingRoutes = (deps: {
  readonly guard: Guard;
  readonly reflections: Reflections;
  readonly circles: Pick<Circles, "of">;
  readonly members: Pick<Members, "sharesTo">;
  readonly feed: Pick<Feed, "preview">;
  readonly zone: string;
  readonly now: () => Date;
}) => {
  const { guard, reflections, circles, members, feed, now } = deps;
  const asked = createAsked(deps);
  const one = `${reflectionPath}/circles/:circle` as const;

  return new Hono<SignedIn>()
    .get(`${reflectionPath}/preview`, guard, valid("query", PreviewQuery), async (c) => {
      const of = await asked(c);
      const own = await circles.of(of.member.id);
      const wished = c.req.valid("query").circle;
      const circle = own.find(({ id }) => id === (wished ?? usual(of, own)[0])) ?? null;
      if (wished !== undefined && circle === null) throw refused({ circle: "unknown" });
      const seen = of.found === null ? nothing : await feed.preview(of.found, circle);
      const named = circle && { id: circle.id, name: circle.name };
      return c.json<Preview>({ circle: named, ...seen });
    })
    .post(`${reflectionPath}/close`, guard, valid("json", Closing), async (c) => {
      const of = await asked(c);
      const wish = c.req.valid("json");
      const own = await circles.of(of.member.id);
      const chosen = wish.as === "shared" ? wish.circles : undefined;
      const reason = refusalOfSharing(own, chosen ?? []);
      if (reason !== null) throw refused({ circles: reason });
      const places = chosen === undefined ? usual(of, own) : [...new Set(chosen)];
      const by = { circles: places, isChosen: chosen !== undefined, at: now() };
      const closed = await reflections.close(keyOf(of), by, wish.as);
      if (closed === null) throw refused({ answers: "empty" });
      if (chosen !== undefined && open(own).length > 1) await members.sharesTo(of.member, places);
      const total = await reflections.count(of.member.id);
      return c.json<Closed>({ status: wish.as, total });
    })
    .get(`${reflectionPath}/circles`, guard, async (c) => {
      const of = await asked(c);
      return c.json(await view(of, of.found));
    })
    .put(one, guard, async (c) => {
      const { of, circle } = await placed(c);
      if (circle.closedAt !== null) throw refused({ circle: "closed" });
      if (of.found === null || of.found.status === "draft") throw refused({ status: "draft" });
      return c.json(await view(of, await reflections.show(keyOf(of), circle.id, now())));
    })
    .delete(one, guard, async (c) => {
      const { of, circle } = await placed(c);
      return c.json(await view(of, await reflections.hide(keyOf(of), circle.id)));
    });

  async function placed(c: Context<SignedIn>): Promise<{ of: Asked; circle: Circle }> {
    const of = await asked(c);
    const own = await circles.of(of.member.id);
    const circle = own.find(({ id }) => id === c.req.param("circle"));
    if (circle === undefined) throw new AppError("not_found", "no such circle");
    return { of, circle };
  }

  async function view(of: Asked, record: Reflection | null): Promise<SharingView> {
    const own = await circles.of(of.member.id);
    const chosen = usual(of, own);
    const places = own.map((circle) => ({
      id: circle.id,
      name: circle.name,
      isOpen: circle.closedAt === null,
      isShown: record !== null && shownSince(record, circle.id) !== null,
      isUsual: chosen.includes(circle.id),
    }));
    return {
      status: record?.status ?? "draft",
      circles: places.filter(({ isOpen, isShown }) => isOpen || isShown),
    };
  }
};

const nothing = { companions: null, organizer: null };

const open = (own: readonly Circle[]) => own.filter(({ closedAt }) => closedAt === null);

const usual = ({ member }: Asked, own: readonly Circle[]) =>
  usualCircles(
    open(own).map(({ id }) => id),
    member.sharesTo,
  );
