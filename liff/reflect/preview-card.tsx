import { langOf } from "#liff/text/questions.ts";
import { useWords } from "#liff/text/speak.ts";
import type { Preview } from "#shared/reflection-form.ts";

/** What companions would see, as the server shows it to them. */
export function PreviewCard({ lines }: Preview) {
  const { say } = useWords();
  if (lines.length === 0) return <p class="card">{say("form.previewEmpty")}</p>;
  return (
    <div class="card preview">
      <h3>{say("form.previewLead")}</h3>
      <dl>
        {lines.map(({ qid, name, choice, text }) => (
          <div key={qid}>
            <dt>{name}</dt>
            {choice !== null && <dd>{choice}</dd>}
            {text !== "" && <dd lang={langOf(text)}>{text}</dd>}
          </div>
        ))}
      </dl>
    </div>
  );
}
