import type { messagingApi } from "@line/bot-sdk";
import type { LineClient, LineResult } from "#bot/line/client.ts";
import type { Log } from "#bot/log.ts";
import type { Meter } from "#bot/metrics/meter.ts";
import { createBudget } from "./budget.ts";
import { createPacer } from "./pacer.ts";
import { billingEnd, billingMonth, SEND_CLASSES, type SendClass } from "./rules.ts";
import type { Sends } from "./service.ts";
import type { SendDoc, SendStore, Settled } from "./store.ts";

const AT_ONCE = 500;
const IN_FLIGHT = 48;
/** LINE takes 2,000 pushes a second (LINE documentation, "Rate limits"); replies have their own. */
const PER_SECOND = 1900;
/** A process that is silent for so long has died. */
const LEASE_MS = 60_000;
/** LINE forgets a retry key after a day: then nobody can say any more whether it was sent. */
const KEY_LIVES_MS = 23 * 3600_000;
const FIRST_WAIT_MS = 20_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/** What a send says at the moment it goes out, or why it does not. */
export type Composed =
  | {
      readonly is: "said";
      readonly messages: readonly messagingApi.Message[];
      readonly variant?: string;
    }
  | { readonly is: "wait"; readonly until: Date }
  | { readonly is: "drop"; readonly because: string };

/** Looks at each send again and puts it into words; what it does not answer for is dropped. */
export type Compose = (sends: readonly SendDoc[]) => Promise<ReadonlyMap<string, Composed>>;

type Ready = { readonly send: SendDoc; readonly said: Composed & { readonly is: "said" } };
type Tried = { readonly send: SendDoc; readonly settled: Settled; readonly answer: Answer };
type Answer = "ok" | "silent" | "quota" | "other";

/**
 * Sends what is due, each at most once: a send is claimed before it is tried, and whoever takes it
 * over from a process that died tries it with the same key.
 */
export const createDeliverDue = (deps: {
  readonly store: SendStore;
  readonly sends: Pick<Sends, "month">;
  /** What an organizer stopped for this month. */
  readonly stopped?: () => Promise<readonly SendClass[]>;
  readonly line: Pick<LineClient, "push">;
  readonly compose: Compose;
  /** People to keep room for before all others, beyond what is planned. */
  readonly reserved?: (until: Date) => Promise<number>;
  /** Told of sends that LINE will never take. */
  readonly refused?: (sends: readonly SendDoc[]) => Promise<void>;
  /** Told of sends for which the month had no room. */
  readonly cut?: (sends: readonly SendDoc[]) => Promise<void>;
  /** The community's time: what is due. */
  readonly now: () => Date;
  /** The machine's time: leases. */
  readonly clock: () => Date;
  readonly ids: () => string;
  readonly log: Log;
  readonly meter?: Pick<Meter, "send">;
  readonly leaseMs?: number;
  readonly atOnce?: number;
  /** Where a crash may strike; only tests listen. */
  readonly at?: (step: "claimed" | "pushed") => void;
}) => {
  const { store, line, now, clock, log } = deps;
  const leaseMs = deps.leaseMs ?? LEASE_MS;
  const atOnce = deps.atOnce ?? AT_ONCE;

  return async (stopping?: AbortSignal): Promise<number> => {
    if ((await store.due(now(), clock(), 1)).length === 0) return 0;
    // Known before anything is claimed; while LINE does not even tell this, nothing is tried.
    if (!(await deps.sends.month()).ok) return 0;
    const pace = createPacer(PER_SECOND);
    const sums = { sent: 0, failed: 0, dropped: 0, later: 0, again: 0 };
    let next = ahead();
    let settling: Promise<unknown> = Promise.resolve();
    for (;;) {
      const { by, claimed, settled, ready } = await next;
      if (claimed.length === 0) break;
      // The next ones are taken and put into words while these are on their way.
      if (!stopping?.aborted) next = ahead();
      else next = Promise.resolve({ by, claimed: [], settled: [], ready: [] });
      const tried = await pushAll(ready, pace, stopping);
      const all = [...settled, ...tried.map((one) => one.settled)];
      await settling;
      settling = aside(store.settle(by, all));
      const classes = new Map(claimed.map((send) => [send._id, send.class]));
      for (const { id, is } of all) {
        sums[is] += 1;
        const of = classes.get(id);
        if (of !== undefined) deps.meter?.send(of, is);
      }
      const refused = tried.filter(({ answer }) => answer === "quota").map(({ send }) => send);
      if (refused.length > 0) await deps.cut?.(refused);
      const never = tried.filter(
        ({ settled, answer }) => settled.is === "failed" && answer !== "quota",
      );
      if (never.length > 0) await deps.refused?.(never.map(({ send }) => send));
      const isGone = tried.length > 0 && tried.every(({ answer }) => answer === "silent");
      if (isGone) {
        // LINE is away: what was taken is put back, and the schedule tries again.
        const rest = await next;
        const back = rest.ready.map(({ send }) => untried(send));
        await store.settle(rest.by, [...rest.settled, ...back]);
        break;
      }
    }
    await settling;
    const done = Object.values(sums).reduce((sum, each) => sum + each, 0);
    if (done > 0) log.info("sends_delivered", { count: sums.sent });
    return sums.sent;
  };

  function ahead() {
    return aside(take());
  }

  /** The next ones, and what can be said of them. */
  async function take() {
    const { by, claimed } = await claim();
    if (claimed.length === 0) return { by, claimed, settled: [], ready: [] };
    return { by, claimed, ...(await prepared(claimed)) };
  }

  async function claim(): Promise<{ by: string; claimed: SendDoc[] }> {
    const by = deps.ids();
    const at = clock();
    const ids = await store.due(now(), at, atOnce);
    if (ids.length === 0) return { by, claimed: [] };
    const claimed = await store.claim(ids, {
      by,
      clock: at,
      until: new Date(at.getTime() + leaseMs),
      month: billingMonth(now()),
    });
    deps.at?.("claimed");
    return { by, claimed };
  }

  /** What can be said now, in the order of its class as far as the month has room. */
  async function prepared(
    claimed: readonly SendDoc[],
  ): Promise<{ readonly settled: readonly Settled[]; readonly ready: readonly Ready[] }> {
    const settled: Settled[] = [];
    const alive = claimed.filter((send) => {
      const over = overBecause(send);
      if (over !== null) settled.push({ id: send._id, ...over });
      return over === null;
    });
    const stopped = (await deps.stopped?.()) ?? [];
    const composed = await deps.compose(alive.filter((send) => !stopped.includes(send.class)));
    const ready: Ready[] = [];
    for (const send of alive) {
      const because = stopped.includes(send.class) ? "stopped" : "unknown";
      const said = composed.get(send._id) ?? { is: "drop", because };
      if (said.is === "said") ready.push({ send, said });
      else if (said.is === "wait") settled.push(waiting(send, said.until));
      else settled.push(given(send, said.because));
    }
    if (ready.length === 0) return { settled, ready };
    const month = await deps.sends.month();
    if (!month.ok) {
      settled.push(...ready.map(({ send }) => untried(send)));
      return { settled, ready: [] };
    }
    const left = month.limit === null ? null : month.limit - month.used;
    // Those claimed here are counted as used already.
    const own = claimed
      .filter((send) => !isTried(send))
      .reduce((sum, each) => sum + each.people, 0);
    const room = left === null ? null : left + own;
    const planned = await store.sums(billingMonth(now()), ["planned"]);
    const reserved = room === null ? 0 : ((await deps.reserved?.(billingEnd(now()))) ?? 0);
    const announcement = (planned.announcement ?? 0) + reserved;
    const budget = createBudget(room, { ...planned, announcement });
    const fits: Ready[] = [];
    const cut: SendDoc[] = [];
    for (const each of ready.toSorted(byClass)) {
      // Perhaps sent already, and counted: it takes no more room.
      if (isTried(each.send) || budget.take(each.send.class, each.send.people)) fits.push(each);
      else cut.push(each.send);
    }
    settled.push(...cut.map((send): Settled => given(send, "cut")));
    if (cut.length > 0) await deps.cut?.(cut);
    return { settled, ready: fits };
  }

  async function pushAll(
    ready: readonly Ready[],
    pace: () => Promise<void>,
    stopping: AbortSignal | undefined,
  ): Promise<Tried[]> {
    const tried: Tried[] = [];
    const queue = ready.values();
    let isOut = false;
    const worker = async () => {
      for (const { send, said } of queue) {
        if (stopping?.aborted || isOut) {
          const settled = isOut ? given(send, "quota") : untried(send);
          tried.push({ send, settled, answer: "other" });
          continue;
        }
        await pace();
        const result = await line.push(send.recipient, said.messages, send._id);
        deps.at?.("pushed");
        const one = settledBy(send, said.variant, result);
        isOut ||= one.answer === "quota";
        tried.push(one);
      }
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, worker));
    return tried;
  }

  function settledBy(send: SendDoc, variant: string | undefined, result: LineResult): Tried {
    const { _id: id } = send;
    if (result.ok) {
      const said = variant === undefined ? {} : { variant };
      // To a tenth of a second, so that those sent together are written down together.
      const at = new Date(Math.floor(now().getTime() / 100) * 100);
      return { send, settled: { id, is: "sent", at, ...said }, answer: "ok" };
    }
    switch (result.reason) {
      case "rate":
        return { send, settled: again(send), answer: "other" };
      case "unavailable":
      case "no_answer":
        return { send, settled: again(send), answer: "silent" };
      case "quota":
        return { send, settled: { id, is: "failed", cause: "quota" }, answer: "quota" };
      case "token":
      case "refused":
      case "not_found":
        return { send, settled: { id, is: "failed", cause: result.code }, answer: "other" };
    }
  }

  function overBecause(send: SendDoc): { is: "failed" | "dropped"; cause: string } | null {
    const wasTried = isTried(send);
    const age = clock().getTime() - (send.triedAt?.getTime() ?? clock().getTime());
    if (wasTried && age > KEY_LIVES_MS) return { is: "failed", cause: "unknown" };
    if (send.sendUntil !== undefined && now() > send.sendUntil)
      return wasTried ? { is: "failed", cause: "unknown" } : { is: "dropped", cause: "late" };
    return null;
  }

  /** It may have been sent: tried without an answer, or begun by somebody who died with it. */
  function isTried(send: SendDoc): boolean {
    const claimedAt = (send.lease?.until.getTime() ?? 0) - leaseMs;
    return (send.attempts ?? 0) > 0 || (send.triedAt?.getTime() ?? Infinity) < claimedAt;
  }

  function waiting(send: SendDoc, until: Date): Settled {
    if (!isTried(send)) return { id: send._id, is: "later", dueAt: until };
    const ms = Math.max(until.getTime() - now().getTime(), 1000);
    return { id: send._id, is: "again", until: new Date(clock().getTime() + ms) };
  }

  function given(send: SendDoc, cause: string): Settled {
    return isTried(send)
      ? { id: send._id, is: "failed", cause: "unknown" }
      : { id: send._id, is: "dropped", cause };
  }

  function untried(send: SendDoc): Settled {
    return waiting(send, send.dueAt ?? now());
  }

  function again(send: SendDoc): Settled {
    const wait = Math.min(FIRST_WAIT_MS * 2 ** (send.attempts ?? 0), LONGEST_WAIT_MS);
    return { id: send._id, is: "again", until: new Date(clock().getTime() + wait) };
  }
};

export type DeliverDue = ReturnType<typeof createDeliverDue>;

/** Goes on beside something else: should that fail first, nobody is left to hear of this. */
const aside = <T>(work: Promise<T>): Promise<T> => {
  work.catch(() => {});
  return work;
};

const byClass = (a: Ready, b: Ready) =>
  SEND_CLASSES.indexOf(a.send.class) - SEND_CLASSES.indexOf(b.send.class);
