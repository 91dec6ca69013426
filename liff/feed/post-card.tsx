import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { useMe } from "#liff/me.ts";
import { dayText, periodWords } from "#liff/text/dates.ts";
import { useFeedWords } from "#liff/text/feed.ts";
import { choiceName, langOf, questionName } from "#liff/text/questions.ts";
import { Face } from "#liff/ui/face.tsx";
import type { PostPart, PostView, PostWords } from "#shared/feed.ts";

type Props = { readonly post: PostView; readonly children?: ComponentChildren };

/** One record as this reader sees it: what was meant last time, what was, what comes next. */
export function PostCard({ post, children }: Props) {
  const { say, tell, locale } = useFeedWords();
  const { today } = useMe();
  const id = useId();
  const { author, isMine, before, words, wanted } = post;
  const { key, vars } = periodWords(post.cadence, post.period, locale);
  const name = author.name ?? tell("nameless");
  const of = (part: PostPart) => words.filter((each) => each.part === part);
  return (
    <article class="card post" aria-labelledby={id}>
      <header class="post-head">
        <div class="post-face">
          <Face name={author.name} face={author.face} picture={author.picture} />
        </div>
        <h2 id={id}>
          <span class="post-name" lang={langOf(name)}>
            {isMine ? tell("mine") : name}
          </span>
          <span>{say(key, vars)}</span>
        </h2>
        <time class="hint" dateTime={post.sharedAt}>
          {dayText(post.sharedAt.slice(0, 10), today, locale)}
        </time>
      </header>
      <ol class="post-road">
        {before !== null && (
          <li class="was">
            <p class="post-label">{tell("before")}</p>
            <p lang={langOf(before)} dir="auto">
              {before}
            </p>
          </li>
        )}
        {of("now").length > 0 && (
          <li class="now">
            {of("now").map((each) => (
              <Told key={each.qid} words={each} />
            ))}
          </li>
        )}
        {of("issue").map((each) => (
          <li key={each.qid} class="ahead">
            <Told words={each} label={tell("issue")} />
          </li>
        ))}
        {of("next").map((each) => (
          <li key={each.qid} class="ahead">
            <Told words={each} label={tell("next")} />
          </li>
        ))}
      </ol>
      {wanted !== null && (
        <p class="hint">{tell("wanted", { wanted: choiceName("MO9", wanted, locale) })}</p>
      )}
      {children}
    </article>
  );
}

type ToldProps = { readonly words: PostWords; readonly label?: string };

function Told({ words: { qid, choice, text, reached }, label }: ToldProps) {
  const { tell, locale } = useFeedWords();
  return (
    <div class="post-told">
      <p class="post-label">
        {label ?? questionName(qid, locale)}
        {reached === "organizer" && ` · ${tell("toOrganizer")}`}
      </p>
      {choice !== null && <p>{choiceName(qid, choice, locale)}</p>}
      {text !== "" && (
        <p class="post-words" lang={langOf(text)} dir="auto">
          {text}
        </p>
      )}
    </div>
  );
}
