import { useEffect, useId, useRef, useState } from "preact/hooks";
import { useSurroundings } from "#liff/surroundings.ts";
import { useCircleWords } from "#liff/text/circles.ts";
import { Saved } from "#liff/ui/saved.tsx";
import { longestIntroduction, type PersonView } from "#shared/circle.ts";
import { PersonCard } from "./person-card.tsx";
import { useCircleChange } from "./use-circle.ts";

type Props = {
  readonly circleId: string;
  readonly me: PersonView;
  readonly tag: string | null;
  readonly mayWrite: boolean;
};

/** Oneself among the others. An introduction is seen as they will see it before they do. */
export function OwnPlace({ circleId, me, tag, mayWrite }: Props) {
  const { tell } = useCircleWords();
  const { api } = useSurroundings();
  const [text, setText] = useState<string | null>(null);
  const id = useId();
  const saving = useCircleChange(circleId, (line: string | null) => {
    const { introduction } = api.circles[":circle"];
    return introduction.$put({ param: { circle: circleId }, json: { text: line } });
  });
  const show = (line: string | null) => saving.mutate(line, { onSuccess: () => setText(null) });
  if (!mayWrite) return <PersonCard {...me} tag={tag} />;
  if (text === null) {
    const has = me.introduction !== null;
    return (
      <PersonCard {...me} tag={tag}>
        <div class="own-line">
          <button type="button" class="plain" onClick={() => setText(me.introduction ?? "")}>
            {tell(has ? "line.change" : "line.write")}
          </button>
          {has && (
            <button type="button" class="plain" onClick={() => show(null)}>
              {tell("line.clear")}
            </button>
          )}
          <Saved saving={saving} />
        </div>
      </PersonCard>
    );
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        show(text.trim() || null);
      }}
    >
      <p class="hint">{tell("line.preview")}</p>
      <div class="card own-preview">
        <PersonCard {...me} introduction={text.trim() || null} />
      </div>
      <LineField id={id} text={text} onText={setText} isNow />
      <div class="beside">
        <button type="submit" class="button">
          {tell("line.ok")}
        </button>
        <button type="button" class="button quiet" onClick={() => setText(null)}>
          {tell("line.cancel")}
        </button>
      </div>
      <Saved saving={saving} />
    </form>
  );
}

type FieldProps = {
  readonly id: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Whoever asked to write finds themself in the field. */
  readonly isNow?: boolean;
};

export function LineField({ id, text, onText, isNow = false }: FieldProps) {
  const { tell } = useCircleWords();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (isNow) field.current?.focus();
  }, [isNow]);
  return (
    <div class="line-field">
      <label for={id}>{tell("join.line")}</label>
      <p id={`${id}-hint`} class="hint">
        {tell("join.example")}
      </p>
      <textarea
        ref={field}
        id={id}
        rows={2}
        maxLength={longestIntroduction}
        aria-describedby={`${id}-hint`}
        value={text}
        onInput={(event) => onText(event.currentTarget.value.replace(/[\r\n]+/g, " "))}
      />
      {text.length >= longestIntroduction && (
        <p role="status" class="hint">
          {tell("line.tooLong", { n: longestIntroduction })}
        </p>
      )}
    </div>
  );
}
