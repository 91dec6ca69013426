import { useReach } from "#liff/text/reach.ts";
import { Reach } from "#liff/ui/reach.tsx";
import { audiences } from "#shared/inventory.ts";
import type { Question } from "#shared/reflection-form.ts";
import type { Audience, ReflectionStatus } from "#shared/reflection.ts";

type Props = {
  readonly question: Question;
  readonly audience: Audience;
  readonly status: ReflectionStatus;
  readonly onChoose: (audience: Audience) => void;
};

/** Who sees an answer, now or once the record is shown. */
export function AnswerReach({ question, audience, status, onChoose }: Props) {
  const { words, laterTo, tell, nameOf } = useReach();
  const { lock, name } = question;
  const now = status === "shared" ? words[audience] : laterTo(audience);
  return (
    <Reach
      audience={audience}
      allowed={lock === null ? audiences : [audience]}
      words={words}
      now={now}
      name={nameOf(name, now)}
      legend={tell("legend")}
      hint={tell(lock ?? (status === "shared" ? "atOnce" : "before"))}
      onChoose={onChoose}
    />
  );
}
