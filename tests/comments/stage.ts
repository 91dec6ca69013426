import type {
  GivenComment,
  GivenComments,
  NewComment,
  PostPage,
  ReceivedComment,
  ReceivedComments,
  ReportsView,
  WaitingComments,
} from "#shared/comments.ts";
import type { WantedResponse } from "#shared/reflection.ts";
import { startStrengths, type Who } from "#tests/strengths/stage.ts";

export type { Who };

export const TEXT = "だれも手を挙げないとき、最初に話しはじめたところ";
export const HOW = "先に一枚だけ見せてみるのはどうでしょう";

const praise = { kind: "praise", text: TEXT } as const;
export const insight = { kind: "insight", text: "1年後、何が変わっていますか" } as const;
export const frank = { kind: "frank", text: TEXT, how: HOW } as const;

type Words = NewComment extends infer Each
  ? Each extends NewComment
    ? Omit<Each, "id">
    : never
  : never;

/** A circle in which Mari (`member`) would like to hear all there is, and who writes to her. */
export const startComments = async (wanted: WantedResponse | null = "frank") => {
  const stage = await startStrengths();
  const { circle, postOf, askAs, read, share } = stage;
  const at = (post = postOf("member"), inCircle = circle.id) =>
    `/api/circles/${inCircle}/posts/${post}`;
  const reports = `/api/circles/${circle.id}/reports`;
  await share("member", { wanted });
  const comment = async (
    who: Who,
    words: Words = praise,
    id: string = crypto.randomUUID(),
    post = postOf("member"),
  ) => (await askAs(who))("POST", `${at(post)}/comments`, { id, ...words });

  return {
    ...stage,
    at,
    reports,
    comment,
    /** One that is known to have arrived. */
    says: async (who: Who, words: Words = praise) => {
      const answer = await comment(who, words);
      if (answer.status !== 201) throw new Error(await answer.text());
      return (await answer.json()) as GivenComment;
    },
    page: (who: Who, post = postOf("member")) => read<PostPage>(who, at(post)),
    received: async (who: Who, query = "") =>
      (await read<ReceivedComments>(who, `/api/me/comments${query}`)).items,
    given: async (who: Who) => (await read<GivenComments>(who, "/api/me/comments/given")).items,
    waiting: async (who: Who) =>
      (await read<WaitingComments>(who, "/api/me/comments/waiting")).comments.map(({ id }) => id),
    reads: async (who: Who, id: string, when: string) =>
      (await askAs(who))("PUT", `/api/me/comments/${id}/reading`, { when }),
    withdraw: async (who: Who, id: string) =>
      (await askAs(who))("DELETE", `/api/me/comments/given/${id}`),
    remove: async (who: Who, id: string) => (await askAs(who))("DELETE", `/api/me/comments/${id}`),
    report: async (who: Who, id: string) =>
      (await askAs(who))("PUT", `/api/me/comments/${id}/report`),
    settle: async (who: Who, id: string, outcome: string) =>
      (await askAs(who))("PUT", `${reports}/${id}`, { outcome }),
    reported: (who: Who) => read<ReportsView>(who, reports),
    mute: async (who: Who, other: Who) =>
      (await askAs(who))("PUT", `/api/me/mutes/${stage.people[other].id}`),
    unmute: async (who: Who, other: Who) =>
      (await askAs(who))("DELETE", `/api/me/mutes/${stage.people[other].id}`),
  };
};

export type Stage = Awaited<ReturnType<typeof startComments>>;

export const receivedIn = async (answer: Response) => (await answer.json()) as ReceivedComment;

export const fieldsOf = async (answer: Response) =>
  ((await answer.json()) as { error: { fields?: object } }).error.fields ?? {};
