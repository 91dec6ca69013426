import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { LineField } from "#liff/circle/own-place.tsx";
import { PersonCard } from "#liff/circle/person-card.tsx";
import { RuleList } from "#liff/circle/rule-list.tsx";
import { useCircleWords } from "#liff/text/circles.ts";
import { Page } from "#liff/ui/page.tsx";
import type { InvitationSight } from "#shared/circle.ts";
import type { Ask } from "./ask.ts";

type Props = {
  readonly ask: Pick<Ask, "accept">;
  readonly sight: InvitationSight;
  readonly note: ComponentChildren;
  readonly onBack: () => void;
  readonly onJoined: (circleId: string) => void;
  readonly onUnusable: () => void;
  readonly onStuck: () => void;
};

/** Exactly what the others will see; pressing OK is what makes it so. */
export function Self({ ask, sight, note, onBack, onJoined, onUnusable, onStuck }: Props) {
  const { tell, rules, locale } = useCircleWords();
  const [text, setText] = useState("");
  const [state, setState] = useState<"writing" | "sending" | "failed">("writing");
  const id = useId();
  const { circle, community, promises, you } = sight;
  const introduction = text.trim() || null;
  const join = async () => {
    setState("sending");
    const answer = await ask.accept({ agreed: promises, introduction, locale });
    switch (answer.is) {
      case "well":
        return onJoined(answer.told.circleId);
      case "unusable":
        return onUnusable();
      case "stuck":
        return onStuck();
      case "failed":
        return setState("failed");
      case "leaving":
        return;
    }
  };
  const isNewcomer = promises !== null;
  const above = isNewcomer || community === null ? circle : `${community} · ${circle}`;
  return (
    <Page isFirst above={above} title={tell("join.youTitle")}>
      {!isNewcomer && note}
      <p class="lead">{tell(isNewcomer ? "join.youLead" : "join.leadMember")}</p>
      <div class="card own-preview">
        <PersonCard {...you} introduction={introduction}>
          {introduction === null && <p class="hint">{tell("join.noLine")}</p>}
        </PersonCard>
      </div>
      <LineField id={id} text={text} onText={setText} />
      <p class="hint">{tell("join.lineHint")}</p>
      {!isNewcomer && (
        <section class="card" aria-labelledby="house-rules">
          <h2 id="house-rules">{tell("circle.rules")}</h2>
          <RuleList lines={rules} />
        </section>
      )}
      <p role="status" class={state === "failed" ? "saved failed" : "saved"}>
        {state === "sending" && tell("join.sending")}
        {state === "failed" && tell("join.failed")}
      </p>
      <div class="actions">
        <button
          type="button"
          class="button"
          disabled={state === "sending"}
          onClick={() => void join()}
        >
          {tell("join.ok")}
        </button>
        {isNewcomer && (
          <button type="button" class="button quiet" onClick={onBack}>
            {tell("join.back")}
          </button>
        )}
      </div>
    </Page>
  );
}
