import { useGuide } from "#liff/text/inventory.ts";
import { isBlank, type FieldValue } from "#shared/inventory.ts";
import type { FieldId } from "#shared/inventory-fields.ts";
import type { FieldView } from "#shared/inventory-view.ts";

type Props = {
  readonly field: FieldId;
  readonly mine: FieldValue | null;
  readonly theirs: FieldView;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
};

/** Two screens wrote in the same field: both are shown, the member keeps one. */
export function Conflict({ field, mine, theirs, onMine, onTheirs }: Props) {
  const { tell, textOf } = useGuide();
  const shown = (value: FieldValue | null) =>
    value === null || isBlank(value) ? tell("blank") : textOf(field, value);
  return (
    <div class="conflict" role="alert">
      <p>{tell("conflict")}</p>
      <dl>
        <dt>{tell("mine")}</dt>
        <dd dir="auto">{shown(mine)}</dd>
        <dt>{tell("theirs")}</dt>
        <dd dir="auto">{shown(theirs.value)}</dd>
      </dl>
      <div class="beside">
        <button type="button" class="button quiet" onClick={onMine}>
          {tell("keepMine")}
        </button>
        <button type="button" class="button quiet" onClick={onTheirs}>
          {tell("keepTheirs")}
        </button>
      </div>
    </div>
  );
}
