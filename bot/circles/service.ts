import type { Act, Appointment, NewCircle, Role } from "#shared/circle.ts";
import type { Member } from "#bot/members/rules.ts";
import * as fromGroup from "./from-group.ts";
import * as rules from "./rules.ts";
import type { Circle, Conviction, Invitation, Outcome } from "./rules.ts";
import type { CircleStore } from "./store.ts";

const DAY_MS = 24 * 60 * 60_000;

type Change = (circle: Circle, now: Date) => Outcome;

export const createCircles = (deps: {
  readonly store: CircleStore;
  /** What a member shared to a circle becomes their own again. */
  readonly withdraw: (memberId: string, circleId: string) => Promise<void>;
  /** Nobody is in it any more, so nothing of it stays. */
  readonly emptied: (circleId: string) => Promise<void>;
  /** Said with the bot's next reply to this member, never by a push. */
  readonly tell: (memberId: string, circleName: string) => Promise<void>;
  readonly community: {
    /** Names the first circle. */
    readonly name: string;
    /** The role that somebody has in the first circle from their consent on; null: none. */
    readonly roleOf: (lineUserId: string) => Role | null;
    readonly mayFound: (lineUserId: string) => boolean;
  };
  readonly now: () => Date;
  readonly newId: () => string;
  /** 128 random bits. */
  readonly newToken: () => string;
  readonly hash: (token: string) => string;
}) => {
  const { store, community, now } = deps;

  return {
    of: (memberId: string) => store.of(memberId),

    /** Where something can be shared: closed circles take nothing new. */
    async openIds(memberId: string): Promise<readonly string[]> {
      const circles = await store.of(memberId);
      return circles.filter(({ closedAt }) => closedAt === null).map(({ id }) => id);
    },

    /** For what happens by itself; null: closed, or there is none. */
    async open(circleId: string): Promise<Circle | null> {
      const circle = await store.find(circleId);
      return circle === null || circle.closedAt !== null ? null : circle;
    },

    /** Whoever leads it; nobody where there is no such circle. */
    async organizersOf(circleId: string): Promise<readonly string[]> {
      const people = (await store.find(circleId))?.people ?? [];
      return people.filter(({ role }) => role === "organizer").map(({ memberId }) => memberId);
    },

    mayFound: ({ lineUserId }: Member) => community.mayFound(lineUserId),

    /** A new circle with its founder as organizer. */
    found: (memberId: string, { name, history }: NewCircle): Promise<Circle> =>
      store.add(rules.found({ id: deps.newId(), name, history }, memberId, now())),

    /** The circle, if this member may do that in it. */
    async look(memberId: string, circleId: string, act: Act): Promise<Outcome> {
      const circle = await store.find(circleId);
      if (circle === null) return { ok: false, reason: "outside" };
      const reason = rules.refusalOf(circle, memberId, act, now());
      return reason === null ? { ok: true, circle } : { ok: false, reason };
    },

    rename: (by: string, circleId: string, name: string, base: string) =>
      change(by, circleId, "rename", (circle) => rules.rename(circle, name, base)),

    close: (by: string, circleId: string, isClosed: boolean) =>
      change(by, circleId, "close", (circle, at) => rules.close(circle, isClosed, at)),

    appoint: (
      by: string,
      circleId: string,
      memberId: string,
      role: Appointment["role"],
      until: Date | null,
    ) => change(by, circleId, "appoint", (circle) => rules.appoint(circle, memberId, role, until)),

    /** As it was told first: two looks must not tell whose answer lies between them. */
    async keepConviction(circleId: string, conviction: Conviction): Promise<Conviction | null> {
      const keep = (circle: Circle) => rules.keepConviction(circle, conviction);
      const outcome = await store.apply(circleId, keep);
      return outcome?.ok ? (outcome.circle.conviction ?? null) : null;
    },

    introduce: (by: string, circleId: string, text: string | null) =>
      change(by, circleId, "introduce", (circle) => rules.introduce(circle, by, text)),

    leave,

    /** As leaving; the member hears of it with the next reply. */
    async remove(by: string, circleId: string, memberId: string): Promise<Outcome> {
      if (memberId === by) return leave(by, circleId);
      const outcome = await change(by, circleId, "remove", (circle) =>
        fromGroup.remove(circle, memberId),
      );
      if (!outcome.ok) return outcome;
      await gone(memberId, outcome.circle);
      await deps.tell(memberId, outcome.circle.name);
      return outcome;
    },

    /** The token is told this once and kept only as a hash. */
    async invite(by: string, circleId: string, days: number) {
      const token = deps.newToken();
      const at = now();
      const invitation: Invitation = {
        id: deps.newId(),
        hash: deps.hash(token),
        by,
        expiresAt: new Date(at.getTime() + days * DAY_MS),
        usedBy: null,
      };
      const outcome = await change(by, circleId, "invite", (circle) =>
        rules.invite(circle, invitation, at),
      );
      return { outcome, invitation, token };
    },

    revoke: (by: string, circleId: string, invitationId: string) =>
      change(by, circleId, "invite", (circle, at) => rules.revoke(circle, invitationId, at)),

    /** The circle that this token opens to this person; null for every token that opens none. */
    async invited(token: string, memberId: string | null): Promise<Circle | null> {
      const hash = deps.hash(token);
      const circle = await store.byInvitation(hash);
      return circle !== null && rules.opensFor(circle, hash, memberId, now()) ? circle : null;
    },

    /** The circle to somebody of its LINE group, if they are in it or may come in; null: neither. */
    async openToGroup(circleId: string, memberId: string | null): Promise<Circle | null> {
      const circle = await store.find(circleId);
      if (circle === null) return null;
      const isIn = memberId !== null && rules.personIn(circle, memberId) !== undefined;
      return isIn || fromGroup.opensToGroup(circle, memberId) ? circle : null;
    },

    /** Comes in as somebody whom LINE says to be in the circle's group; null: it is no way in. */
    async enterFromGroup(
      circleId: string,
      by: { readonly memberId: string; readonly introduction: string | null },
    ): Promise<Circle | null> {
      const circle = await store.find(circleId);
      const isIn = circle !== null && rules.personIn(circle, by.memberId) !== undefined;
      if (!isIn) await deps.withdraw(by.memberId, circleId);
      const outcome = await store.apply(circleId, (before) =>
        fromGroup.enterFromGroup(before, by, now()),
      );
      return outcome?.ok ? outcome.circle : null;
    },

    /** Joins by a token, once; null for every token that opens nothing. */
    async accept(
      token: string,
      by: { readonly memberId: string; readonly introduction: string | null },
    ): Promise<Circle | null> {
      const hash = deps.hash(token);
      const circle = await store.byInvitation(hash);
      if (circle === null) return null;
      // Whoever comes back starts anew: nothing they once shared here reappears by itself.
      const isIn = rules.personIn(circle, by.memberId) !== undefined;
      if (!isIn) await deps.withdraw(by.memberId, circle.id);
      const outcome = await store.apply(circle.id, (before) =>
        rules.accept(before, hash, by, now()),
      );
      return outcome?.ok ? outcome.circle : null;
    },

    /** Whoever just agreed to the promises comes into the first circle, if the community says so. */
    async welcome({ id, lineUserId }: Pick<Member, "id" | "lineUserId">): Promise<void> {
      const role = community.roleOf(lineUserId);
      if (role === null) return;
      if (role === "organizer") {
        const { name } = community;
        const first = { id: rules.firstCircleId, name, history: "from_joining" } as const;
        await store.add(rules.found(first, id, now()));
      }
      await store.apply(rules.firstCircleId, (circle) => rules.enter(circle, id, role, now()));
    },
  };

  /** The circle sees nothing of theirs from now on; their records stay theirs. */
  async function leave(memberId: string, circleId: string): Promise<Outcome> {
    const outcome = await change(memberId, circleId, "leave", (circle) =>
      rules.part(circle, memberId),
    );
    if (outcome.ok) await gone(memberId, outcome.circle);
    return outcome;
  }

  async function change(by: string, circleId: string, act: Act, decide: Change): Promise<Outcome> {
    const at = now();
    const outcome = await store.apply(circleId, (circle) => {
      const reason = rules.refusalOf(circle, by, act, at);
      return reason === null ? decide(circle, at) : { ok: false, reason };
    });
    return outcome ?? { ok: false, reason: "outside" };
  }

  async function gone(memberId: string, circle: Circle): Promise<void> {
    await deps.withdraw(memberId, circle.id);
    if (circle.people.length === 0 && (await store.removeEmpty(circle.id))) {
      await deps.emptied(circle.id);
    }
  }
};

export type Circles = ReturnType<typeof createCircles>;
