import { periodWords } from "#liff/text/dates.ts";
import { useWords } from "#liff/text/speak.ts";
import { Page } from "#liff/ui/page.tsx";
import type { FormView, Question } from "#shared/reflection-form.ts";
import { Closing } from "./closing.tsx";
import type { DraftState } from "./draft.ts";
import { QuestionCard } from "./question-card.tsx";
import { useDraft } from "./use-draft.ts";
import { WritingBar } from "./writing-bar.tsx";

/** One question after another on one calm page. */
export function ReflectForm({ form }: { readonly form: FormView }) {
  const { say, locale } = useWords();
  const { draft, fields, safety } = useDraft(form);
  const { cadence, period, status, lead } = form;
  const { key, vars } = periodWords(cadence, period, locale);
  return (
    <Page title={say("form.title", { period: say(key, vars) })}>
      {status !== "draft" && (
        <p class="lead">{say(status === "kept" ? "form.isKept" : "form.isShared")}</p>
      )}
      {status === "draft" && lead !== null && <p class="lead lines">{lead}</p>}
      {form.questions.map((question) => {
        const field = fields[question.qid];
        if (field === undefined || !isAsked(question, form.questions, fields)) return null;
        return (
          <QuestionCard
            key={question.qid}
            question={question}
            status={status}
            quote={quoteOf(question, fields)}
            notes={question.kind === "long" ? form.notes : []}
            field={field}
            draft={draft}
          />
        );
      })}
      <Closing form={form} draft={draft} fields={fields} safety={safety} />
      <WritingBar safety={safety} />
    </Page>
  );
}

/** A question about another answer follows what is written or chosen there right now. */
function isAsked(
  { asked, follows, leadsFrom }: Question,
  all: readonly Question[],
  fields: DraftState["fields"],
): boolean {
  if (leadsFrom !== undefined) {
    const from = all.find(({ qid }) => qid === leadsFrom.qid);
    return from?.asked === true && fields[leadsFrom.qid]?.mine.choice === leadsFrom.choice;
  }
  return follows === null ? asked : (fields[follows]?.mine.text.trim() ?? "") !== "";
}

function quoteOf({ quote, follows }: Question, fields: DraftState["fields"]): string | null {
  return follows === null || quote === null ? quote : (fields[follows]?.mine.text ?? quote);
}
