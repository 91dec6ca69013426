import { useQuery } from "@tanstack/preact-query";
import { Link } from "wouter-preact";
import { langOf } from "#liff/text/questions.ts";
import { useStrengthWords } from "#liff/text/strengths.ts";
import { strengthName, type ReceivedStrength } from "#shared/strengths.ts";
import { STRENGTHS, troubleOf, useAsk, useChange } from "./ask.ts";
import { Giver } from "./giver.tsx";

/** Among the skills: what companions saw and the member has not decided about. */
export function SkillStrengths() {
  const { tell, locale } = useStrengthWords();
  const ask = useAsk();
  const { data } = useQuery({
    queryKey: [...STRENGTHS, "waiting"],
    queryFn: () => ask.received(null, "waiting"),
  });
  const placing = useChange(({ id, as }: { id: string; as: "accepted" | "declined" }) =>
    ask.answer(id, { as }),
  );
  const isGoing = ({ id }: ReceivedStrength) => placing.isPending && placing.variables.id === id;
  const shown = (data?.items ?? []).filter((strength) => !isGoing(strength));
  const trouble = troubleOf(placing.error);
  if (shown.length === 0 && trouble === null) return null;
  return (
    <section class="card drafts" aria-labelledby="skill-strengths">
      <h2 id="skill-strengths">{tell("waits")}</h2>
      <p class="hint">{tell("waitsHint")}</p>
      <Link href="/strengths" class="text-link">
        {tell("way")}
      </Link>
      <ul>
        {shown.map((strength) => {
          const name = strengthName(strength, locale);
          const { id } = strength;
          return (
            <li key={id}>
              <p class="draft-text" lang={langOf(name)} dir="auto">
                {name}
              </p>
              <p class="hint">
                <Giver from={strength.from} />
              </p>
              <div class="beside">
                <button
                  type="button"
                  class="button quiet"
                  aria-label={tell("named", { act: tell("accept"), strength: name })}
                  onClick={() => placing.mutate({ id, as: "accepted" })}
                >
                  {tell("accept")}
                </button>
                <button
                  type="button"
                  class="plain"
                  aria-label={tell("named", { act: tell("decline"), strength: name })}
                  onClick={() => placing.mutate({ id, as: "declined" })}
                >
                  {tell("decline")}
                </button>
              </div>
            </li>
          );
        })}
      </ul>
      <p role="status" class="wrong">
        {trouble !== null && tell(trouble)}
      </p>
    </section>
  );
}
