import { ChevronDown } from "lucide-preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { CheerBar } from "#liff/cheers/cheer-bar.tsx";
import { PersonCard } from "#liff/circle/person-card.tsx";
import { PostCard } from "#liff/feed/post-card.tsx";
import { useMe } from "#liff/me.ts";
import { dayText, periodWords } from "#liff/text/dates.ts";
import { useOverviewWords } from "#liff/text/overview.ts";
import type { CheeredPost } from "#shared/cheers.ts";

type Props = { readonly circle: string; readonly posts: readonly CheeredPost[] };

/** Records that nobody has answered yet; one tap opens a card and the words to give. */
export function QuietPosts({ circle, posts }: Props) {
  const { tell } = useOverviewWords();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <section class="card" aria-labelledby="quiet">
      <h2 id="quiet">{tell("quiet")}</h2>
      <p class="hint">{tell(posts.length === 0 ? "quietNone" : "quietHint")}</p>
      {posts.length > 0 && (
        <ul class="quiet-posts">
          {posts.map((post) => (
            <li key={post.id}>
              {open === post.id ? (
                <Opened circle={circle} post={post} />
              ) : (
                <Line post={post} onOpen={() => setOpen(post.id)} />
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

type LineProps = { readonly post: CheeredPost; readonly onOpen: () => void };

function Line({ post, onOpen }: LineProps) {
  const { say, tell, locale } = useOverviewWords();
  const { today } = useMe();
  const { key, vars } = periodWords(post.cadence, post.period, locale);
  const date = dayText(post.sharedAt.slice(0, 10), today, locale);
  return (
    <button type="button" class="quiet-post" aria-expanded={false} onClick={onOpen}>
      <PersonCard {...post.author} introduction={null} tag={say(key, vars)}>
        <span class="hint">{tell("sharedOn", { date })}</span>
      </PersonCard>
      <ChevronDown size={20} aria-hidden="true" />
    </button>
  );
}

function Opened({ circle, post }: { readonly circle: string; readonly post: CheeredPost }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  return (
    <div ref={place} tabIndex={-1} class="quiet-open">
      <PostCard post={post}>
        <CheerBar circle={circle} post={post} />
      </PostCard>
    </div>
  );
}
