import { useQuery, useQueryClient } from "@tanstack/preact-query";
import { useEffect, useMemo, useState } from "preact/hooks";
import { useMe } from "#liff/me.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import type { InventoryView } from "#shared/inventory-view.ts";
import { withEntries } from "./entries.ts";
import { INVENTORY, outboxOf } from "./outboxes.ts";

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
  useEffect(() => {
    const look = () => setEntries(outbox.entries());
    const leave = outbox.subscribe(look);
    look();
    outbox.flush();
    return leave;
  }, [outbox]);
  const { data } = asked;
  const view = useMemo(() => data && withEntries(data, entries), [data, entries]);
  return { asked, view, outbox };
}
