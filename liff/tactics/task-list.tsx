import { ChevronDown } from "lucide-preact";
import { useState } from "preact/hooks";
import { nameOf } from "#liff/inventory/item-card.tsx";
import type { Outbox } from "#liff/inventory/outbox.ts";
import { usePutAway } from "#liff/inventory/put-away.ts";
import { useMe } from "#liff/me.ts";
import { useGuide } from "#liff/text/inventory.ts";
import { langOf } from "#liff/text/questions.ts";
import { useTacticWords } from "#liff/text/tactics.ts";
import type { ItemView } from "#shared/inventory-view.ts";
import { NewTask } from "./new-task.tsx";
import { isOpen, valueOf } from "./reading.ts";
import { Said } from "./said.tsx";
import { TaskRow, type TaskAct } from "./task-row.tsx";

type Props = {
  readonly tasks: readonly ItemView[];
  readonly tactic: { readonly id: string; readonly name: string } | null;
  readonly label: string;
  readonly outbox: Outbox;
};

type Last = { readonly id: string; readonly act: TaskAct; readonly before: string | null };

const saidOf = {
  done: "doneSaid",
  letGo: "letGoSaid",
  reshape: "reshaped",
  reopen: "reopened",
} as const;

/** The small steps, what became of them, and a line for the next. */
export function TaskList({ tasks, tactic, label, outbox }: Props) {
  const words = useTacticWords();
  const { tell } = useGuide();
  const { today } = useMe();
  const [last, setLast] = useState<Last | null>(null);
  const { leaving, putAway, undo } = usePutAway(outbox);
  const named = (task: ItemView) => nameOf("task", task) || tell("unnamed");
  const shown = tasks.filter((task) => isOpen(task) || task.id === last?.id);
  const closed = tasks.filter((task) => !isOpen(task) && task.id !== last?.id);

  const act = (task: ItemView, what: TaskAct, text = "") => {
    const item = { section: "task", id: task.id } as const;
    if (what === "reshape") {
      outbox.push({ do: "reshape", item, on: today });
      write(task, "I9-1", text);
    } else {
      write(task, "I9-4", what === "reopen" ? null : what);
    }
    const before = valueOf(task, "I9-4");
    setLast({ id: task.id, act: what, before: typeof before === "string" ? before : null });
  };
  const takeBack = (task: ItemView, { act: what, before }: Last) => {
    const item = { section: "task", id: task.id } as const;
    if (what === "reshape") outbox.push({ do: "unshape", item });
    else write(task, "I9-4", before);
    setLast(null);
  };
  return (
    <div class="tasks">
      {shown.length > 0 && (
        <ul aria-label={label}>
          {shown.map((task) => (
            <li key={task.id}>
              {leaving?.id === task.id ? (
                <Said name={leaving.name} onUndo={undo}>
                  {tell("awayDone", { name: leaving.name })}
                </Said>
              ) : last?.id === task.id ? (
                <>
                  {isOpen(task) && row(task)}
                  <Said key={last.act} name={named(task)} onUndo={() => takeBack(task, last)}>
                    {words(saidOf[last.act], { name: named(task) })}
                  </Said>
                </>
              ) : (
                row(task)
              )}
            </li>
          ))}
        </ul>
      )}
      <NewTask outbox={outbox} tactic={tactic} />
      {closed.length > 0 && (
        <details class="item over">
          <summary>
            <span class="hint">{words("closed")}</span>
            <ChevronDown size={18} class="opens" aria-hidden="true" />
          </summary>
          <ul>
            {closed.map((task) => (
              <li key={task.id}>
                <p lang={langOf(named(task))} dir="auto">
                  {named(task)}
                </p>
                <div class="section-foot">
                  <span class="hint">
                    {words(valueOf(task, "I9-4") === "done" ? "isDone" : "isLetGo")}
                  </span>
                  <button
                    type="button"
                    class="plain"
                    aria-label={words("named", { act: words("reopen"), name: named(task) })}
                    onClick={() => act(task, "reopen")}
                  >
                    {words("reopen")}
                  </button>
                </div>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );

  function row(task: ItemView) {
    return (
      <TaskRow
        task={task}
        outbox={outbox}
        onAct={(what, text) => act(task, what, text)}
        onPutAway={() => putAway({ section: "task", id: task.id, name: named(task) })}
      />
    );
  }

  function write(task: ItemView, field: "I9-1" | "I9-4", value: string | null) {
    const { audience = "self", rev = 0 } = task.fields.find(({ id }) => id === field) ?? {};
    const item = { section: "task", id: task.id } as const;
    outbox.write({ item, field }, { value, audience }, rev);
    outbox.flush();
  }
}
