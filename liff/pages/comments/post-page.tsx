import { Link } from "wouter-preact";
import { isOutside } from "#liff/api.ts";
import { CheerBar } from "#liff/cheers/cheer-bar.tsx";
import { OwnCheers } from "#liff/cheers/own-cheers.tsx";
import { AboutPost } from "#liff/comments/about-post.tsx";
import { GivenList } from "#liff/comments/given-list.tsx";
import { ReceivedCard } from "#liff/comments/received-card.tsx";
import { newIn, useMet, usePost } from "#liff/comments/use-comments.ts";
import { Write } from "#liff/comments/write.tsx";
import { PostCard } from "#liff/feed/post-card.tsx";
import { useMe } from "#liff/me.ts";
import { NameLink } from "#liff/strengths/name-link.tsx";
import { useCommentWords } from "#liff/text/comments.ts";
import { Opening } from "#liff/ui/opening.tsx";
import { Page } from "#liff/ui/page.tsx";
import { kindsWelcome, mostComments } from "#shared/comments.ts";

type Props = { readonly params: { readonly circle: string; readonly post: string } };

/** One step, with what its reader wrote under it, or its writer was written. */
export function PostPage({ params: { circle, post: id } }: Props) {
  const { say, tell } = useCommentWords();
  const { id: memberId } = useMe();
  const asked = usePost(circle, id);
  const { data } = asked;
  useMet(newIn(data?.received ?? []), "seen");
  const back = { to: `/feed/${circle}`, label: tell("toFeed") };
  if (isOutside(asked.error)) {
    return (
      <Page title={tell("missing")} back={back}>
        <p class="lead">{tell("missingHint")}</p>
        <Link href="/" class="button quiet">
          {say("missing.home")}
        </Link>
      </Page>
    );
  }
  if (data === undefined) {
    return (
      <Page title={tell("post")} back={back}>
        <Opening asked={asked} />
      </Page>
    );
  }
  const { post, given, received, report } = data;
  const kinds = post.isMine ? [] : kindsWelcome(post.wanted);
  const name = post.author.name ?? tell("nameless");
  return (
    <Page title={tell("post")} back={back}>
      <PostCard post={post}>
        {post.isMine ? <OwnCheers post={post} /> : <CheerBar circle={circle} post={post} />}
        <NameLink circle={circle} post={post} />
      </PostCard>
      {received.length > 0 && (
        <section class="comment-list" aria-labelledby="came">
          <h2 id="came">{tell("title")}</h2>
          {received.map((comment) => (
            <ReceivedCard key={comment.id} comment={comment} />
          ))}
        </section>
      )}
      {given.length > 0 && (
        <section aria-labelledby="given">
          <h2 id="given" class="comment-head">
            {tell("mine")}
          </h2>
          <GivenList comments={given} />
        </section>
      )}
      {kinds.length > 0 &&
        (given.length < mostComments ? (
          <Write key={id} {...{ circle, memberId, name, kinds }} post={id} />
        ) : (
          <p class="hint">{tell("full")}</p>
        ))}
      {!post.isMine && <AboutPost circle={circle} post={post} name={name} report={report} />}
    </Page>
  );
}
