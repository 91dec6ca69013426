import { Refused, type AyumiApi } from "#liff/api.ts";
import type {
  AnswerChange,
  AnswerConflict,
  Closed,
  Closing,
  FormView,
  Preview,
  SavedAnswer,
} from "#shared/reflection-form.ts";

/** Which reflection; the period may be `current`. */
export type FormKey = { readonly cadence: string; readonly period: string };

/** A request this short is sent even while the page goes away. */
const KEEPALIVE_UNITS = 8000;

/** What the form asks of the bot. */
export const createAsk = ({ form }: Pick<AyumiApi, "form">) => ({
  read: async (param: FormKey): Promise<FormView> => (await form.$get({ param })).json(),

  preview: async (param: FormKey): Promise<Preview> => (await form.preview.$get({ param })).json(),

  close: async (param: FormKey, json: Closing): Promise<Closed> =>
    (await form.close.$post({ param, json })).json(),

  async save(
    param: FormKey & { readonly qid: string },
    json: AnswerChange,
  ): Promise<SavedAnswer | AnswerConflict> {
    const length = (json.text ?? "").length + (json.base?.text ?? "").length;
    const init = { keepalive: length < KEEPALIVE_UNITS };
    try {
      return await (await form.answers[":qid"].$put({ param, json }, { init })).json();
    } catch (error) {
      // A conflict brings both versions: it is an answer.
      if (error instanceof Refused && error.status === 409) return error.body as AnswerConflict;
      throw error;
    }
  },
});
