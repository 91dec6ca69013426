import { useState } from "preact/hooks";
import { useRecordWords } from "#liff/text/record.ts";
import type { Period } from "#shared/reflection.ts";
import { BridgeForm } from "./bridge-form.tsx";

type Props = { readonly from: Period; readonly to: Period };

/** Months without a record: the road goes on, and a line can bridge them. */
export function PlainRoad({ from, to }: Props) {
  const { tell, spanOf } = useRecordWords();
  const [isWriting, setWriting] = useState(false);
  const span = spanOf(from, to);
  return (
    <li class="plain-road">
      <h3>{span}</h3>
      {isWriting ? (
        <BridgeForm from={from} to={to} line={null} onEnd={() => setWriting(false)} />
      ) : (
        <>
          <p class="hint">{tell("plain")}</p>
          <button
            type="button"
            class="text-link"
            aria-label={`${tell("bridge")}: ${span}`}
            onClick={() => setWriting(true)}
          >
            {tell("bridge")}
          </button>
        </>
      )}
    </li>
  );
}
