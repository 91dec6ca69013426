import { langOf } from "#liff/text/questions.ts";
import { useReach } from "#liff/text/reach.ts";
import { useWords } from "#liff/text/speak.ts";
import type { Preview, PreviewLine } from "#shared/reflection-form.ts";

/** What companions would see, as the server shows it to them, and the organizer's part of it. */
export function PreviewCard({ lines, organizer }: Preview) {
  const { say } = useWords();
  const { organizer: name } = useReach();
  return (
    <>
      {lines.length === 0 ? (
        <p class="card">{say("form.previewEmpty")}</p>
      ) : (
        <div class="card preview">
          <h3>{say("form.previewLead")}</h3>
          <Lines lines={lines} />
        </div>
      )}
      {organizer.length > 0 && (
        <div class="card preview">
          <h3>{say("form.previewOrganizer", { organizer: name })}</h3>
          <Lines lines={organizer} />
        </div>
      )}
    </>
  );
}

function Lines({ lines }: { readonly lines: readonly PreviewLine[] }) {
  return (
    <dl>
      {lines.map(({ qid, name, choice, text }) => (
        <div key={qid}>
          <dt>{name}</dt>
          {choice !== null && <dd>{choice}</dd>}
          {text !== "" && (
            <dd lang={langOf(text)} dir="auto">
              {text}
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
