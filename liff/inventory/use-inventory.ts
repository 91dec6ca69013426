import { useQuery, useQueryClient, type QueryClient } from "@tanstack/preact-query";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { AyumiApi } from "#liff/api.ts";
import { useMe } from "#liff/me.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import type { InventoryView } from "#shared/inventory-view.ts";
import { withEntries, withSection } from "./entries.ts";
import { createKept } from "./kept.ts";
import { createOutbox, type Outbox } from "./outbox.ts";
import { createSend } from "./send.ts";

export const INVENTORY = ["inventory"] as const;

/** One outbox a visit: it goes on sending while other pages are looked at. */
const outboxes = new WeakMap<AyumiApi, Outbox>();

/** The inventory as the member left it, and the way to change it. */
export function useInventory() {
  const { api } = useSurroundings();
  const { id } = useMe();
  const queries = useQueryClient();
  const outbox = outboxOf(api, id, queries);
  const asked = useQuery({
    queryKey: INVENTORY,
    queryFn: async (): Promise<InventoryView> => (await api.inventory.$get()).json(),
  });
  const [entries, setEntries] = useState(outbox.entries);
  const [, drawAgain] = useState(0);
  useEffect(() => {
    const look = () => {
      setEntries(outbox.entries());
      drawAgain((count) => count + 1);
    };
    const flush = () => outbox.flush();
    const leave = outbox.subscribe(look);
    window.addEventListener("online", flush);
    document.addEventListener("visibilitychange", flush);
    look();
    flush();
    return () => {
      leave();
      window.removeEventListener("online", flush);
      document.removeEventListener("visibilitychange", flush);
    };
  }, [outbox]);
  const { data } = asked;
  const view = useMemo(() => data && withEntries(data, entries), [data, entries]);
  return { asked, view, outbox };
}

function outboxOf(api: AyumiApi, memberId: string, queries: QueryClient): Outbox {
  const found = outboxes.get(api);
  if (found !== undefined) return found;
  const outbox = createOutbox({
    kept: createKept(localStorageOrNone(), memberId),
    send: createSend(api.inventory),
    newId: () => crypto.randomUUID(),
    onSection(section) {
      if (section === null) return void queries.invalidateQueries({ queryKey: INVENTORY });
      // What was asked for before may come after, and older.
      void queries.cancelQueries({ queryKey: INVENTORY });
      queries.setQueryData<InventoryView>(INVENTORY, (view) => view && withSection(view, section));
    },
  });
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
