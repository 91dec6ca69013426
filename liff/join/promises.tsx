import { ChevronDown } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { RuleList } from "#liff/circle/rule-list.tsx";
import { useCircleWords } from "#liff/text/circles.ts";
import { Page } from "#liff/ui/page.tsx";
import type { InvitationSight } from "#shared/circle.ts";

type Props = {
  readonly sight: InvitationSight;
  readonly note: ComponentChildren;
  readonly onAgree: () => void;
  readonly onLocale: () => void;
};

/** The same promises as in the chat, before anything is kept of whoever reads them. */
export function Promises({ sight, note, onAgree, onLocale }: Props) {
  const { tell, promises, terms, rules, locale } = useCircleWords();
  const { circle, community } = sight;
  const isNamed = community !== null && community !== circle;
  return (
    <Page isFirst {...(isNamed && { above: community })} title={tell("join.title", { circle })}>
      {note}
      <p class="lead">{tell("join.lead")}</p>
      <section class="card" aria-labelledby="promises">
        <h2 id="promises">{tell("join.promises")}</h2>
        <RuleList lines={promises} />
      </section>
      <section class="card" aria-labelledby="house-rules">
        <h2 id="house-rules">{tell("circle.rules")}</h2>
        <RuleList lines={rules} />
      </section>
      <details class="card item">
        <summary>
          {tell("join.terms")}
          <ChevronDown size={18} class="opens" aria-hidden="true" />
        </summary>
        <RuleList lines={terms} />
      </details>
      <div class="actions">
        <button type="button" class="button" onClick={onAgree}>
          {tell("join.agree")}
        </button>
        <button
          type="button"
          class="plain other-language"
          lang={locale === "ja" ? "en" : "ja"}
          onClick={onLocale}
        >
          {tell("join.other")}
        </button>
      </div>
    </Page>
  );
}
