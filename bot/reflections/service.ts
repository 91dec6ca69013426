import type { Cadence, WantedResponse } from "#shared/reflection.ts";
import type { Change } from "./rules.ts";
import { changeAnswers, withoutMessage } from "./rules.ts";
import type { Place, Reflection, ReflectionStore } from "./store.ts";

export type { Place, Reflection } from "./store.ts";

export type ReflectionKey = {
  readonly memberId: string;
  readonly cadence: Cadence;
  readonly period: string;
};

export const createReflections = (deps: { readonly store: ReflectionStore }) => {
  const { store } = deps;
  return {
    find: (key: ReflectionKey) => store.find(key.memberId, key.cadence, key.period),

    /** Applies changes once per event; the draft is made by the first of them. */
    change(
      key: ReflectionKey,
      by: {
        readonly eventId: string;
        readonly script: Reflection["script"];
        readonly circles: readonly string[];
        readonly at: Date;
      },
      changes: readonly Change[],
    ): Promise<Reflection | null> {
      return store.apply(key, by.eventId, (before) => {
        const draft = before ?? empty(key, by.script, by.at);
        return changes.reduce((state, change) => applied(state, change, by.circles, by.at), draft);
      });
    },

    /** A shared record becomes the member's own again at once. */
    unshare: (key: ReflectionKey, eventId: string) =>
      store.apply(
        key,
        eventId,
        (before) => before && { ...before, status: "kept", sharedTo: [], sharedAt: null },
      ),

    /** Erases what came in a message the member took back; tells whether there was anything. */
    async erase(memberId: string, messageId: string, eventId: string): Promise<boolean> {
      const found = await store.withMessage(memberId, messageId, eventId);
      for (const reflection of found) {
        await store.apply(
          reflection,
          eventId,
          (before) => before && { ...before, answers: withoutMessage(before.answers, messageId) },
        );
      }
      return found.length > 0;
    },

    page: (memberId: string, limit: number, before?: Date) => store.page(memberId, limit, before),

    timeline: (memberId: string, limit: number, after: Place | null) =>
      store.timeline(memberId, limit, after),

    inPeriods: (memberId: string, cadence: Cadence, periods: readonly string[]) =>
      store.inPeriods(memberId, cadence, periods),

    /** All records kept so far: a sum that only grows, never a streak. */
    count: (memberId: string) => store.countClosed(memberId),

    removeAllOf: (memberId: string) => store.removeAllOf(memberId),
  };
};

export type Reflections = ReturnType<typeof createReflections>;

const empty = (key: ReflectionKey, script: Reflection["script"], at: Date): Reflection => ({
  memberId: key.memberId,
  cadence: key.cadence,
  period: key.period,
  script,
  answers: {},
  wanted: null,
  status: "draft",
  sharedTo: [],
  sharedAt: null,
  createdAt: at,
  rev: 0,
});

function applied(
  state: Reflection,
  change: Change,
  circles: readonly string[],
  at: Date,
): Reflection {
  const answers = changeAnswers(state.answers, change);
  if (change.do === "choose" && change.qid === "MO9")
    return { ...state, answers, wanted: change.choice as WantedResponse };
  if (change.do !== "close") return { ...state, answers };
  const isShared = change.status === "shared";
  return {
    ...state,
    status: change.status,
    sharedTo: isShared ? circles : [],
    sharedAt: isShared ? at : null,
  };
}
