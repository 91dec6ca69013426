import { langOf } from "#liff/text/questions.ts";
import { Graduation } from "#liff/tactics/graduation.tsx";
import { useWords } from "#liff/text/speak.ts";
import { Phrases } from "#liff/ui/phrases.tsx";
import type { FormView, Question } from "#shared/reflection-form.ts";
import { AnswerChoice } from "./answer-choice.tsx";
import { AnswerReach } from "./answer-reach.tsx";
import { AnswerText } from "./answer-text.tsx";
import type { Draft } from "./draft.ts";
import type { Field } from "./field.ts";
import { TwoVersions } from "./two-versions.tsx";
import { WeekNotes } from "./week-notes.tsx";

type Props = {
  readonly question: Question;
  readonly status: FormView["status"];
  readonly quote: string | null;
  readonly notes: readonly string[];
  readonly field: Field;
  readonly draft: Draft;
};

/** One question and its place to write. */
export function QuestionCard({ question, status, quote, notes, field, draft }: Props) {
  const { say } = useWords();
  const { qid, kind, choices } = question;
  const { text, choice } = field.mine;
  const id = (part: string) => `${qid}-${part}`;
  const described = `${id("hints")} ${id("told")}`;
  // Words beside a tap come from the chat; without any there is nothing to show.
  const hasText = kind !== "choice" || text !== "" || field.base.text !== "";
  return (
    <section class="question" aria-labelledby={id("asked")}>
      <div class="question-head">
        <p class="question-name">{question.name}</p>
        <AnswerReach
          question={question}
          audience={field.mine.audience}
          status={status}
          onChoose={(audience) => draft.write(qid, { audience })}
        />
      </div>
      {quote !== null && question.moment === "graduation" ? (
        <div role="status">
          <Graduation name={quote} day={null} />
        </div>
      ) : (
        quote !== null && <blockquote lang={langOf(quote)}>{quote}</blockquote>
      )}
      <h2 id={id("asked")}>
        <Phrases text={question.question} />
      </h2>
      <div id={id("hints")} class="hints">
        {question.hints.map((hint) => (
          <p key={hint}>{hint}</p>
        ))}
      </div>
      {choices.length > 0 && (
        <AnswerChoice
          name={qid}
          choices={choices}
          chosen={choice}
          labelledBy={id("asked")}
          describedBy={described}
          onChoose={(chosen) => draft.write(qid, { choice: chosen })}
        />
      )}
      {hasText && (
        <AnswerText
          id={id("text")}
          value={text}
          rows={kind === "long" ? 5 : 2}
          labelledBy={id("asked")}
          describedBy={described}
          isWrong={field.isRefused}
          onWrite={(words) => draft.write(qid, { text: words })}
        />
      )}
      <WeekNotes notes={notes} text={text} onTake={(words) => draft.write(qid, { text: words })} />
      <div id={id("told")} role="status" class="wrong">
        {field.isRefused && <p>{say("form.refused")}</p>}
      </div>
      {field.theirs !== null && (
        <TwoVersions
          field={field}
          theirs={field.theirs}
          choices={choices}
          onDecide={(decision) => draft.decide(qid, decision)}
        />
      )}
    </section>
  );
}
