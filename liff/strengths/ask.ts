import { useMutation, useQueryClient } from "@tanstack/preact-query";
import { useMemo } from "preact/hooks";
import { Refused, type AyumiApi } from "#liff/api.ts";
import { INVENTORY } from "#liff/inventory/outboxes.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import type { StrengthWord } from "#shared/strength-words.ts";
import type {
  GivenPage,
  GivenStrength,
  NamingView,
  Portrait,
  ReceivedStrengths,
  StrengthAnswer,
  StrengthConflict,
  StrengthWords,
} from "#shared/strengths.ts";

/** Of everything in the notebook: an answer to one note changes more than the note. */
export const STRENGTHS = ["strengths"] as const;

/** What the notebook's pages ask of the bot. */
const createAsk = ({ own, posts }: Pick<AyumiApi, "own" | "posts">) => ({
  received: async (
    cursor: string | null,
    as?: "waiting" | "declined",
  ): Promise<ReceivedStrengths> =>
    (await own.strengths.$get({ query: { ...(cursor !== null && { cursor }), as } })).json(),

  given: async (cursor: string | null): Promise<GivenPage> =>
    (await own.strengths.given.$get({ query: { ...(cursor !== null && { cursor }) } })).json(),

  portrait: async (): Promise<Portrait> => (await own.strengths.portrait.$get()).json(),

  naming: async (post: string): Promise<NamingView> =>
    (await posts[":post"].strengths.$get({ param: { post } })).json(),

  name: async (
    post: string,
    json: StrengthWords & { readonly id: string },
  ): Promise<GivenStrength> =>
    (await posts[":post"].strengths.$post({ param: { post }, json })).json(),

  /** The note as it stands elsewhere, where it was reworded meanwhile. */
  reword: async (
    id: string,
    json: StrengthWords & { readonly rev: number },
  ): Promise<{ readonly given: GivenStrength } | { readonly current: GivenStrength }> => {
    try {
      const answer = await own.strengths.given[":id"].$put({ param: { id }, json });
      return { given: (await answer.json()) as GivenStrength };
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 409) throw error;
      return { current: (error.body as StrengthConflict).current };
    }
  },

  /** Gone already is gone as well. */
  withdraw: async (id: string): Promise<void> => {
    try {
      const options = { init: { keepalive: true } };
      await own.strengths.given[":id"].$delete({ param: { id } }, options);
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 404) throw error;
    }
  },

  answer: async (id: string, json: StrengthAnswer): Promise<void> => {
    await own.strengths[":id"].$patch({ param: { id }, json });
  },

  own: async (word: StrengthWord, isOwn: boolean): Promise<void> => {
    const one = own.strengths.own[":word"];
    await (isOwn ? one.$put({ param: { word } }) : one.$delete({ param: { word } }));
  },
});

export function useAsk() {
  const { api } = useSurroundings();
  return useMemo(() => createAsk(api), [api]);
}

/** Changes something of the notebook; what is shown is read anew afterwards. */
export function useChange<C>(change: (of: C) => Promise<void>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    // Somebody stands before the button: they hear at once that there is no signal.
    networkMode: "always",
    retry: false,
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: STRENGTHS }),
        queries.invalidateQueries({ queryKey: INVENTORY }),
      ]),
  });
}

/** What to tell of a change that did not get through. */
export function troubleOf(error: Error | null): "full" | "offline" | "failed" | null {
  if (error === null) return null;
  if (error instanceof Refused) return error.status === 400 ? "full" : "failed";
  return navigator.onLine ? "failed" : "offline";
}
