import { useLayoutEffect, useRef } from "preact/hooks";
import { langOf } from "#liff/text/questions.ts";

type Props = {
  readonly id: string;
  readonly value: string;
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly rows: number;
  readonly isWrong: boolean;
  readonly onWrite: (text: string) => void;
};

const growsByItself = () => CSS.supports("field-sizing", "content");

/** A field as tall as what is written in it. */
export function AnswerText({ id, value, labelledBy, describedBy, rows, isWrong, onWrite }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const { current } = field;
    if (current === null || growsByItself()) return;
    current.style.height = "auto";
    current.style.height = `${current.scrollHeight + 2}px`;
  }, [value]);
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
