import type { LedgerDays, LedgerLine, LedgerView } from "#shared/ledger.ts";
import type { LineResult } from "#bot/line/client.ts";
import type { LedgerStore } from "./ledger-store.ts";
import { billingEnd, billingMonth, SEND_CLASSES, type SendClass } from "./rules.ts";
import type { Sends } from "./service.ts";
import type { SendStore } from "./store.ts";

type Sums = Readonly<Partial<Record<SendClass, number>>>;

/** The month's pushes (通数の家計簿): what was sent, what is to come, and what does not fit. */
export const createLedger = (deps: {
  readonly store: LedgerStore;
  readonly sends: Pick<Sends, "month">;
  readonly sendStore: Pick<SendStore, "sums">;
  /** People that reminders will reach until the month's end, beyond what is planned. */
  readonly foreseen: (until: Date) => Promise<Sums>;
  readonly days: () => Promise<LedgerDays>;
  /** Puts the question to the organizers with their next free reply. */
  readonly warn: (of: { readonly left: number; readonly need: number }) => Promise<void>;
  readonly now: () => Date;
}) => {
  const { store, now } = deps;

  const view = async (): Promise<LineResult<{ readonly view: LedgerView }>> => {
    const month = billingMonth(now());
    const [so, stopped, sent, planned, foreseen] = await Promise.all([
      deps.sends.month(),
      store.stopped(month),
      deps.sendStore.sums(month, ["sending", "sent"]),
      deps.sendStore.sums(month, ["planned"]),
      deps.foreseen(billingEnd(now())),
    ]);
    if (!so.ok) return so;
    const { limit, used } = so;
    const ahead: Sums = Object.fromEntries(
      SEND_CLASSES.map((of) => [
        of,
        stopped.includes(of) ? 0 : (planned[of] ?? 0) + (foreseen[of] ?? 0),
      ]),
    );
    return { ok: true, view: { month, limit, used, lines: linesOf(limit, used) } };

    function linesOf(most: number | null, spent: number): LedgerLine[] {
      let room = most === null ? Infinity : Math.max(most - spent, 0);
      return SEND_CLASSES.map((of) => {
        const need = ahead[of] ?? 0;
        const fits = Math.min(need, room);
        room -= fits;
        return {
          class: of,
          sent: sent[of] ?? 0,
          planned: need,
          short: need - fits,
          stopped: stopped.includes(of),
        };
      });
    }
  };

  return {
    view,

    /** The weeks to come, in totals. */
    days: deps.days,

    stopped: () => store.stopped(billingMonth(now())),

    /** For this month only. */
    stop: (of: SendClass, isStopped: boolean) =>
      store.setStopped(billingMonth(now()), of, isStopped),

    /** Tells the organizers once a month, before the limit bites, while there is something to stop. */
    async watch(): Promise<void> {
      const so = await deps.sends.month();
      if (!so.ok || so.limit === null) return;
      const found = await view();
      if (!found.ok || found.view.limit === null) return;
      const { lines, month, limit, used } = found.view;
      const weekly = lines.find((line) => line.class === "nudge-weekly");
      const isShort = lines.some(({ short }) => short > 0);
      if (!isShort || weekly === undefined || weekly.stopped || weekly.planned === 0) return;
      if (!(await store.warnOnce(month, now()))) return;
      const need = lines.find((line) => line.class === "announcement")?.planned ?? 0;
      await deps.warn({ left: Math.max(limit - used, 0), need });
    },
  };
};

export type Ledger = ReturnType<typeof createLedger>;
