import { useId, useState } from "preact/hooks";
import { useGuide } from "#liff/text/inventory.ts";
import type { Span } from "#shared/inventory.ts";

type Props = {
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly value: Span;
  readonly onChange: (value: Span) => void;
  readonly onRest: () => void;
};

/** Two moments, as rough as a year. */
export function PeriodControl({ labelledBy, describedBy, value, onChange, onRest }: Props) {
  const { tell } = useGuide();
  return (
    <div class="period" role="group" aria-labelledby={labelledBy} aria-describedby={describedBy}>
      <Moment
        year={tell("fromYear")}
        month={tell("fromMonth")}
        value={value.from}
        onChange={(from) => onChange({ ...value, from })}
        onRest={onRest}
      />
      <Moment
        year={tell("toYear")}
        month={tell("toMonth")}
        value={value.to}
        onChange={(to) => onChange({ ...value, to })}
        onRest={onRest}
      />
      <p class="hint">{tell("still")}</p>
    </div>
  );
}

type MomentProps = {
  readonly year: string;
  readonly month: string;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly onRest: () => void;
};

const months = Array.from({ length: 12 }, (_, index) => index + 1);

function Moment({ year, month, value, onChange, onRest }: MomentProps) {
  const { tell, locale } = useGuide();
  const id = useId();
  const [known = "", knownMonth = ""] = (value ?? "").split("-");
  // A year is typed digit by digit, so it counts once it is whole.
  const [typed, setTyped] = useState<string | null>(null);
  const name = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" });
  const writeYear = (digits: string) => {
    setTyped(digits);
    if (digits === "") return onChange(null);
    const isWhole = /^(19|20)\d{2}$/.test(digits);
    if (isWhole) onChange(knownMonth === "" ? digits : `${digits}-${knownMonth}`);
  };
  return (
    <div class="moment">
      <label for={id}>{year}</label>
      <input
        id={id}
        class="line"
        inputMode="numeric"
        maxLength={4}
        value={typed ?? known}
        onInput={(event) => writeYear(event.currentTarget.value)}
        onBlur={() => {
          setTyped(null);
          onRest();
        }}
      />
      <select
        class="line"
        aria-label={month}
        disabled={known === ""}
        value={knownMonth}
        onChange={(event) => {
          const { value: chosen } = event.currentTarget;
          onChange(chosen === "" ? known : `${known}-${chosen}`);
          onRest();
        }}
      >
        <option value="">{tell("month")}</option>
        {months.map((each) => (
          <option key={each} value={String(each).padStart(2, "0")}>
            {name.format(new Date(Date.UTC(2026, each - 1, 1)))}
          </option>
        ))}
      </select>
    </div>
  );
}
