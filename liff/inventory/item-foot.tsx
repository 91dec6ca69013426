import { ChevronDown, ChevronUp } from "lucide-preact";
import { useGuide } from "#liff/text/inventory.ts";

type Props = {
  readonly name: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly onPutAway: () => void;
};

/** What moves an item up and down, or puts it away. */
export function ItemFoot({ name, isFirst, isLast, onMove, onPutAway }: Props) {
  const { tell } = useGuide();
  return (
    <div class="item-foot">
      <button
        type="button"
        class="plain"
        data-move="up"
        disabled={isFirst}
        aria-label={tell("upNamed", { name })}
        onClick={() => onMove(-1)}
      >
        <ChevronUp size={18} aria-hidden="true" />
        {tell("up")}
      </button>
      <button
        type="button"
        class="plain"
        data-move="down"
        disabled={isLast}
        aria-label={tell("downNamed", { name })}
        onClick={() => onMove(1)}
      >
        <ChevronDown size={18} aria-hidden="true" />
        {tell("down")}
      </button>
      <button
        type="button"
        class="plain away"
        aria-label={tell("awayNamed", { name })}
        onClick={onPutAway}
      >
        {tell("away")}
      </button>
    </div>
  );
}
