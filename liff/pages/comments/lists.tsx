import { useInfiniteQuery } from "@tanstack/preact-query";
import type { ComponentChildren } from "preact";
import { Link } from "wouter-preact";
import { GivenList } from "#liff/comments/given-list.tsx";
import { ReceivedCard } from "#liff/comments/received-card.tsx";
import { COMMENTS, newIn, useMet } from "#liff/comments/use-comments.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import { useCommentWords } from "#liff/text/comments.ts";
import { Opening } from "#liff/ui/opening.tsx";
import { Page } from "#liff/ui/page.tsx";
import { Road } from "#liff/ui/road.tsx";
import type { GivenComments, ReceivedComments } from "#shared/comments.ts";

/** What companions wrote to the reader, the newest first. */
export function Received() {
  const { tell } = useCommentWords();
  const { api } = useSurroundings();
  const asked = useInfiniteQuery({
    queryKey: [...COMMENTS, "received"],
    queryFn: async ({ pageParam }): Promise<ReceivedComments> =>
      (await api.own.comments.$get({ query: queryOf(pageParam) })).json(),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
    // While it is read nothing changes its mark.
    staleTime: 10_000,
  });
  const comments = asked.data?.pages.flatMap(({ items }) => items) ?? [];
  useMet(newIn(comments), "seen");
  return (
    <Page title={tell("title")}>
      {asked.data === undefined ? (
        <Opening asked={asked} />
      ) : comments.length === 0 ? (
        <Quiet title={tell("empty")} hint={tell("emptyHint")} />
      ) : (
        <>
          <p class="lead">{tell("lead")}</p>
          <div class="comment-list">
            {comments.map((comment) => (
              <ReceivedCard key={comment.id} comment={comment} />
            ))}
          </div>
          <Older asked={asked} />
        </>
      )}
      <nav class="comment-ways">
        <Link href="/comments/given" class="text-button">
          {tell("given")}
        </Link>
        <Link href="/settings/muted" class="text-button">
          {tell("mutedTitle")}
        </Link>
      </nav>
    </Page>
  );
}

/** What the reader wrote to others. */
export function Given() {
  const { tell } = useCommentWords();
  const { api } = useSurroundings();
  const asked = useInfiniteQuery({
    queryKey: [...COMMENTS, "given"],
    queryFn: async ({ pageParam }): Promise<GivenComments> =>
      (await api.own.comments.given.$get({ query: queryOf(pageParam) })).json(),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.cursor,
  });
  const comments = asked.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Page title={tell("given")} back={{ to: "/comments", label: tell("title") }}>
      {asked.data === undefined ? (
        <Opening asked={asked} />
      ) : comments.length === 0 ? (
        <Quiet title={tell("givenEmpty")} hint={tell("givenEmptyHint")} />
      ) : (
        <>
          <p class="lead">{tell("givenLead")}</p>
          <GivenList comments={comments} />
          <Older asked={asked} />
        </>
      )}
    </Page>
  );
}

type Asked = {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
};

function Older({ asked }: { readonly asked: Asked }): ComponentChildren {
  const { tell } = useCommentWords();
  if (!asked.hasNextPage) return null;
  return (
    <button
      type="button"
      class="button quiet"
      disabled={asked.isFetchingNextPage}
      onClick={() => void asked.fetchNextPage()}
    >
      {tell(asked.isFetchingNextPage ? "loadingOlder" : "older")}
    </button>
  );
}

function Quiet({ title, hint }: { readonly title: string; readonly hint: string }) {
  return (
    <div class="beginning">
      <Road />
      <h2>{title}</h2>
      <p class="lead">{hint}</p>
    </div>
  );
}

const queryOf = (cursor: string | null) => (cursor === null ? {} : { cursor });
