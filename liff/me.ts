import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import type { MeView, ProfileChange, RestChange, SettingsChange } from "#shared/me.ts";
import { useSurroundings } from "./surroundings.ts";

export const ME = ["me"] as const;

/** The member; there from the first drawing on, because the page opens with it. */
export function useMe(): MeView {
  const { api } = useSurroundings();
  const { data } = useQuery({ queryKey: ME, queryFn: api.me, staleTime: 60_000 });
  if (data === undefined) throw new Error("drawn before the member was known");
  return data;
}

export function useSaveSettings() {
  const { api } = useSurroundings();
  return useSaved(api.saveSettings, (me, { locale, ...settings }: SettingsChange) => ({
    ...me,
    ...(locale && { locale }),
    settings: { ...me.settings, ...(settings.weekly && { quiet: false }), ...settings },
  }));
}

export function useSaveProfile() {
  const { api } = useSurroundings();
  return useSaved(
    async (change: ProfileChange): Promise<MeView> =>
      (await api.own.profile.$patch({ json: change })).json(),
    (me, { nickname, face }: ProfileChange) => ({
      ...me,
      ...(nickname !== undefined && { nickname, name: nickname ?? me.lineName }),
      ...(face !== undefined && { face }),
    }),
  );
}

export function useSaveRest() {
  const { api } = useSurroundings();
  return useSaved(api.saveRest, (me, { until }: RestChange) => ({
    ...me,
    rest: until === null ? null : { until },
  }));
}

/** Shown at once, saved one after the other, and taken back if the server says no. */
function useSaved<C>(save: (change: C) => Promise<MeView>, changed: (me: MeView, by: C) => MeView) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: save,
    scope: { id: "me" },
    async onMutate(change: C) {
      await queries.cancelQueries({ queryKey: ME });
      const before = queries.getQueryData<MeView>(ME);
      if (before) queries.setQueryData<MeView>(ME, changed(before, change));
      return { before };
    },
    onError: (_error, _change, context) => {
      if (context?.before) queries.setQueryData<MeView>(ME, context.before);
    },
    onSuccess: (me) => queries.setQueryData<MeView>(ME, me),
  });
}
