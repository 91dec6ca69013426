import type { ComponentChildren } from "preact";
import { Link } from "wouter-preact";
import { Refused } from "#liff/api.ts";
import { useCircle } from "#liff/circle/use-circle.ts";
import { useCircleWords } from "#liff/text/circles.ts";
import { useWords } from "#liff/text/speak.ts";
import { Page } from "#liff/ui/page.tsx";
import { Road } from "#liff/ui/road.tsx";
import { Waiting } from "#liff/ui/waiting.tsx";
import type { CircleView } from "#shared/circle.ts";

type Props = {
  readonly id: string;
  readonly title: (circle: CircleView) => string;
  readonly above?: (circle: CircleView) => string | undefined;
  /** Below the circle's own page. */
  readonly isInner?: boolean;
  readonly children: (circle: CircleView) => ComponentChildren;
};

/** A page about one circle, once the circle is known. */
export function OfCircle({ id, title, above, isInner = false, children }: Props) {
  const { say } = useWords();
  const { tell } = useCircleWords();
  const asked = useCircle(id);
  const { data } = asked;
  const isGone = asked.error instanceof Refused && asked.error.status === 404;
  if (isGone) {
    return (
      <Page title={tell("circle.missing")}>
        <p class="lead">{tell("circle.missingHint")}</p>
        <Road />
        <Link href="/" class="button quiet">
          {say("missing.home")}
        </Link>
      </Page>
    );
  }
  if (data === undefined) {
    return asked.isError ? (
      <Page title={say("unavailable.title")}>
        <p class="lead">{say("unavailable.hint")}</p>
        <button type="button" class="button quiet" onClick={() => void asked.refetch()}>
          {say("again")}
        </button>
      </Page>
    ) : (
      <div class="page">
        <Waiting />
      </div>
    );
  }
  const line = above?.(data);
  return (
    <Page
      key={id}
      title={title(data)}
      {...(line !== undefined && { above: line })}
      {...(isInner && { back: { to: `/circle/${id}`, label: tell("circle.back") } })}
    >
      {children(data)}
    </Page>
  );
}
