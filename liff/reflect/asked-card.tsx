import type { FormView, Question } from "#shared/reflection-form.ts";
import type { Draft, DraftState } from "./draft.ts";
import { QuestionCard } from "./question-card.tsx";
import { useDraftPart } from "./use-draft.ts";

type Props = {
  readonly question: Question;
  readonly form: FormView;
  readonly draft: Draft;
};

/** A question while it is one to ask; what is typed into another one does not draw it again. */
export function AskedCard({ question, form, draft }: Props) {
  const { questions, status, notes } = form;
  const field = useDraftPart(draft, ({ fields }) => fields[question.qid]);
  const isNow = useDraftPart(draft, ({ fields }) => isAsked(question, questions, fields));
  const quote = useDraftPart(draft, ({ fields }) => quoteOf(question, fields));
  if (field === undefined || !isNow) return null;
  return (
    <QuestionCard
      question={question}
      status={status}
      quote={quote}
      notes={question.kind === "long" ? notes : []}
      field={field}
      draft={draft}
    />
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
