import { periodWords } from "#liff/text/dates.ts";
import { useWords } from "#liff/text/speak.ts";
import { Page } from "#liff/ui/page.tsx";
import type { FormView } from "#shared/reflection-form.ts";
import { AskedCard } from "./asked-card.tsx";
import { Closing } from "./closing.tsx";
import { useDraft } from "./use-draft.ts";
import { WritingBar } from "./writing-bar.tsx";

/** One question after another on one calm page. */
export function ReflectForm({ form }: { readonly form: FormView }) {
  const { say, locale } = useWords();
  const draft = useDraft(form);
  const { cadence, period, status, lead } = form;
  const { key, vars } = periodWords(cadence, period, locale);
  return (
    <Page title={say("form.title", { period: say(key, vars) })}>
      {status !== "draft" && (
        <p class="lead">{say(status === "kept" ? "form.isKept" : "form.isShared")}</p>
      )}
      {status === "draft" && lead !== null && <p class="lead lines">{lead}</p>}
      {form.questions.map((question) => (
        <AskedCard key={question.qid} question={question} form={form} draft={draft} />
      ))}
      <Closing form={form} draft={draft} />
      <WritingBar draft={draft} />
    </Page>
  );
}
