import { ArrowLeft } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { Link } from "wouter-preact";
import { useWords } from "#liff/text/speak.ts";

type Props = {
  readonly title: string;
  /** The first page has nowhere to go back to. */
  readonly isFirst?: boolean;
  /** A line above the title. */
  readonly above?: string;
  /** Where the way back leads; the first page unless said otherwise. */
  readonly back?: { readonly to: string; readonly label: string };
  readonly children: ComponentChildren;
};

/** True once a page was drawn: from then on a new page takes the reader's place. */
const visit = { begun: false };

export function Page({ title, isFirst = false, above, back, children }: Props) {
  const { say } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const name = say("app.name");
  useEffect(() => {
    document.title = isFirst ? name : `${title} | ${name}`;
  }, [title, isFirst, name]);
  useEffect(() => {
    if (visit.begun) {
      window.scrollTo(0, 0);
      heading.current?.focus();
    }
    visit.begun = true;
  }, []);
  return (
    <div class="page">
      <header class="page-head">
        {!isFirst && (
          <Link href={back?.to ?? "/"} class="back" aria-label={back?.label ?? say("nav.home")}>
            <ArrowLeft size={22} aria-hidden="true" />
          </Link>
        )}
        {above !== undefined && <p class="above">{above}</p>}
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
      </header>
      <main>{children}</main>
    </div>
  );
}
