import type { AnswerPart, Audience, Cadence, WantedResponse } from "#shared/reflection.ts";
import type { AnswerChange, AnswerWords } from "#shared/reflection-form.ts";
import type { BridgeLine } from "#shared/record.ts";
import { BRIDGE } from "#shared/road.ts";
import type { Change } from "./rules.ts";
import { changeAnswers, isBlank, partsOf, standsOn, withoutMessage, wordsOf } from "./rules.ts";
import { hidden, hiddenFrom, shownIn, shownTo } from "#bot/sharing/rules.ts";
import type { Place, ReadReflection, Reflection, ReflectionStore } from "./store.ts";
import { fulfil } from "./wish.ts";

export type { FeedPlace, Place, ReadReflection, Reflection } from "./store.ts";

export type ReflectionKey = {
  readonly memberId: string;
  readonly cadence: Cadence;
  readonly period: string;
};

export const createReflections = (deps: {
  readonly store: ReflectionStore;
  readonly zone: string;
  /** Told of a record after each change of it, and again when a change is sent again. */
  readonly follow?: (record: Reflection) => Promise<void>;
}) => {
  const { follow, zone } = deps;
  const store: ReflectionStore = {
    ...deps.store,
    async apply(key, eventId, change, known) {
      const after = await deps.store.apply(key, eventId, change, known);
      if (after !== null) await follow?.(after);
      return after;
    },
  };
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
    standsOn: standsOn(key, at, zone),
    createdAt: at,
    rev: 0,
  });

  return {
    find: (key: ReflectionKey) => store.find(key.memberId, key.cadence, key.period),

    /**
     * Applies changes once per event; the draft is made by the first of them. What was just read
     * need not be read again.
     */
    change(
      key: ReflectionKey,
      by: {
        readonly eventId: string;
        readonly script: Reflection["script"];
        readonly circles: readonly string[];
        readonly at: Date;
      },
      changes: readonly Change[],
      known?: ReadReflection | null,
    ): Promise<Reflection | null> {
      const change = (before: Reflection | null) =>
        changes.reduce(
          (state, one) => applied(state, one, by.circles, by.at),
          before ?? empty(key, by.script, by.at),
        );
      return store.apply(key, by.eventId, change, known);
    },

    /**
     * Sets one answer of a draft, a kept or a shared record. If it was changed elsewhere since it was
     * read, nothing is stored and both versions are told; other answers may have changed.
     */
    async answer(
      key: ReflectionKey,
      by: { readonly script: Reflection["script"]; readonly at: Date },
      of: {
        readonly qid: string;
        /** Who may see it as long as the member has not chosen. */
        readonly audience: Audience;
        /** The item that a choice is about. */
        readonly about?: string | null;
        /** Parts of other records that the text may quote. */
        readonly notes: readonly AnswerPart[];
      },
      wish: AnswerChange,
    ): Promise<{
      readonly rev: number;
      readonly theirs: AnswerWords | null;
      /** Why the text cannot become what was wished. */
      readonly unfit: string | null;
    }> {
      const { qid, audience: usual, about, notes } = of;
      const told: { theirs: AnswerWords | null; unfit: string | null } = {
        theirs: null,
        unfit: null,
      };
      const after = await store.apply(key, null, (before) => {
        const answer = before?.answers[qid];
        const stored = wordsOf(answer, usual);
        const found = fulfil({ ...stored, rev: before?.rev ?? 0 }, wish);
        told.theirs = found.is === "stale" ? stored : null;
        told.unfit = found.is === "unfit" ? found.why : null;
        if (found.is !== "new") return null;
        const { text, choice, audience } = found.words;
        const parts =
          text === stored.text
            ? (answer?.parts ?? [])
            : partsOf(text, [...(answer?.parts ?? []), ...notes], by.at);
        const aboutWhat = answer?.about ?? about ?? undefined;
        const change: Change = {
          do: "set",
          qid,
          parts,
          choice,
          ...(aboutWhat !== undefined && { about: aboutWhat }),
          audience,
          usual,
        };
        return applied(before ?? empty(key, by.script, by.at), change, [], by.at);
      });
      return { rev: after?.rev ?? 0, ...told };
    },

    /**
     * Keeps or shares what is written; null if there is nothing. What is shared already stays where
     * it is, unless other circles were chosen.
     */
    async close(
      key: ReflectionKey,
      by: { readonly circles: readonly string[]; readonly isChosen?: boolean; readonly at: Date },
      as: "kept" | "shared",
    ): Promise<Reflection | null> {
      const after = await store.apply(key, null, (before) => {
        if (before === null || isBlank(before.answers)) return null;
        const isDone = before.status === as && !(as === "shared" && by.isChosen);
        return isDone ? null : applied(before, { do: "close", status: as }, by.circles, by.at);
      });
      return after === null || isBlank(after.answers) ? null : after;
    },

    /**
     * Keeps one line about a month without a record, or about several months up to it; without words
     * it is taken away again. Beside a record that was begun meanwhile it is one answer more.
     */
    async bridge(
      key: ReflectionKey,
      by: {
        readonly script: Reflection["script"];
        readonly at: Date;
        /** The messages that the line came in. */
        readonly parts?: readonly AnswerPart[];
      },
      { text, from = key.period, base }: BridgeLine,
    ): Promise<{ readonly rev: number; readonly theirs: AnswerWords | null }> {
      const choice = text === "" || from === key.period ? null : from;
      const met: { theirs: AnswerWords | null } = { theirs: null };
      const after = await store.apply(key, null, (before) => {
        const stored = wordsOf(before?.answers[BRIDGE], "self");
        const asRead = { text: base, choice: stored.choice };
        const found = fulfil({ ...stored, rev: 0 }, { text, choice, base: asRead, rev: 0 });
        met.theirs = found.is === "stale" ? stored : null;
        if (found.is !== "new") return null;
        const known = [...(before?.answers[BRIDGE]?.parts ?? []), ...(by.parts ?? [])];
        const parts = partsOf(text, known, by.at);
        const only = { audience: "self", usual: "self" } as const;
        const set: Change = { do: "set", qid: BRIDGE, parts, choice, ...only };
        const next = applied(before ?? empty(key, by.script, by.at), set, [], by.at);
        // A record that was nothing but this line is none without it: it no longer counts.
        if (isBlank(next.answers)) return { ...hidden(next), status: "draft" };
        return before === null || isBlank(before.answers)
          ? applied(next, { do: "close", status: "kept" }, [], by.at)
          : next;
      });
      return { rev: after?.rev ?? 0, theirs: met.theirs };
    },

    /** Rewrites an answer for oneself alone, in a record or a draft; null from `change` leaves it. */
    keep: (
      key: ReflectionKey,
      by: { readonly script: Reflection["script"]; readonly at: Date },
      qid: string,
      change: (parts: readonly AnswerPart[]) => readonly AnswerPart[] | null,
    ) =>
      store.apply(key, null, (before) => {
        const parts = change(before?.answers[qid]?.parts ?? []);
        if (parts === null || (before === null && parts.length === 0)) return null;
        const set: Change = {
          do: "set",
          qid,
          parts,
          choice: null,
          audience: "self",
          usual: "self",
        };
        return applied(before ?? empty(key, by.script, by.at), set, [], by.at);
      }),

    choices: (memberIds: readonly string[], month: string, qid: string) =>
      store.choices(memberIds, month, qid),

    drafts: (memberId: string, limit: number) => store.drafts(memberId, limit),

    /** A shared record becomes the member's own again at once. */
    unshare: (key: ReflectionKey, eventId: string) =>
      store.apply(key, eventId, (before) => before && hidden(before)),

    /** A closed record is seen in one circle more. */
    show: (key: ReflectionKey, circleId: string, at: Date) =>
      changeIf(key, (before) => shownIn(before, circleId, at)),

    /** It is gone from that circle at once. */
    hide: (key: ReflectionKey, circleId: string) =>
      changeIf(key, (before) => hiddenFrom(before, circleId)),

    /** Whatever a member shared to that circle is shown there no longer. */
    withdraw: (memberId: string, circleId: string) => store.withdraw(memberId, circleId),

    /** Erases what came in a message the member took back; tells whether there was anything. */
    async erase(memberId: string, messageId: string, eventId: string): Promise<boolean> {
      const found = await store.withMessage(memberId, messageId, eventId);
      for (const reflection of found) {
        await store.apply(reflection, eventId, (before) => {
          if (before === null) return null;
          const answers = withoutMessage(before.answers, messageId);
          // A record in which nothing is left is none: it no longer counts.
          return isBlank(answers)
            ? { ...hidden(before), answers, status: "draft" }
            : { ...before, answers };
        });
      }
      return found.length > 0;
    },

    /** Whether the words of this message stand in a record. */
    holds: (memberId: string, messageId: string) => store.hasMessage(memberId, messageId),

    page: (memberId: string, limit: number, before?: Date) => store.page(memberId, limit, before),

    /** In the order of their periods, the newest first, from a place on. */
    timeline: (memberId: string, limit: number, after: Place | null) =>
      store.timeline(memberId, limit, after),

    /** The same, one after the other, as long as the asker goes on. */
    walk: (memberId: string, after: Place | null) => store.walk(memberId, after),

    /** Of everybody, for the feed alone: who may see what of it is decided there. */
    sharedTo: (circleId: string, of: Parameters<typeof store.sharedTo>[1], limit: number) =>
      store.sharedTo(circleId, of, limit),
    byIds: (ids: readonly string[]) => store.byIds(ids),

    /** All of one kind, oldest first. */
    standing: (memberId: string, from: string, to: string) => store.standing(memberId, from, to),

    standingMonths: (memberId: string) => store.standingMonths(memberId),

    ofCadence: (memberId: string, cadence: Cadence) => store.ofCadence(memberId, cadence),

    inPeriods: (memberId: string, cadence: Cadence, periods: readonly string[]) =>
      store.inPeriods(memberId, cadence, periods),

    /** All records kept so far: a sum that only grows, never a streak. */
    count: (memberId: string) => store.countClosed(memberId),

    /** Gives a place to records from before there were places. */
    place: () => store.place((record) => standsOn(record, record.createdAt, zone)),

    /** Gives shared records their places in the feeds, from before each circle had its own. */
    placeInFeeds: () => store.placeInFeeds(),
  };

  /** Leaves a record that is as wished, or is none, as it is. */
  function changeIf(key: ReflectionKey, change: (before: Reflection) => Reflection) {
    return store.apply(key, null, (before) => {
      const after = before && change(before);
      return after === before ? null : after;
    });
  }
};

export type Reflections = ReturnType<typeof createReflections>;

function applied(
  state: Reflection,
  change: Change,
  circles: readonly string[],
  at: Date,
): Reflection {
  const answers = changeAnswers(state.answers, change);
  if (change.do === "choose" && change.qid === "MO9")
    return { ...state, answers, wanted: change.choice as WantedResponse };
  if (change.do === "set" && change.qid === "MO9")
    return { ...state, answers, wanted: change.choice as WantedResponse | null };
  if (change.do !== "close") return { ...state, answers };
  if (change.status === "kept") return hidden(state);
  const chosen = change.circles?.filter((id) => circles.includes(id));
  return shownTo(state, chosen ?? circles, at);
}
