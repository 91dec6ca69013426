import { randomUUID } from "node:crypto";
import type { Db } from "mongodb";
import { ensureIndexes } from "#bot/db.ts";
import { createLineClient } from "#bot/line/client.ts";
import { openLog } from "#bot/log.ts";
import type { Meter } from "#bot/metrics/meter.ts";
import { createDeliverDue, type Compose } from "#bot/sends/deliver.ts";
import { billingMonth, type SendClass } from "#bot/sends/rules.ts";
import { createSends } from "#bot/sends/service.ts";
import { createSendStore, sendsDefinition, type SendDoc } from "#bot/sends/store.ts";
import { text } from "#tests/support/echo.ts";
import { CHANNEL_ACCESS_TOKEN } from "#tests/support/settings.ts";

/** Each says what it is for, so that the one who got it can be asked. */
export const sayPeriod: Compose = async (sends) =>
  new Map(sends.map(({ _id, period }) => [_id, { is: "said", messages: [text(period)] }]));

type Options = {
  readonly now?: () => Date;
  readonly clock?: () => Date;
  readonly compose?: Compose;
  readonly leaseMs?: number;
  readonly atOnce?: number;
  readonly cut?: (sends: readonly SendDoc[]) => Promise<void>;
  readonly meter?: Pick<Meter, "send">;
  readonly at?: (step: "claimed" | "pushed") => void;
};

/** One process that delivers what is due. */
export const openDelivery = (db: Db, lineUrl: string, options: Options = {}) => {
  const now = options.now ?? (() => new Date());
  const line = createLineClient({
    channelAccessToken: CHANNEL_ACCESS_TOKEN,
    apiBaseUrl: lineUrl,
    dataApiBaseUrl: lineUrl,
  });
  const store = createSendStore(db);
  const sends = createSends({ store, line, now });
  return createDeliverDue({
    store,
    sends,
    line,
    compose: sayPeriod,
    clock: () => new Date(),
    ids: randomUUID,
    log: openLog({ level: "error", write: () => {} }),
    ...options,
    now,
  });
};

/** Plans sends that are due now, so many for each of these people. */
export const planFor = async (
  db: Db,
  people: readonly string[],
  each: number,
  of: Partial<SendDoc> & { readonly class?: SendClass } = {},
) => {
  await ensureIndexes(db, [sendsDefinition]);
  const at = of.dueAt ?? new Date(Date.now() - 1000);
  const plans = people.flatMap((recipient) =>
    Array.from({ length: each }, (_, i) => ({
      _id: randomUUID(),
      recipient,
      kind: "test",
      period: `p${i}`,
      class: "nudge-monthly" as const,
      people: 1,
      month: billingMonth(at),
      plannedAt: at,
      dueAt: at,
      sendUntil: new Date(at.getTime() + 24 * 3600_000),
      ...of,
    })),
  );
  await createSendStore(db).planAll(plans);
  return plans;
};
