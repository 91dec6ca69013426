import { ChevronDown } from "lucide-preact";
import { useFieldState } from "#liff/inventory/use-field-state.ts";
import { useMemo, useState } from "preact/hooks";
import { Field } from "#liff/inventory/field.tsx";
import { nameOf } from "#liff/inventory/item-card.tsx";
import type { Outbox } from "#liff/inventory/outbox.ts";
import { useGuide } from "#liff/text/inventory.ts";
import { langOf } from "#liff/text/questions.ts";
import { useTacticWords } from "#liff/text/tactics.ts";
import type { ItemView } from "#shared/inventory-view.ts";
import { Belongs } from "./belongs.tsx";
import { Formers } from "./formers.tsx";
import { valueOf } from "./reading.ts";
import { Reword, useWayBack } from "./reword.tsx";

export type TaskAct = "done" | "letGo" | "reshape" | "reopen";

type Props = {
  readonly task: ItemView;
  readonly outbox: Outbox;
  readonly onAct: (act: TaskAct, text?: string) => void;
  readonly onPutAway: () => void;
};

/**
 * A task: one tap when it is done, and all of it when opened. What is typed into another one does
 * not draw it again, so what it is told to do must hold as long as the task is the same.
 */
export function TaskRow(props: Props) {
  return useMemo(() => <OwnRow {...props} />, [props.task, props.outbox]);
}

function OwnRow({ task, outbox, onAct, onPutAway }: Props) {
  const words = useTacticWords();
  const { tell } = useGuide();
  const [isReshaping, setReshaping] = useState(false);
  const wayBack = useWayBack();
  const item = { section: "task", id: task.id } as const;
  const name = nameOf("task", task) || tell("unnamed");
  const when = valueOf(task, "I9-2");
  const naming = useFieldState(outbox, { item, field: "I9-1" }).is;
  const isStuck = naming === "conflict" || naming === "refused";
  return (
    <div class="task">
      <button
        type="button"
        class="check"
        aria-label={words("doneNamed", { name })}
        onClick={() => onAct("done")}
      />
      <details class="item" open={isStuck || undefined}>
        <summary>
          <span>
            <span class="task-name" lang={langOf(name)} dir="auto">
              {name}
            </span>
            {typeof when === "string" && when.trim() !== "" && (
              <span class="hint" lang={langOf(when)} dir="auto">
                {when}
              </span>
            )}
          </span>
          <ChevronDown size={18} class="opens" aria-hidden="true" />
        </summary>
        {isReshaping ? (
          <Reword
            text={name}
            onDecide={(text) => {
              setReshaping(false);
              onAct("reshape", text);
            }}
            onCancel={() => {
              wayBack.leave();
              setReshaping(false);
            }}
          />
        ) : (
          <>
            <div class="tactic-ways">
              <button
                ref={wayBack.button}
                type="button"
                class="plain"
                aria-label={words("named", { act: words("reshape"), name })}
                onClick={() => setReshaping(true)}
              >
                {words("reshape")}
              </button>
              <button
                type="button"
                class="plain"
                aria-label={words("named", { act: words("letGo"), name })}
                onClick={() => onAct("letGo")}
              >
                {words("letGo")}
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
            {isStuck && <Field item={item} field="I9-1" views={task.fields} outbox={outbox} />}
            <Field item={item} field="I9-2" views={task.fields} outbox={outbox} />
            <Field item={item} field="I9-3" views={task.fields} outbox={outbox} />
            <Belongs task={task} outbox={outbox} />
            <Formers item={task} />
          </>
        )}
      </details>
    </div>
  );
}
