import { langOf } from "#liff/text/questions.ts";
import { useStrengthWords } from "#liff/text/strengths.ts";
import { strengthName, type ReceivedStrength } from "#shared/strengths.ts";
import { Giver } from "./giver.tsx";

type Props = {
  readonly strengths: readonly ReceivedStrength[];
  readonly onBringBack: (strength: ReceivedStrength) => void;
};

/** What the receiver put aside, folded away; nobody else knows. */
export function PutAside({ strengths, onBringBack }: Props) {
  const { tell, locale } = useStrengthWords();
  if (strengths.length === 0) return null;
  return (
    <details class="aside-strengths">
      <summary>{tell("putAside")}</summary>
      <p class="hint">{tell("putAsideHint")}</p>
      <ul>
        {strengths.map((strength) => {
          const name = strengthName(strength, locale);
          return (
            <li key={strength.id}>
              <span class="aside-name">
                <span lang={langOf(name)} dir="auto">
                  {name}
                </span>
                <span class="hint">
                  <Giver from={strength.from} />
                </span>
              </span>
              <button
                type="button"
                class="plain"
                aria-label={tell("named", { act: tell("again"), strength: name })}
                onClick={() => onBringBack(strength)}
              >
                {tell("again")}
              </button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
