import { personIn } from "#bot/circles/rules.ts";
import { toLooks } from "#bot/circles/views.ts";
import type { Circles } from "#bot/circles/service.ts";
import type { Members } from "#bot/members/service.ts";
import type { MuteStore } from "./store.ts";

/** Why nobody is muted: it is oneself, or nobody whom this member could have met. */
export type MuteRefusal = "own" | "unknown";

/** Whom a member does not want to meet here. Nobody but the member ever learns of it. */
export const createMutes = (deps: {
  readonly store: MuteStore;
  readonly circles: Pick<Circles, "of">;
  readonly members: Pick<Members, "many">;
  /** Whether one of them wrote to the other: so they have met, whatever the circles are now. */
  readonly hasWritten: (from: string, to: string) => Promise<boolean>;
}) => {
  const { store } = deps;

  return {
    of: async (memberId: string): Promise<ReadonlySet<string>> => new Set(await store.of(memberId)),

    /** null: from now on their posts and comments are not there for this member. */
    async mute(memberId: string, other: string): Promise<MuteRefusal | null> {
      if (memberId === other) return "own";
      if (!(await hasMet(memberId, other))) return "unknown";
      await store.add(memberId, other);
      return null;
    },

    unmute: (memberId: string, other: string) => store.remove(memberId, other),

    async people(memberId: string) {
      const found = await deps.members.many(await store.of(memberId));
      return found.map((member) => ({ id: member.id, ...toLooks(member) }));
    },
  };

  async function hasMet(memberId: string, other: string): Promise<boolean> {
    const circles = await deps.circles.of(memberId);
    const isCompanion = circles.some((circle) => personIn(circle, other) !== undefined);
    return isCompanion || deps.hasWritten(other, memberId);
  }
};

export type Mutes = ReturnType<typeof createMutes>;
