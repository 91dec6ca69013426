import { useId } from "preact/hooks";
import { nameOf } from "#liff/inventory/item-card.tsx";
import { ChoiceControl } from "#liff/inventory/choice-control.tsx";
import type { Outbox } from "#liff/inventory/outbox.ts";
import { isCurrent } from "#liff/inventory/tactic-entries.ts";
import { useTacticWords } from "#liff/text/tactics.ts";
import type { InventoryView, ItemView } from "#shared/inventory-view.ts";
import { tacticsOf } from "./reading.ts";

type Props = { readonly task: ItemView; readonly all: InventoryView; readonly outbox: Outbox };

/** Which tactic a task is for. */
export function Belongs({ task, all, outbox }: Props) {
  const words = useTacticWords();
  const id = useId();
  const tactics = tacticsOf(all)
    .filter((each) => isCurrent(each) || each.id === task.tactic)
    .map((each) => ({ id: each.id, name: nameOf("tactic", each) }))
    .filter(({ name }) => name !== "");
  if (tactics.length === 0) return null;
  return (
    <div class="field">
      <p id={id} class="field-label">
        {words("belongs")}
      </p>
      <ChoiceControl
        labelledBy={id}
        describedBy={id}
        choices={tactics.map((each) => each.id)}
        chosen={task.tactic == null ? [] : [task.tactic]}
        named={(each) => tactics.find((other) => other.id === each)?.name ?? ""}
        onToggle={(each) =>
          outbox.push({
            do: "belong",
            item: { section: "task", id: task.id },
            tactic: each === task.tactic ? null : each,
          })
        }
      />
    </div>
  );
}
