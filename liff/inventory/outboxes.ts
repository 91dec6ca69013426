import type { QueryClient } from "@tanstack/preact-query";
import type { AyumiApi } from "#liff/api.ts";
import type { InventoryView } from "#shared/inventory-view.ts";
import { withSection } from "./entries.ts";
import { createKept } from "./kept.ts";
import { createOutbox, type Outbox } from "./outbox.ts";
import { createSend } from "./send.ts";

export const INVENTORY = ["inventory"] as const;

/** One outbox a visit: it goes on sending while other pages are looked at. */
const outboxes = new WeakMap<AyumiApi, Outbox>();

export function outboxOf(api: AyumiApi, memberId: string, queries: QueryClient): Outbox {
  const found = outboxes.get(api);
  if (found !== undefined) return found;
  const outbox = createOutbox({
    kept: createKept(localStorageOrNone(), memberId),
    send: createSend(api.inventory),
    newId: () => crypto.randomUUID(),
    onSection(section) {
      // What was asked for before may come after, and older.
      const cancelled = queries.cancelQueries({ queryKey: INVENTORY });
      if (section !== null && queries.getQueryData(INVENTORY) !== undefined) {
        queries.setQueryData<InventoryView>(
          INVENTORY,
          (view) => view && withSection(view, section),
        );
        return;
      }
      // Where nothing was there yet, the page still waits for an answer.
      void cancelled.then(() => queries.invalidateQueries({ queryKey: INVENTORY }));
    },
  });
  const flush = () => outbox.flush();
  window.addEventListener("online", flush);
  window.addEventListener("pagehide", flush);
  document.addEventListener("visibilitychange", flush);
  outboxes.set(api, outbox);
  return outbox;
}

function localStorageOrNone(): Pick<Storage, "getItem" | "setItem"> {
  try {
    return window.localStorage;
  } catch {
    return { getItem: () => null, setItem: () => {} };
  }
}
