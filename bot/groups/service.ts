import type { Circle } from "#bot/circles/rules.ts";
import type { Circles } from "#bot/circles/service.ts";
import type { LineClient } from "#bot/line/client.ts";
import type { CircleGroup, GroupSight } from "#shared/group.ts";
import type { GroupDoc, GroupStore } from "./store.ts";

/** Long enough for an organizer who looks at LINE in the evening. */
const linkLivesMs = 24 * 3600_000;

const dayMs = 24 * 3600_000;

type Kind = GroupDoc["kind"];

/** Which LINE group belongs to which circle. LIFF does not tell where it was opened, so a link does. */
export const createGroups = (deps: {
  readonly store: GroupStore;
  readonly circles: Pick<Circles, "of" | "look">;
  readonly line: Pick<LineClient, "groupName" | "groupCount" | "groupHas">;
  readonly now: () => Date;
  /** 128 random bits. */
  readonly newToken: () => string;
  readonly hash: (token: string) => string;
}) => {
  const { store, circles, line, now } = deps;

  return {
    arrived: (id: string, kind: Kind) => store.arrived(id, kind),
    gone: (id: string) => store.gone(id),
    unlink: (circleId: string) => store.unlink(circleId),

    /** The circle that a group is linked to. */
    async circleOf(id: string): Promise<string | null> {
      return (await store.find(id))?.circleId ?? null;
    },

    /** A link for the group's organizer, told this once; one that was told before opens nothing more. */
    async offer(id: string, kind: Kind): Promise<string> {
      await store.arrived(id, kind);
      const token = deps.newToken();
      await store.offer(id, deps.hash(token), new Date(now().getTime() + linkLivesMs));
      return token;
    },

    /** Whether a newcomer is greeted now: once a day, however many come. */
    mayGreet: (id: string) => store.mayGreet(id, now(), new Date(now().getTime() - dayMs)),

    /** What a link would join; null: it opens nothing for this person. */
    async sight(token: string, by: { id: string; lineUserId: string }): Promise<GroupSight | null> {
      const group = await openedBy(token, by.lineUserId);
      if (group === null) return null;
      const own = await runBy(by.id);
      const linked = await Promise.all(own.map(({ id }) => store.ofCircle(id)));
      return {
        name: await nameOf(group),
        circles: own.map(({ id, name }, index) => ({
          id,
          name,
          isLinked: linked[index] != null && linked[index]._id !== group._id,
        })),
      };
    },

    /** False: the link opens nothing, or the circle is not theirs to link. */
    async link(
      token: string,
      circleId: string,
      by: { id: string; lineUserId: string },
    ): Promise<boolean> {
      const group = await openedBy(token, by.lineUserId);
      const own = await runBy(by.id);
      if (group === null || !own.some(({ id }) => id === circleId)) return false;
      return store.link(deps.hash(token), circleId, now());
    },

    /** The circle's group as LINE calls it today. */
    async seen(circleId: string): Promise<CircleGroup | null> {
      const group = await store.ofCircle(circleId);
      return group && { name: await nameOf(group), isThere: group.isThere };
    },

    /** Where an announcement goes, and how many people LINE counts it for; null: nowhere. */
    async reach(circleId: string) {
      const group = await store.ofCircle(circleId);
      if (group === null) return null;
      const name = await nameOf(group);
      if (!group.isThere) return { id: group._id, name, people: null, isThere: false };
      const count = await line.groupCount(group.kind, group._id);
      if (!count.ok && count.reason === "not_found") {
        await store.gone(group._id);
        return { id: group._id, name, people: null, isThere: false };
      }
      return { id: group._id, name, people: count.ok ? count.count : null, isThere: true };
    },

    /** Whether LINE says that this person is in the circle's group. */
    async has(circleId: string, lineUserId: string): Promise<boolean> {
      const group = await store.ofCircle(circleId);
      if (group === null || !group.isThere) return false;
      const found = await line.groupHas(group.kind, group._id, lineUserId);
      return found.ok && found.isIn;
    },
  };

  /** The group of an open link, for somebody who is in that group. */
  async function openedBy(token: string, lineUserId: string): Promise<GroupDoc | null> {
    const group = await store.byLink(deps.hash(token));
    if (group === null || group.linkUntil === undefined || group.linkUntil <= now()) return null;
    const found = await line.groupHas(group.kind, group._id, lineUserId);
    return found.ok && found.isIn ? group : null;
  }

  async function runBy(memberId: string): Promise<readonly Circle[]> {
    const own = await circles.of(memberId);
    const may = await Promise.all(own.map(({ id }) => circles.look(memberId, id, "rename")));
    return own.filter((_, index) => may[index]?.ok);
  }

  /** Groups are renamed without a word to us, so LINE is asked; rooms have no name. */
  async function nameOf({ _id, kind, name, isThere }: GroupDoc): Promise<string | null> {
    if (kind === "room" || !isThere) return name;
    const found = await line.groupName(_id);
    if (!found.ok) return name;
    if (found.name !== name) await store.named(_id, found.name);
    return found.name;
  }
};

export type Groups = ReturnType<typeof createGroups>;
