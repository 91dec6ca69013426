import { useRef } from "preact/hooks";
import { langOf } from "#liff/text/questions.ts";
import { useGrowth } from "#liff/ui/growth.ts";

type Props = {
  readonly id: string;
  readonly value: string;
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly rows: number;
  readonly isWrong: boolean;
  readonly onWrite: (text: string) => void;
};

/** A field as tall as what is written in it. */
export function AnswerText({ id, value, labelledBy, describedBy, rows, isWrong, onWrite }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  useGrowth(field, value);
  return (
    <textarea
      ref={field}
      id={id}
      rows={rows}
      value={value}
      lang={langOf(value)}
      autocomplete="off"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-invalid={isWrong}
      onInput={(event) => onWrite(event.currentTarget.value)}
    />
  );
}
