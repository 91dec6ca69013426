import type { CheerStore } from "#bot/cheers/store.ts";
import type { Circles } from "#bot/circles/service.ts";
import { postId } from "#bot/feed/rules.ts";
import type { ReflectionStore } from "#bot/reflections/store.ts";
import { shownSince } from "#bot/sharing/rules.ts";
import type { StrengthStore } from "#bot/strengths/store.ts";
import type { Given, Month } from "./rules.ts";

const mostRecords = 2000;

/** What people of a circle shared there in a time, and gave each other for what is shared there. */
export const createMonthOf = (deps: {
  readonly circles: Pick<Circles, "open">;
  readonly reflections: Pick<ReflectionStore, "sharedTo" | "byIds">;
  readonly cheers: Pick<CheerStore, "came">;
  readonly strengths: Pick<StrengthStore, "came">;
}) => {
  const { reflections } = deps;

  return async (circleId: string, from: Date, to: Date): Promise<Month | null> => {
    const circle = await deps.circles.open(circleId);
    if (circle === null) return null;
    const people = circle.people.map(({ memberId }) => memberId);
    const since = { since: from, after: null };
    const shared = await reflections.sharedTo(circleId, since, mostRecords);
    const [cheers, strengths] = await Promise.all([
      given(await deps.cheers.came(people, from, to)),
      given(await deps.strengths.came(people, from, to)),
    ]);
    return {
      records: shared.flatMap((record): Given[] => {
        const at = shownSince(record, circleId);
        return at !== null && at < to ? [{ from: record.memberId, to: null }] : [];
      }),
      cheers,
      strengths,
    };

    /** Of what came to people of the circle: for records that are shared there, by its people. */
    async function given(
      came: readonly { readonly postId: string; readonly memberId: string; readonly to: string }[],
    ): Promise<Given[]> {
      const own = came.filter(({ memberId }) => people.includes(memberId));
      const posts = await reflections.byIds([...new Set(own.map((each) => each.postId))]);
      const here = new Set(posts.filter(({ sharedTo }) => sharedTo.includes(circleId)).map(postId));
      return own
        .filter((each) => here.has(each.postId))
        .map(({ memberId, to: receiver }) => ({ from: memberId, to: receiver }));
    }
  };
};
