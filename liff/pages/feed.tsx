import { RefreshCw } from "lucide-preact";
import { useMemo, useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { CheerBar } from "#liff/cheers/cheer-bar.tsx";
import { OwnCheers } from "#liff/cheers/own-cheers.tsx";
import { CommentLink } from "#liff/comments/comment-link.tsx";
import { PostCard } from "#liff/feed/post-card.tsx";
import { LongList } from "#liff/feed/long-list.tsx";
import { useFeed } from "#liff/feed/use-feed.ts";
import { usePull } from "#liff/feed/use-pull.ts";
import { useMe } from "#liff/me.ts";
import { NameLink } from "#liff/strengths/name-link.tsx";
import { useFeedWords } from "#liff/text/feed.ts";
import { Opening } from "#liff/ui/opening.tsx";
import { Page } from "#liff/ui/page.tsx";
import { useReached } from "#liff/ui/reached.ts";
import { Road } from "#liff/ui/road.tsx";
import { useOnline } from "#liff/ui/use-online.ts";
import type { CheeredPost } from "#shared/cheers.ts";

/** How long it stands there that the page is as it is now. */
const toldMs = 3000;

type Props = { readonly params: { readonly circle?: string } };

/** What companions shared, the newest first. */
export function Feed({ params }: Props) {
  const { tell } = useFeedWords();
  const { circles } = useMe();
  const circle = params.circle ?? circles[0]?.id;
  if (circle === undefined) {
    return (
      <Page title={tell("title")}>
        <Quiet title={tell("alone")} hint={tell("aloneHint")} />
      </Page>
    );
  }
  return <OfCircle key={circle} circle={circle} />;
}

function OfCircle({ circle }: { readonly circle: string }) {
  const { say, tell } = useFeedWords();
  const { circles } = useMe();
  const { asked, posts, hasNews, isMissing, showNews, lookAgain } = useFeed(circle);
  const { hasNextPage, isFetching, isFetchingNextPage } = asked;
  const isOnline = useOnline();
  const [looking, setLooking] = useState<"no" | "now" | "done">("no");
  const name = circles.find(({ id }) => id === circle)?.name;
  const fromTheTop = async (read: () => Promise<void>) => {
    if (!navigator.onLine) return;
    setLooking("now");
    window.scrollTo(0, 0);
    await read();
    setLooking("done");
    setTimeout(() => setLooking("no"), toldMs);
  };
  const isPulled = usePull(() => void fromTheTop(lookAgain));
  const goOn = () => {
    if (hasNextPage && !isFetching && isOnline) void asked.fetchNextPage();
  };
  const end = useReached(goOn, `${posts.length} ${asked.data?.pages.length} ${isOnline}`);
  if (isMissing) {
    return (
      <Page title={tell("missing")}>
        <p class="lead">{tell("missingHint")}</p>
        <Link href="/" class="button quiet">
          {say("missing.home")}
        </Link>
      </Page>
    );
  }
  return (
    <Page title={tell("title")} {...(name !== undefined && { above: name })}>
      {circles.length > 1 && <Circles here={circle} />}
      <div role="status" class="feed-news">
        {hasNews ? (
          <button type="button" class="button" onClick={() => void fromTheTop(showNews)}>
            {tell("arrived")}
          </button>
        ) : isPulled && isOnline ? (
          <p class="hint">{tell("letGo")}</p>
        ) : (
          looking !== "no" && <p class="hint">{tell(looking === "now" ? "looking" : "looked")}</p>
        )}
      </div>
      {asked.data === undefined &&
        (isOnline ? <Opening asked={asked} /> : <p class="lead">{tell("unread")}</p>)}
      {asked.isSuccess && posts.length === 0 && !hasNextPage && (
        <Quiet title={tell("empty")} hint={tell("emptyHint")} />
      )}
      <div class="feed">
        <LongList all={posts} draw={(post) => <Card key={post.id} circle={circle} post={post} />} />
      </div>
      <div ref={end} />
      {hasNextPage && !isOnline && <p class="hint end">{tell("moreLater")}</p>}
      {hasNextPage && isOnline && (
        <button type="button" class="button quiet" disabled={isFetchingNextPage} onClick={goOn}>
          {tell(isFetchingNextPage ? "loadingMore" : "more")}
        </button>
      )}
      {posts.length > 0 && !hasNextPage && <p class="hint end">{tell("end")}</p>}
      {asked.data !== undefined && isOnline && (
        <button
          type="button"
          class="text-button"
          disabled={looking === "now"}
          onClick={() => void fromTheTop(lookAgain)}
        >
          <RefreshCw size={16} aria-hidden="true" />
          {tell("refresh")}
        </button>
      )}
    </Page>
  );
}

type CardProps = { readonly circle: string; readonly post: CheeredPost };

/** Drawn again only when its post has changed, however many there are. */
function Card({ circle, post }: CardProps) {
  return useMemo(
    () => (
      <PostCard post={post}>
        {post.isMine ? <OwnCheers post={post} /> : <CheerBar circle={circle} post={post} />}
        <NameLink circle={circle} post={post} />
        <CommentLink circle={circle} post={post} />
      </PostCard>
    ),
    [circle, post],
  );
}

function Circles({ here }: { readonly here: string }) {
  const { tell } = useFeedWords();
  const { circles } = useMe();
  return (
    <nav class="chips feed-circles" aria-label={tell("circles")}>
      {circles.map(({ id, name }) => (
        <Link
          key={id}
          href={`/feed/${id}`}
          class="chip"
          aria-current={id === here ? "page" : undefined}
        >
          {name}
        </Link>
      ))}
    </nav>
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
