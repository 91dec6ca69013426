import { Link } from "wouter-preact";
import { Field } from "#liff/inventory/field.tsx";
import type { Outbox } from "#liff/inventory/outbox.ts";
import { useMe } from "#liff/me.ts";
import { dayText } from "#liff/text/dates.ts";
import { useGuide } from "#liff/text/inventory.ts";
import { useTacticWords } from "#liff/text/tactics.ts";
import type { ItemView } from "#shared/inventory-view.ts";
import { Graduation } from "./graduation.tsx";
import { Said } from "./said.tsx";

export type Done = "continue" | "change" | "graduate" | "rest" | "wake";

type Props = {
  readonly item: ItemView;
  readonly name: string;
  readonly done: Done;
  readonly outbox: Outbox;
  readonly onUndo: () => void;
};

/** What has just become of a tactic. */
export function Moment({ item, name, done, outbox, onUndo }: Props) {
  const words = useTacticWords();
  const { locale } = useGuide();
  const { today } = useMe();
  if (done !== "graduate") {
    const said = {
      continue: "continued",
      change: "changed",
      rest: "rested",
      wake: "woken",
    } as const;
    return (
      <Said name={name} onUndo={onUndo}>
        {words(said[done], { name })}
      </Said>
    );
  }
  return (
    <div class="still">
      <Said name={name} onUndo={onUndo}>
        <Graduation name={name} day={dayText(today, today, locale)} />
      </Said>
      <Field
        item={{ section: "tactic", id: item.id }}
        field="I8-6"
        views={item.fields}
        outbox={outbox}
      />
      <Link href="/inventory/tactic/graduated" class="plain">
        {words("toGraduated")}
      </Link>
    </div>
  );
}
