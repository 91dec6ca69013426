import { useId, useMemo } from "preact/hooks";
import { useGuide } from "#liff/text/inventory.ts";
import { useWords } from "#liff/text/speak.ts";
import { Phrases } from "#liff/ui/phrases.tsx";
import { specOf, type FieldId } from "#shared/inventory-fields.ts";
import type { FieldView } from "#shared/inventory-view.ts";
import { Conflict } from "./conflict.tsx";
import { Control } from "./control.tsx";
import type { ItemPlace } from "./entries.ts";
import type { FieldState, Outbox } from "./outbox.ts";
import { FieldReach } from "./reach.tsx";
import { theirsOf, useFieldState } from "./use-field-state.ts";

type Props = {
  readonly item: ItemPlace | null;
  readonly field: FieldId;
  readonly views: readonly FieldView[];
  readonly outbox: Outbox;
};

/** A field that saves itself; what is typed into another one does not draw it again. */
export function Field({ item, field, views, outbox }: Props) {
  const view = views.find((each) => each.id === field);
  const { value = null, audience = "self", rev = 0 } = view ?? {};
  const state = useFieldState(outbox, { item, field });
  return useMemo(
    () => <OwnField {...{ item, field, outbox, value, audience, rev, state }} />,
    [item?.section, item?.id, field, outbox, value, audience, rev, state.is, theirsOf(state)],
  );
}

type OwnProps = Omit<Props, "views"> &
  Pick<FieldView, "value" | "audience" | "rev"> & { readonly state: FieldState };

function OwnField({ item, field, outbox, value, audience, rev, state }: OwnProps) {
  const { tell, labelOf, guidanceOf } = useGuide();
  const id = useId();
  const place = { item, field };
  const { help, example, ends } = guidanceOf(field);
  const hasAmount =
    specOf(field).section === "money" && typeof value === "string" && isAmount(value);
  return (
    <div class="field">
      <p id={`${id}-label`} class="field-label">
        <Phrases text={labelOf(field)} />
      </p>
      <p id={`${id}-help`} class="hint">
        {help}
        {example !== undefined && <span class="example">{tell("example", { example })}</span>}
      </p>
      <Control
        id={id}
        field={field}
        value={value}
        labelledBy={`${id}-label`}
        describedBy={`${id}-help`}
        onChange={(next) => outbox.write(place, { value: next, audience }, rev)}
        onRest={outbox.flush}
      />
      {ends !== undefined && (
        <p class="ends hint">
          <span>{ends[0]}</span>
          <span>{ends[1]}</span>
        </p>
      )}
      {hasAmount && <p class="gentle">{tell("noAmounts")}</p>}
      {state.is === "conflict" && (
        <Conflict
          field={field}
          mine={value}
          theirs={state.theirs}
          onMine={() => outbox.keepMine(place, state.theirs)}
          onTheirs={() => outbox.keepTheirs(place)}
        />
      )}
      <div class="field-foot">
        <FieldReach
          field={field}
          audience={audience}
          onChoose={(next) => {
            outbox.write(place, { value, audience: next }, rev);
            outbox.flush();
          }}
        />
        <SavedState is={state.is} />
      </div>
    </div>
  );
}

/** One quiet word about whether the words are safe. */
function SavedState({ is }: Pick<FieldState, "is">) {
  const { say } = useWords();
  const { tell } = useGuide();
  return (
    <p role="status" class={is === "refused" ? "saved failed" : "saved"}>
      {is === "saved" && say("settings.saved")}
      {is === "saving" && say("settings.saving")}
      {is === "waiting" && say("settings.waiting")}
      {is === "refused" && tell("refused")}
    </p>
  );
}

/** Digits with 円 or 万, as one writes a salary by habit. */
const isAmount = (text: string) =>
  /[0-9０-９][0-9０-９,,.．\s]*(?:円|万|千円|億|yen|JPY)|[¥¥]\s*[0-9０-９]/i.test(text);
