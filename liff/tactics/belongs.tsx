import { useContext, useId } from "preact/hooks";
import { ChoiceControl } from "#liff/inventory/choice-control.tsx";
import type { Outbox } from "#liff/inventory/outbox.ts";
import { useTacticWords } from "#liff/text/tactics.ts";
import type { ItemView } from "#shared/inventory-view.ts";
import { TacticNames } from "./names.ts";

type Props = { readonly task: ItemView; readonly outbox: Outbox };

/** Which tactic a task is for. */
export function Belongs({ task, outbox }: Props) {
  const words = useTacticWords();
  const id = useId();
  const tactics = useContext(TacticNames).filter(
    (each) => each.name !== "" && (each.isCurrent || each.id === task.tactic),
  );
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
