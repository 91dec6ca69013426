import { ChevronDown } from "lucide-preact";
import { useFieldState } from "#liff/inventory/use-field-state.ts";
import { useMemo, useState } from "preact/hooks";
import { Field } from "#liff/inventory/field.tsx";
import { nameOf } from "#liff/inventory/item-card.tsx";
import { ItemFoot } from "#liff/inventory/item-foot.tsx";
import type { Outbox } from "#liff/inventory/outbox.ts";
import { courseOf } from "#liff/inventory/tactic-entries.ts";
import { useMe } from "#liff/me.ts";
import { useGuide } from "#liff/text/inventory.ts";
import { langOf } from "#liff/text/questions.ts";
import { useTacticWords } from "#liff/text/tactics.ts";
import type { FieldId } from "#shared/inventory-fields.ts";
import type { InventoryView, ItemView } from "#shared/inventory-view.ts";
import { AboutTactic } from "./about.tsx";
import { Formers } from "./formers.tsx";
import { DrawLinks, GoalLink } from "./links.tsx";
import { besides, tasksOf } from "./reading.ts";
import { Reword, useWayBack } from "./reword.tsx";
import { TaskList } from "./task-list.tsx";

export type TacticAct = "continue" | "change" | "graduate" | "rest";

type Props = {
  readonly item: ItemView;
  readonly all: InventoryView;
  readonly outbox: Outbox;
  readonly isNew: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onAct: (act: TacticAct, text?: string) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onPutAway: () => void;
};

/**
 * A tactic with its goal, its tasks and what can become of it. What is typed into another one does
 * not draw it again, so what it is told to do must hold as long as the tactic is the same.
 */
export function TacticCard(props: Props) {
  const { item, all, outbox, isNew, isFirst, isLast } = props;
  return useMemo(
    () => <OwnCard {...props} />,
    [item, outbox, isNew, isFirst, isLast, ...besides(all, item.id)],
  );
}

function OwnCard(props: Props) {
  const { item, all, outbox, isNew, isFirst, isLast, onAct, onMove, onPutAway } = props;
  const words = useTacticWords();
  const { tell } = useGuide();
  const { today } = useMe();
  const [isChanging, setChanging] = useState(false);
  const wayBack = useWayBack();
  const called = nameOf("tactic", item);
  const name = called || tell("unnamed");
  const { lookAgainOn } = courseOf(item);
  const isDue = lookAgainOn !== null && lookAgainOn <= today;
  const place = { section: "tactic", id: item.id } as const;
  const naming = useFieldState(outbox, { item: place, field: "I8-1" }).is;
  const isStuck = naming === "conflict" || naming === "refused";
  const field = (id: FieldId) => (
    <Field item={place} field={id} views={item.fields} outbox={outbox} />
  );
  return (
    <>
      <h2 class="tactic-name" lang={langOf(name)} dir="auto">
        {name}
      </h2>
      <AboutTactic item={item} all={all} />
      {isDue && (
        <div class="due">
          <p class="gentle">{words("lookNow")}</p>
          {way("continue", () => onAct("continue"))}
        </div>
      )}
      {called !== "" && (
        <TaskList
          tasks={tasksOf(all, item.id)}
          tactic={{ id: item.id, name }}
          label={words("tasksFor", { name })}
          outbox={outbox}
        />
      )}
      <details class="item more" open={isNew || isStuck || undefined}>
        <summary>
          <span>{words("details")}</span>
          <ChevronDown size={18} class="opens" aria-hidden="true" />
        </summary>
        {field("I8-1")}
        <GoalLink item={item} all={all} outbox={outbox} />
        {field("I8-2")}
        <DrawLinks item={item} all={all} outbox={outbox} />
        {field("I8-3")}
        {field("I8-4")}
        {field("I8-5")}
        <Formers item={item} />
        <ItemFoot
          name={name}
          isFirst={isFirst}
          isLast={isLast}
          onMove={onMove}
          onPutAway={onPutAway}
        />
      </details>
      {isChanging ? (
        <Reword
          text={name}
          onDecide={(text) => {
            setChanging(false);
            onAct("change", text);
          }}
          onCancel={() => {
            wayBack.leave();
            setChanging(false);
          }}
        />
      ) : (
        called !== "" && (
          <div class="tactic-ways">
            {way("change", () => setChanging(true))}
            {way("graduate", () => onAct("graduate"))}
            {way("rest", () => onAct("rest"))}
          </div>
        )
      )}
    </>
  );

  function way(act: TacticAct, onClick: () => void) {
    return (
      <button
        ref={act === "change" ? wayBack.button : null}
        type="button"
        class="plain"
        aria-label={words("named", { act: words(act), name })}
        onClick={onClick}
      >
        {words(act)}
      </button>
    );
  }
}
