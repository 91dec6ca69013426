import { useId, useRef } from "preact/hooks";
import { langOf } from "#liff/text/questions.ts";
import { useGrowth } from "#liff/ui/growth.ts";

type Props = {
  readonly label: string;
  readonly value: string;
  readonly isWrong: boolean;
  readonly describedBy: string;
  readonly onWrite: (text: string) => void;
};

/** A question and what is answered to it. */
export function Field({ label, value, isWrong, describedBy, onWrite }: Props) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  useGrowth(field, value);
  return (
    <div class="comment-field">
      <label for={id}>{label}</label>
      <textarea
        ref={field}
        id={id}
        rows={3}
        value={value}
        lang={langOf(value)}
        autocomplete="off"
        aria-describedby={describedBy}
        aria-invalid={isWrong}
        onInput={(event) => onWrite(event.currentTarget.value)}
      />
    </div>
  );
}
