import type { messagingApi } from "@line/bot-sdk";
import { Hono } from "hono";
import { MESSAGES, notFound, refuse } from "#bot/demo/double/answers.ts";
import type { Core } from "#bot/demo/double/core.ts";
import type { Delivery } from "#bot/demo/double/delivery.ts";
import type { Groups } from "#bot/demo/double/groups.ts";
import type { LineEnv } from "#bot/demo/double/line-env.ts";
import type { Talk } from "#bot/demo/double/world.ts";

/** Profiles, groups and rooms. */
export const peopleRoutes = (deps: {
  readonly core: Core;
  readonly delivery: Delivery;
  readonly groups: Groups;
}) => {
  const { core, delivery, groups } = deps;
  const app = new Hono<LineEnv>();

  app.get("/v2/bot/profile/:userId", (c) => {
    const person = core.world.accounts.get(c.req.param("userId"));
    if (!person?.sharesProfile || !delivery.isReachable(person.userId)) return notFound(c);
    const profile: messagingApi.UserProfileResponse = {
      displayName: person.name,
      userId: person.userId,
      language: person.language,
    };
    return c.json(profile);
  });
  app.get("/v2/bot/followers/ids", (c) => refuse(c, 403, MESSAGES.forbidden));

  for (const kind of ["group", "room"] as const) {
    const joined = (id: string): Talk | null => {
      const talk = core.world.talks.get(id);
      return talk?.kind === kind && talk.botIsMember ? talk : null;
    };
    const base = `/v2/bot/${kind}/:id` as const;

    app.get(`${base}/members/count`, (c) => {
      const talk = joined(c.req.param("id"));
      return talk ? c.json({ count: talk.members.length }) : notFound(c);
    });
    app.get(`${base}/members/ids`, (c) => refuse(c, 403, MESSAGES.forbidden));
    app.get(`${base}/member/:userId`, (c) => {
      const userId = c.req.param("userId");
      const person = core.world.accounts.get(userId);
      const isMember = joined(c.req.param("id"))?.members.includes(userId) ?? false;
      if (!person?.sharesProfile || !isMember) return notFound(c);
      return c.json({ displayName: person.name, userId });
    });
    app.post(`${base}/leave`, (c) => {
      const talk = joined(c.req.param("id"));
      if (!talk) return notFound(c);
      groups.botLeaves(talk.id);
      return c.json({});
    });
    if (kind === "group") {
      app.get(`${base}/summary`, (c) => {
        const talk = joined(c.req.param("id"));
        return talk ? c.json({ groupId: talk.id, groupName: talk.name }) : notFound(c);
      });
    }
  }
  return app;
};
