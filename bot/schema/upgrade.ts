import type { Log } from "#bot/log.ts";
import type { SchemaStore } from "./store.ts";
import type { Migration } from "./table.ts";

const LEASE_MS = 30_000;
const LOOK_MS = 250;

/**
 * Brings the data to the newest layout, one step after the other; of several processes that start at
 * once one does it and the others wait. Throws where the data is not for this version of the code.
 */
export const createUpgrade = (deps: {
  readonly store: SchemaStore;
  readonly isHalfFilled: () => Promise<boolean>;
  readonly migrations: readonly Migration[];
  readonly clock: () => Date;
  readonly ids: () => string;
  readonly log: Log;
  readonly leaseMs?: number;
}) => {
  const { store, migrations, clock, log } = deps;
  const leaseMs = deps.leaseMs ?? LEASE_MS;
  const newest = migrations.length;
  const leaseEnd = () => new Date(clock().getTime() + leaseMs);

  return async (): Promise<void> => {
    if (await deps.isHalfFilled()) {
      throw new Error(
        "A restore or a move of the data was cut short, so only a part of it is there. Repeat it.",
      );
    }
    const me = deps.ids();
    for (;;) {
      const version = await store.version();
      if (version > newest) {
        throw new Error(
          `The data was written by a newer Ayumi (its schema is ${version}, this one knows ${newest}). Start the newer one, or restore a backup from before.`,
        );
      }
      if (version === newest) return;
      if (await store.claim(version, me, clock(), leaseEnd())) await raiseFrom(version, me);
      else await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  };

  async function raiseFrom(version: number, me: string): Promise<void> {
    const renewal = setInterval(() => {
      store.renew(me, leaseEnd()).catch(() => {});
    }, leaseMs / 3);
    try {
      for (const [i, { name, run }] of migrations.slice(version).entries()) {
        const began = performance.now();
        await run();
        // Whoever took over after a long silence goes on by themselves.
        if (!(await store.raise(me, version + i + 1))) return;
        const ms = Math.round(performance.now() - began);
        log.info("schema_raised", { step: name, count: version + i + 1, ms });
      }
    } finally {
      clearInterval(renewal);
      await store.release(me);
    }
  }
};
