import { Plus } from "lucide-preact";
import { langOf } from "#liff/text/questions.ts";
import { useWords } from "#liff/text/speak.ts";

type Props = {
  readonly notes: readonly string[];
  readonly text: string;
  readonly onTake: (text: string) => void;
};

/** Sentences of this month's weeks, to take over one by one. */
export function WeekNotes({ notes, text, onTake }: Props) {
  const { say } = useWords();
  const left = [...new Set(notes)].filter((note) => !`\n${text}\n`.includes(`\n${note}\n`));
  if (left.length === 0) return null;
  const take = (note: string) => () =>
    onTake(text === "" || text.endsWith("\n") ? text + note : `${text}\n${note}`);
  return (
    <details class="notes">
      <summary>{say("form.weeks")}</summary>
      <ul>
        {left.map((note) => (
          <li key={note}>
            <button
              type="button"
              class="note"
              aria-label={say("form.take", { note })}
              onClick={take(note)}
            >
              <Plus size={18} aria-hidden="true" />
              <span lang={langOf(note)}>{note}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
