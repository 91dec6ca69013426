import type { messagingApi } from "@line/bot-sdk";
import type { Groups } from "#bot/groups/service.ts";
import type { Sends } from "#bot/sends/service.ts";
import type { Announced, Announcement } from "#shared/meetup.ts";
import type { Meetup, Outcome } from "./rules.ts";
import type { MeetupStore } from "./store.ts";

type Saying = {
  readonly kind: string;
  /** Made only where it can be sent. */
  readonly card: () => Promise<messagingApi.Message>;
  /** The meetup, once it is said. */
  readonly said: (before: Meetup) => Outcome;
};

/** What is said about a meetup in the LINE group of its circle, when somebody in charge presses it. */
export const createLinkedGroup = (deps: {
  readonly store: Pick<MeetupStore, "apply">;
  readonly groups: Pick<Groups, "reach" | "refused">;
  readonly sends: Pick<Sends, "month" | "push">;
  readonly newId: () => string;
}) => {
  const { store, groups, sends } = deps;

  return {
    /** Whom it reaches, and what the month has left for it. */
    async look(circleId: string): Promise<Pick<Announcement, "group" | "people" | "left">> {
      const reach = await groups.reach(circleId);
      const month = await sends.month();
      return {
        group: reach && { name: reach.name, isThere: reach.isThere },
        people: reach?.people ?? null,
        left: month.ok && month.limit !== null ? Math.max(0, month.limit - month.used) : null,
      };
    },

    /** Two who press at once send one: the ledger knows each saying by its kind and its number. */
    async push(
      meetup: Meetup,
      { kind, card, said }: Saying,
    ): Promise<Exclude<Announced["outcome"], "known">> {
      const reach = await groups.reach(meetup.circleId);
      if (reach === null) return "no_group";
      if (!reach.isThere) return "gone";
      if (reach.people === null) return "later";
      const sent = await sends.push({
        recipient: reach.id,
        kind,
        // A refused one is not tried again by itself; pressed again it is another send.
        period: `${meetup.id}.${meetup.sequence}.${meetup.tries}`,
        class: "announcement",
        people: reach.people,
        messages: [await card()],
        retryKey: deps.newId(),
      });
      if (sent.ok) {
        await store.apply(meetup.id, said);
        return "sent";
      }
      if (sent.reason === "refused" || sent.reason === "not_found") {
        // Of two who pressed at once one tells it on, and of many tries the first.
        const isNews = (await triedAgain(meetup)) && meetup.tries === 0;
        return (await groups.refused(reach.id, isNews)) === "away" ? "gone" : "refused";
      }
      if (sent.reason === "quota") await triedAgain(meetup);
      return sent.reason === "cut" || sent.reason === "quota" ? "no_quota" : "later";
    },
  };

  /** The ledger keeps the failure; the next press has a number of its own. False: it has already. */
  async function triedAgain({ id, tries }: Meetup): Promise<boolean> {
    let isFirst = false;
    await store.apply(id, (before) => {
      isFirst = before.tries === tries;
      return { ok: true, meetup: isFirst ? { ...before, tries: tries + 1 } : before };
    });
    return isFirst;
  }
};

export type LinkedGroup = ReturnType<typeof createLinkedGroup>;
