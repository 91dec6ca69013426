import { Plus } from "lucide-preact";
import { useId, useState } from "preact/hooks";
import type { Outbox } from "#liff/inventory/outbox.ts";
import { useTacticWords } from "#liff/text/tactics.ts";
import { mostText } from "#shared/inventory-values.ts";

type Props = {
  readonly outbox: Outbox;
  /** The tactic it is for; null: none. */
  readonly tactic: { readonly id: string; readonly name: string } | null;
};

/** A line to write the next small step on. */
export function NewTask({ outbox, tactic }: Props) {
  const words = useTacticWords();
  const id = useId();
  const [text, setText] = useState("");
  const add = (event: Event) => {
    event.preventDefault();
    const value = text.trim();
    if (value === "") return;
    const item = { section: "task", id: crypto.randomUUID() } as const;
    outbox.push({ do: "add", item });
    if (tactic !== null) outbox.push({ do: "belong", item, tactic: tactic.id });
    outbox.write({ item, field: "I9-1" }, { value, audience: "self" }, 0);
    outbox.flush();
    setText("");
  };
  return (
    <form class="new-task" onSubmit={add}>
      <input
        id={id}
        class="line"
        maxLength={mostText}
        dir="auto"
        enterKeyHint="done"
        aria-label={tactic === null ? words("newTask") : words("newTaskFor", { name: tactic.name })}
        placeholder={words("newTask")}
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit" class="button quiet" aria-label={words("add")}>
        <Plus size={20} aria-hidden="true" />
      </button>
    </form>
  );
}
