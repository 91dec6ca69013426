import type { ComponentChildren } from "preact";
import { useCircle } from "#liff/circle/use-circle.ts";
import { Known, MissingPage } from "#liff/pages/known.tsx";
import { useCircleWords } from "#liff/text/circles.ts";
import { Page } from "#liff/ui/page.tsx";
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
  const { tell } = useCircleWords();
  const missing = <MissingPage title={tell("circle.missing")} hint={tell("circle.missingHint")} />;
  return (
    <Known asked={useCircle(id)} missing={missing}>
      {(circle) => {
        const line = above?.(circle);
        return (
          <Page
            key={id}
            title={title(circle)}
            {...(line !== undefined && { above: line })}
            {...(isInner && { back: { to: `/circle/${id}`, label: tell("circle.back") } })}
          >
            {children(circle)}
          </Page>
        );
      }}
    </Known>
  );
}
