import { useId, useState } from "preact/hooks";
import type { Phone } from "#liff/phone/phone.ts";
import { settingsText, type SettingsKey } from "#liff/text/settings.ts";
import type { Locale } from "#shared/locale.ts";
import { readTransferCode } from "#shared/transfer-code.ts";

type Props = {
  readonly phone: Phone;
  readonly locale: Locale;
  /** The record is here: the visit begins anew. */
  readonly onMoved: () => void;
};

/** For whoever comes with a code from an earlier LINE account; nobody is signed in yet. */
export function Redeem({ phone, locale, onMoved }: Props) {
  const id = useId();
  const [code, setCode] = useState("");
  const [trouble, setTrouble] = useState<SettingsKey | null>(null);
  const [isBusy, setBusy] = useState(false);
  const redeem = async (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    if (readTransferCode(code) === null) return setTrouble("moved.wrong");
    setBusy(true);
    const outcome = await send(phone, code).catch(() => "moved.failed" as const);
    setBusy(false);
    setTrouble(outcome);
    if (outcome === null) onMoved();
  };
  const tell = (key: SettingsKey) => settingsText(locale, key);
  return (
    <form class="card stacked redeem" noValidate onSubmit={(event) => void redeem(event)}>
      <h2>{tell("moved.title")}</h2>
      <p id={`${id}-lead`}>{tell("moved.lead")}</p>
      <label for={id} class="hint">
        {tell("moved.code")}
      </label>
      <input
        id={id}
        type="text"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        value={code}
        aria-invalid={trouble !== null}
        aria-describedby={`${id}-lead ${id}-wrong`}
        ref={(input) => {
          if (input !== null && code === "" && trouble === null) input.focus();
        }}
        onInput={(event) => setCode(event.currentTarget.value)}
      />
      <p id={`${id}-wrong`} role="alert" class="wrong">
        {trouble !== null && tell(trouble)}
      </p>
      <button type="submit" class="button" disabled={isBusy}>
        {tell("moved.do")}
      </button>
    </form>
  );
}

/** null once the record has moved. */
async function send(phone: Phone, code: string): Promise<SettingsKey | null> {
  const idToken = await phone.idToken();
  const answer = await fetch("/api/transfer", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ idToken: idToken ?? "none", code }),
  });
  if (answer.ok) return null;
  if (answer.status === 409) return "moved.taken";
  if (answer.status === 429) return "moved.slow";
  if (answer.status !== 400) return "moved.failed";
  const { error } = (await answer.json()) as {
    readonly error: { readonly fields?: Readonly<Record<string, string>> };
  };
  const reason = error.fields?.["code"];
  return reason === "own" || reason === "early" ? `moved.${reason}` : "moved.wrong";
}
