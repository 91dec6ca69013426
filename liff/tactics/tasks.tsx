import { Drafts } from "#liff/inventory/drafts.tsx";
import { nameOf } from "#liff/inventory/item-card.tsx";
import type { Outbox } from "#liff/inventory/outbox.ts";
import { usePutAway } from "#liff/inventory/put-away.ts";
import { isCurrent } from "#liff/inventory/tactic-entries.ts";
import { useGuide } from "#liff/text/inventory.ts";
import { langOf } from "#liff/text/questions.ts";
import { useTacticWords } from "#liff/text/tactics.ts";
import type { InventoryView } from "#shared/inventory-view.ts";
import { TacticNames, useTacticNames } from "./names.ts";
import { sectionOf, tacticsOf, tasksOf } from "./reading.ts";
import { Said } from "./said.tsx";
import { TaskList } from "./task-list.tsx";

type Props = { readonly all: InventoryView; readonly outbox: Outbox };

/** All tasks, under the tactic they are for. */
export function Tasks({ all, outbox }: Props) {
  const words = useTacticWords();
  const { tell } = useGuide();
  const { leaving, putAway, undo } = usePutAway(outbox);
  const tactics = tacticsOf(all).filter(
    (item) =>
      nameOf("tactic", item) !== "" && (isCurrent(item) || tasksOf(all, item.id).length > 0),
  );
  const drafts = (sectionOf(all, "task")?.items ?? []).filter(({ isDraft }) => isDraft);
  const loose = tasksOf(all, null);
  const isEmpty = (sectionOf(all, "task")?.items ?? []).length === 0;
  return (
    <TacticNames.Provider value={useTacticNames(all)}>
      <Drafts
        section="task"
        drafts={drafts.filter(({ id }) => id !== leaving?.id)}
        onKeep={({ id }) => outbox.push({ do: "accept", item: { section: "task", id } })}
        onPutAway={({ id, ...draft }) =>
          putAway({ section: "task", id, name: nameOf("task", { id, ...draft }) })
        }
      />
      {leaving !== null && (
        <Said name={leaving.name} onUndo={undo}>
          {tell("awayDone", { name: leaving.name })}
        </Said>
      )}
      {tactics.map((item) => {
        const name = nameOf("tactic", item);
        return (
          <section key={item.id} class="card" aria-labelledby={`for-${item.id}`}>
            <h2 id={`for-${item.id}`} class="tactic-name" lang={langOf(name)} dir="auto">
              {name}
            </h2>
            <TaskList
              tasks={tasksOf(all, item.id)}
              tactic={{ id: item.id, name }}
              label={words("tasksFor", { name })}
              outbox={outbox}
            />
          </section>
        );
      })}
      <section class="card" aria-labelledby="loose">
        <h2 id="loose" class={tactics.length === 0 ? "unseen" : "tactic-name"}>
          {words(tactics.length === 0 ? "tasks" : "tasksLoose")}
        </h2>
        {isEmpty && tactics.length === 0 && <p>{words("tasksNone")}</p>}
        <TaskList tasks={loose} tactic={null} label={words("tasksLoose")} outbox={outbox} />
      </section>
    </TacticNames.Provider>
  );
}
