import { Refused, type AyumiApi } from "#liff/api.ts";
import type {
  AnswerChange,
  AnswerConflict,
  Closed,
  Closing,
  FormView,
  Preview,
  SavedAnswer,
  SharingView,
} from "#shared/reflection-form.ts";

/** Which reflection; the period may be `current`. */
export type FormKey = { readonly cadence: string; readonly period: string };

/** What the form asks of the bot. */
export const createAsk = ({ form }: Pick<AyumiApi, "form">) => ({
  read: async (param: FormKey): Promise<FormView> => (await form.$get({ param })).json(),

  preview: async (param: FormKey, circle: string | null): Promise<Preview> => {
    const query = circle === null ? {} : { circle };
    return (await form.preview.$get({ param, query })).json();
  },

  sharing: async (param: FormKey): Promise<SharingView> =>
    (await form.circles.$get({ param })).json(),

  /** One circle more that sees it, or one less. */
  async turn(
    of: FormKey,
    { circle, isShown }: { readonly circle: string; readonly isShown: boolean },
  ): Promise<SharingView> {
    const one = form.circles[":circle"];
    const param = { ...of, circle };
    return (await (isShown ? one.$put({ param }) : one.$delete({ param }))).json();
  },

  close: async (param: FormKey, json: Closing): Promise<Closed> =>
    (await form.close.$post({ param, json })).json(),

  async save(
    param: FormKey & { readonly qid: string },
    json: AnswerChange,
  ): Promise<SavedAnswer | AnswerConflict> {
    try {
      // Short enough to be sent even while the page goes away.
      const init = { keepalive: true };
      return await (await form.answers[":qid"].$put({ param, json }, { init })).json();
    } catch (error) {
      // A conflict brings both versions: it is an answer.
      if (error instanceof Refused && error.status === 409) return error.body as AnswerConflict;
      throw error;
    }
  },
});
