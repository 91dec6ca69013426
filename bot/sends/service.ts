import type { messagingApi } from "@line/bot-sdk";
import type { LineClient, LineFailure, LineResult } from "#bot/line/client.ts";
import type { Meter } from "#bot/metrics/meter.ts";
import { affordable, billingMonth, type SendClass } from "./rules.ts";
import type { SendDoc, SendStore } from "./store.ts";

const CACHED_MS = 5 * 60_000;

export type Push = {
  /** A LINE user or group id. */
  readonly recipient: string;
  readonly kind: string;
  readonly period: string;
  readonly class: SendClass;
  readonly people: number;
  readonly messages: readonly messagingApi.Message[];
  readonly retryKey: string;
};

/** `cut`: the month's remainder is kept for what matters more. */
export type PushResult =
  | LineResult
  | { readonly ok: false; readonly reason: "cut"; readonly code: string };

export type Month = { readonly limit: number | null; readonly used: number };

export const createSends = (deps: {
  readonly store: SendStore;
  readonly line: Pick<LineClient, "push" | "quota" | "consumption">;
  readonly now: () => Date;
  readonly meter?: Pick<Meter, "send">;
}) => {
  const { store, line, now } = deps;
  let seen: {
    month: string;
    at: number;
    limit: number | null;
    used: number;
    spent: number;
  } | null = null;

  /** The month so far: what LINE counted, and what was sent since it was asked. */
  const month = async (): Promise<LineResult<Month>> => {
    const of = billingMonth(now());
    const spent = await store.spent(of);
    const age = seen ? now().getTime() - seen.at : Infinity;
    if (!seen || seen.month !== of || age > CACHED_MS || age < 0) {
      const [quota, consumption] = await Promise.all([line.quota(), line.consumption()]);
      if (!quota.ok) return quota;
      if (!consumption.ok) return consumption;
      const { used } = consumption;
      seen = { month: of, at: now().getTime(), limit: quota.limit, used, spent };
    }
    return { ok: true, limit: seen.limit, used: Math.max(spent, seen.used + spent - seen.spent) };
  };

  /** The send's place in the month; a failure when it has none, or needs none any more. */
  const reserve = async (wish: Omit<SendDoc, "state">): Promise<PushResult> => {
    // As it stands now: whoever asked for the same one before may have taken its place.
    const send = await store.plan(wish);
    if (send.state === "failed") {
      const reason = send.cause === "quota" ? "quota" : "refused";
      return { ok: false, reason, code: send.cause ?? "failed" };
    }
    if (send.state !== "planned") return { ok: true };
    const planned = await store.planned(send.month);
    // Another process has taken its place in between.
    if (!planned.some(({ id }) => id === send._id)) return reserve(wish);
    const so = await month();
    if (!so.ok) return so;
    const left = so.limit === null ? null : so.limit - so.used;
    if (!affordable(planned, left).has(send._id)) {
      await store.unplan(send._id);
      return { ok: false, reason: "cut", code: "cut" };
    }
    await store.markSending(send._id);
    return { ok: true };
  };

  // One after the other: two that look at the same remainder would both take it. Against another
  // process LINE's own limit stands.
  let reserving: Promise<unknown> = Promise.resolve();
  const reserveInTurn = (send: Omit<SendDoc, "state">): Promise<PushResult> => {
    const reserved = reserving.then(() => reserve(send));
    reserving = reserved.catch(() => {});
    return reserved;
  };

  const settle = async (id: string, of: SendClass, result: LineResult) => {
    if (result.ok) await store.markSent(id, now());
    else if (isFinal(result)) {
      await store.markFailed(id, result.reason === "quota" ? "quota" : result.code);
    }
    deps.meter?.send(of, result.ok ? "sent" : isFinal(result) ? "failed" : "again");
    return result;
  };

  return {
    month,

    /** Sends at most once for (recipient, kind, period), however often it is called. */
    async push(push: Push): Promise<PushResult> {
      const { messages, retryKey, ...what } = push;
      const plannedAt = now();
      const wish = { _id: retryKey, ...what, month: billingMonth(plannedAt), plannedAt };
      const send = await store.plan(wish);
      if (send.state === "sent") return { ok: true };
      const reserved = await reserveInTurn({ ...wish, _id: send._id });
      if (!reserved.ok) {
        if (reserved.reason === "cut") deps.meter?.send(push.class, "dropped");
        return reserved;
      }
      return settle(send._id, push.class, await line.push(send.recipient, messages, send._id));
    },
  };
};

export type Sends = ReturnType<typeof createSends>;

const isFinal = ({ reason }: LineFailure) =>
  reason === "quota" || reason === "refused" || reason === "not_found";
