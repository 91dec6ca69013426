import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { useMemo } from "preact/hooks";
import { ME } from "#liff/me.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import type { FormView, SharingView } from "#shared/reflection-form.ts";
import { createAsk, type FormKey } from "./ask.ts";
import { formKey } from "./form-key.ts";

type Turn = { readonly circle: string; readonly isShown: boolean };

const keyOf = ({ cadence, period }: FormKey) => ["sharing", cadence, period] as const;

/** The circles that see a record or could. */
export function useSharing(of: FormKey) {
  const { api } = useSurroundings();
  const ask = useMemo(() => createAsk(api), [api]);
  const asked = useQuery({ queryKey: keyOf(of), queryFn: () => ask.sharing(of), staleTime: 0 });
  return asked.data ?? null;
}

/** Everything that tells who sees this record is asked again. */
export function useSharingChanged() {
  const queries = useQueryClient();
  return ({ cadence, period }: FormKey, status: FormView["status"]) => {
    queries.setQueriesData<FormView>({ queryKey: formKey(cadence) }, (view) =>
      view?.period === period ? { ...view, status } : view,
    );
    for (const queryKey of [ME, ["home"], ["reflections"], ["feed"], ["sharing"]]) {
      void queries.invalidateQueries({ queryKey });
    }
  };
}

/** One circle more or less: shown at once, and taken back if the server says no. */
export function useTurn(of: FormKey) {
  const { api } = useSurroundings();
  const ask = useMemo(() => createAsk(api), [api]);
  const queries = useQueryClient();
  const changed = useSharingChanged();
  const queryKey = keyOf(of);
  return useMutation({
    networkMode: "always",
    retry: false,
    scope: { id: queryKey.join(" ") },
    mutationFn: (turn: Turn) => ask.turn(of, turn),
    onMutate: async ({ circle, isShown }) => {
      await queries.cancelQueries({ queryKey });
      queries.setQueryData<SharingView>(
        queryKey,
        (view) =>
          view && {
            ...view,
            circles: view.circles.map((place) =>
              place.id === circle ? { ...place, isShown } : place,
            ),
          },
      );
    },
    onSuccess: (view) => {
      queries.setQueryData(queryKey, view);
      changed(of, view.status);
    },
    onError: () => void queries.invalidateQueries({ queryKey }),
  });
}
