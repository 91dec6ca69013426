import { useMemo } from "preact/hooks";
import { Refused, type AyumiApi } from "#liff/api.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import type { LettersView, LetterView } from "#shared/letters.ts";
import type {
  BridgeLine,
  ConvictionView,
  PlacesView,
  SearchView,
  SearchWish,
  WordsView,
  YearView,
} from "#shared/record.ts";
import type { AnswerConflict, SavedAnswer } from "#shared/reflection-form.ts";
import type { ReflectionPage, ReflectionView } from "#shared/reflection-view.ts";

const RECORDS_A_PAGE = "40";

/** Of everything that can be looked back on: a change of one record changes it all. */
export const RECORD = ["reflections"] as const;

/** What the record's pages ask of the bot. */
const createAsk = ({ own }: Pick<AyumiApi, "own">) => ({
  page: async (cursor: string | null): Promise<ReflectionPage> =>
    (
      await own.reflections.$get({
        query: { limit: RECORDS_A_PAGE, ...(cursor !== null && { cursor }) },
      })
    ).json(),

  one: async (param: {
    readonly cadence: string;
    readonly period: string;
  }): Promise<ReflectionView> =>
    (await own.reflections[":cadence"][":period"].$get({ param })).json(),

  conviction: async (): Promise<ConvictionView> => (await own.conviction.$get()).json(),

  questions: async (): Promise<WordsView> => (await own.words.$get()).json(),

  places: async (qid: string): Promise<PlacesView> =>
    (await own.words[":qid"].$get({ param: { qid } })).json(),

  search: async (json: SearchWish): Promise<SearchView> =>
    (await own.search.$post({ json })).json(),

  year: async (year: string): Promise<YearView> =>
    (await own.years[":year"].$get({ param: { year } })).json(),

  letters: async (): Promise<LettersView> => (await own.letters.$get()).json(),

  letter: async (span: string): Promise<LetterView> =>
    (await own.letters[":span"].$get({ param: { span } })).json(),

  async bridge(month: string, json: BridgeLine): Promise<SavedAnswer | AnswerConflict> {
    try {
      return await (await own.bridges[":month"].$put({ param: { month }, json })).json();
    } catch (error) {
      // A conflict brings both versions: it is an answer.
      if (error instanceof Refused && error.status === 409) return error.body as AnswerConflict;
      throw error;
    }
  },
});

export function useAsk() {
  const { api } = useSurroundings();
  return useMemo(() => createAsk(api), [api]);
}
