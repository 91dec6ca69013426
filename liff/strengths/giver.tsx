import { useStrengthWords } from "#liff/text/strengths.ts";
import { langOf } from "#liff/text/questions.ts";
import { Face } from "#liff/ui/face.tsx";
import type { Looks } from "#shared/circle.ts";

/** Who saw it. */
export function Giver({ from }: { readonly from: Looks | null }) {
  const { tell } = useStrengthWords();
  const name = from === null ? null : (from.name ?? tell("nameless"));
  return (
    <span class="giver">
      {from !== null && (
        <span class="giver-face">
          <Face name={from.name} face={from.face} picture={from.picture} />
        </span>
      )}
      <span lang={name === null ? undefined : langOf(name)}>
        {name === null ? tell("fromNobody") : tell("from", { name })}
      </span>
    </span>
  );
}
