import type { Change } from "#bot/reflections/rules.ts";
import type { CheeredPost, ReceivedPage, SentCheers, WaitingCheers } from "#shared/cheers.ts";
import { startCircle, START, type CircleStage } from "#tests/circles/circle.ts";

type Who = keyof CircleStage["people"];

/** A circle in which Mari (`member`) has shared a month, and whoever asks about its cheers. */
export const startCheers = async () => {
  const stage = await startCircle();
  const { site, circle, people } = stage;
  const share = (who: Who, period = "2026-11", circles = [circle.id]) => {
    const write: Change = {
      do: "write",
      qid: "MO3",
      part: { text: "最後まで話せた", at: START },
      how: "append",
      audience: "circle",
    };
    return site.reflections.change(
      { memberId: people[who].id, cadence: "monthly", period },
      { eventId: `${who} ${period}`, script: { id: "monthly", version: 1 }, circles, at: START },
      [write, { do: "close", status: "shared" }],
    );
  };
  const postOf = (who: Who, period = "2026-11") => `${people[who].id}:monthly:${period}`;
  const askAs = async (who: Who) => site.as(people[who].lineUserId);
  const read = async <T>(who: Who, path: string) =>
    (await (await (await askAs(who))("GET", path)).json()) as T;
  const at = (word: string, post = postOf("member"), inCircle = circle.id) =>
    `/api/circles/${inCircle}/posts/${post}/cheers/${word}`;
  await share("member");
  return {
    ...stage,
    share,
    postOf,
    askAs,
    at,
    cheer: async (who: Who, word: string, quiet = false, post = postOf("member")) =>
      (await askAs(who))("PUT", at(word, post), { quiet }),
    takeBack: async (who: Who, word: string, post = postOf("member")) =>
      (await askAs(who))("DELETE", at(word, post)),
    received: (who: Who, query = "") => read<ReceivedPage>(who, `/api/me/cheers${query}`),
    waiting: async (who: Who) =>
      (await read<WaitingCheers>(who, "/api/me/cheers/waiting")).cheers.map(({ word }) => word),
    cards: async (who: Who) =>
      (await read<{ items: CheeredPost[] }>(who, `/api/circles/${circle.id}/feed`)).items,
  };
};

export const sentIn = async (answer: Response) =>
  ((await answer.json()) as SentCheers).sent.map(({ word }) => word);
