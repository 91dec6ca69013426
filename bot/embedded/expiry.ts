import type { Collection } from "#bot/embedded/store/collection.ts";
import type { Journal } from "#bot/embedded/store/turns.ts";
import { encodeKey, invertKey } from "#bot/embedded/values/key.ts";
import { TYPE } from "#bot/embedded/values/types-in-order.ts";

/** Deletes what a TTL index says has expired: by the earliest date, when a field holds several. */
export function removeExpired(
  collections: Iterable<Collection>,
  now: Date,
  journal: Journal,
): void {
  for (const collection of collections) {
    for (const { spec, fields, ordered } of collection.indexes.values()) {
      if (spec.expireAfterSeconds === undefined) continue;
      const last = encodeKey(new Date(now.getTime() - spec.expireAfterSeconds * 1000));
      const range = fields[0]?.descending
        ? { from: invertKey(last), to: `${invertKey(TYPE.date)}\uffff` }
        : { from: TYPE.date, to: `${last}\0` };
      const expired = new Set<number>();
      for (const [, record] of ordered.scan(range, false)) expired.add(record);
      for (const record of expired) collection.write(record, undefined, journal);
    }
  }
}
