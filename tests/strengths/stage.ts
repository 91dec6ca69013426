import type { Change } from "#bot/reflections/rules.ts";
import type { WantedResponse } from "#shared/reflection.ts";
import type {
  GivenPage,
  GivenStrength,
  NamingView,
  Portrait,
  ReceivedStrengths,
  StrengthWords,
  WaitingStrengths,
} from "#shared/strengths.ts";
import type { InventoryView } from "#shared/inventory-view.ts";
import { startCircle, START, type CircleStage } from "#tests/circles/circle.ts";

export type Who = keyof CircleStage["people"];

export const SCENE = "質問が出るまで、10秒待っていたところ";

/** A note as a page sends it. */
export const words = (changes: Partial<StrengthWords> = {}): StrengthWords => ({
  word: "listening",
  name: null,
  scene: SCENE,
  effect: null,
  granted: null,
  ...changes,
});

/** A circle in which Mari (`member`) would like to hear of strengths, and who names them. */
export const startStrengths = async () => {
  const stage = await startCircle();
  const { site, circle, people, path } = stage;
  const share = (
    who: Who,
    { period = "2026-11", wanted = "strengths" as WantedResponse | null, into = circle.id } = {},
  ) => {
    const part = { text: "最後まで話せた", at: START, messageId: `${who}-words` };
    const changes: Change[] = [
      { do: "write", qid: "MO3", part, how: "append", audience: "circle" },
      ...(wanted === null
        ? []
        : [{ do: "choose", qid: "MO9", choice: wanted, audience: "self" } as const]),
      { do: "close", status: "shared" },
    ];
    return site.reflections.change(
      { memberId: people[who].id, cadence: "monthly", period },
      {
        eventId: `${who} ${period} ${wanted}`,
        script: { id: "monthly", version: 1 },
        circles: [into],
        at: START,
      },
      changes,
    );
  };
  const keyOf = (who: Who, period = "2026-11") =>
    ({ memberId: people[who].id, cadence: "monthly", period }) as const;
  const postOf = (who: Who, period = "2026-11") => `${people[who].id}:monthly:${period}`;
  const askAs = async (who: Who) => site.as(people[who].lineUserId);
  const read = async <T>(who: Who, where: string) =>
    (await (await (await askAs(who))("GET", where)).json()) as T;
  const at = (post = postOf("member")) => `/api/posts/${post}/strengths`;
  await share("member");

  return {
    ...stage,
    feedPath: `${path}/feed`,
    share,
    keyOf,
    postOf,
    askAs,
    at,
    read,
    name: async (
      who: Who,
      changes: Partial<StrengthWords> = {},
      id: string = crypto.randomUUID(),
    ) => (await askAs(who))("POST", at(), { id, ...words(changes) }),
    given: async (who: Who) => (await read<GivenPage>(who, "/api/me/strengths/given")).items,
    received: async (who: Who, query = "") =>
      (await read<ReceivedStrengths>(who, `/api/me/strengths${query}`)).items,
    waiting: async (who: Who) =>
      (await read<WaitingStrengths>(who, "/api/me/strengths/waiting")).strengths.map(
        ({ id }) => id,
      ),
    naming: (who: Who) => read<NamingView>(who, at()),
    portrait: (who: Who) => read<Portrait>(who, "/api/me/strengths/portrait"),
    answer: async (who: Who, id: string, body: unknown) =>
      (await askAs(who))("PATCH", `/api/me/strengths/${id}`, body),
    withdraw: async (who: Who, id: string) =>
      (await askAs(who))("DELETE", `/api/me/strengths/given/${id}`),
    skills: async (who: Who) => {
      const { sections } = await read<InventoryView>(who, "/api/inventory");
      const items = sections.find(({ section }) => section === "skill")?.items ?? [];
      return items.map(({ fields, isFromCompanion }) => [
        fields.find(({ id }) => id === "I3-1")?.value,
        isFromCompanion === true,
      ]);
    },
    leave: async (who: Who, more: object = {}) =>
      (await askAs(who))("DELETE", "/api/me", { leave: "everything", ...more }),
  };
};

export const givenIn = async (answer: Response) => (await answer.json()) as GivenStrength;
