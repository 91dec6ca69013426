import type { Circle } from "#bot/circles/rules.ts";
import type { Circles } from "#bot/circles/service.ts";
import type { LineClient, LineFailure } from "#bot/line/client.ts";
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
  /** Said to who runs the circle with the bot's next reply to each, never by a push. */
  readonly tell: (
    circleId: string,
    of: { readonly is: "away" | "refused"; readonly group: string | null },
  ) => Promise<void>;
  readonly now: () => Date;
  /** 128 random bits. */
  readonly newToken: () => string;
  readonly hash: (token: string) => string;
}) => {
  const { store, circles, line, now } = deps;

  return {
    arrived: (id: string, kind: Kind) => store.arrived(id, kind),
    gone,
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
      const isLinked = await store.link(deps.hash(token), circleId, now());
      // Counted at once, so that the month can keep room for what will be told there.
      if (isLinked) await reach(circleId);
      return isLinked;
    },

    /** The circle's group as LINE calls it today. */
    async seen(circleId: string): Promise<CircleGroup | null> {
      const group = await store.ofCircle(circleId);
      if (group === null) return null;
      const reached = await reach(circleId);
      return {
        name: reached?.name ?? group.name,
        isThere: reached?.isThere ?? false,
        people: reached?.people ?? null,
        digest: group.digestAt !== undefined,
      };
    },

    /** Whether the circle's month is told there, from the next one on; without a group nothing is. */
    async setDigest(circleId: string, isOn: boolean): Promise<void> {
      const group = await store.ofCircle(circleId);
      // Pressed again it stays as it was.
      if (group === null || isOn === (group.digestAt !== undefined)) return;
      await store.setDigest(circleId, isOn ? now() : null);
    },

    /** The circles whose month is told to their group since before then. */
    async digested(before: Date) {
      const found = await store.digested(before);
      return found.flatMap(({ circleId, people = 0 }) =>
        circleId === undefined ? [] : [{ circleId, people }],
      );
    },

    /** The circle whose month this group is told; null: of none. */
    async digestOf(id: string): Promise<string | null> {
      const group = await store.find(id);
      return group?.digestAt === undefined ? null : (group.circleId ?? null);
    },

    /** How many people LINE counted last in the groups of these circles. */
    async peopleOf(circleIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
      const found = circleIds.length === 0 ? [] : await store.ofCircles(circleIds);
      return new Map(
        found.flatMap(({ circleId, people, isThere }) =>
          circleId === undefined || people === undefined || !isThere ? [] : [[circleId, people]],
        ),
      );
    },

    /** Where an announcement goes, and how many people LINE counts it for; null: nowhere. */
    reach,

    /**
     * LINE did not take a message to it: because the bot is not in it any more, or for a reason of
     * its own, which is told where `isNews`.
     */
    async refused(id: string, isNews: boolean): Promise<"away" | "refused"> {
      const group = await store.find(id);
      if (group === null || !group.isThere) return "away";
      const count = await line.groupCount(group.kind, id);
      if (!count.ok && isAway(count)) {
        await gone(id);
        return "away";
      }
      if (isNews && group.circleId !== undefined) {
        await deps.tell(group.circleId, { is: "refused", group: group.name });
      }
      return "refused";
    },

    /** Whether LINE says that this person is in the circle's group; null: it does not say now. */
    async has(circleId: string, lineUserId: string): Promise<boolean | null> {
      const group = await store.ofCircle(circleId);
      if (group === null || !group.isThere) return false;
      const found = await line.groupHas(group.kind, group._id, lineUserId);
      if (found.ok) return found.isIn;
      return isAway(found) ? false : null;
    },
  };

  async function reach(circleId: string) {
    const group = await store.ofCircle(circleId);
    if (group === null) return null;
    const name = await nameOf(group);
    if (!group.isThere) return { id: group._id, name, people: null, isThere: false };
    const count = await line.groupCount(group.kind, group._id);
    if (!count.ok && isAway(count)) {
      await gone(group._id);
      return { id: group._id, name, people: null, isThere: false };
    }
    if (count.ok && count.count !== group.people) await store.counted(group._id, count.count);
    return { id: group._id, name, people: count.ok ? count.count : null, isThere: true };
  }

  async function gone(id: string): Promise<void> {
    const isNews = await store.gone(id);
    const group = isNews ? await store.find(id) : null;
    if (group?.circleId === undefined) return;
    await deps.tell(group.circleId, { is: "away", group: group.name });
  }

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

/** To whoever is not in it LINE tells nothing of a group. */
const isAway = ({ reason, code }: LineFailure) => reason === "not_found" || code === "403";

export type Groups = ReturnType<typeof createGroups>;
