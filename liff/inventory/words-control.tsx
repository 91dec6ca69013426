import { useRef } from "preact/hooks";
import { useGrowth } from "#liff/ui/growth.ts";

type Props = {
  readonly id: string;
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly value: string;
  readonly rows?: number;
  readonly most: number;
  readonly onWrite: (value: string) => void;
  readonly onRest: () => void;
};

/** A place to write that grows with the words. */
export function WordsControl(props: Props) {
  const { id, labelledBy, describedBy, value, rows = 1, most, onWrite, onRest } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  useGrowth(area, value);
  return (
    <textarea
      ref={area}
      id={id}
      class="words"
      rows={rows}
      maxLength={most}
      dir="auto"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      value={value}
      onInput={(event) => onWrite(event.currentTarget.value)}
      onBlur={onRest}
    />
  );
}
