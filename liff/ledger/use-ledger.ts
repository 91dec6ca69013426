import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { useSurroundings } from "#liff/surroundings.ts";
import type { CirclesView } from "#shared/circle.ts";
import type { LedgerDays, LedgerView } from "#shared/ledger.ts";

const LEDGER = ["ledger"] as const;

/** Whether it may be looked at: it is for those who run the community. */
export function useMayRun(): boolean | undefined {
  const { api } = useSurroundings();
  const { data } = useQuery({
    queryKey: ["circles"],
    queryFn: async (): Promise<CirclesView> => (await api.circles.$get()).json(),
  });
  return data?.mayFound;
}

export function useLedger(isAsked: boolean) {
  const { api } = useSurroundings();
  return useQuery({
    queryKey: LEDGER,
    queryFn: async (): Promise<LedgerView> => (await api.ledger.$get()).json(),
    enabled: isAsked,
  });
}

export function useLedgerDays(isAsked: boolean) {
  const { api } = useSurroundings();
  return useQuery({
    queryKey: [...LEDGER, "days"],
    queryFn: async (): Promise<LedgerDays> => (await api.ledger.days.$get()).json(),
    enabled: isAsked,
  });
}

type Turn = { readonly of: string; readonly stopped: boolean };

/** Stops a class for this month, or lets it go out again: shown at once, taken back if refused. */
export function useStop() {
  const { api } = useSurroundings();
  const queries = useQueryClient();
  return useMutation({
    scope: { id: "ledger" },
    mutationFn: async ({ of, stopped }: Turn): Promise<LedgerView> => {
      const answer = await api.ledger[":class"].$put({ param: { class: of }, json: { stopped } });
      return answer.json();
    },
    async onMutate({ of, stopped }: Turn) {
      await queries.cancelQueries({ queryKey: LEDGER });
      const before = queries.getQueryData<LedgerView>(LEDGER);
      if (before !== undefined) {
        const lines = before.lines.map((line) => (line.class === of ? { ...line, stopped } : line));
        queries.setQueryData<LedgerView>(LEDGER, { ...before, lines });
      }
      return { before };
    },
    onError: (_error, _turn, context) => {
      if (context?.before) queries.setQueryData<LedgerView>(LEDGER, context.before);
    },
    onSuccess: (view) => queries.setQueryData<LedgerView>(LEDGER, view),
    onSettled: () => queries.invalidateQueries({ queryKey: [...LEDGER, "days"] }),
  });
}
