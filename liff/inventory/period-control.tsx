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
        name={tell("from")}
        value={value.from}
        onChange={(from) => onChange({ ...value, from })}
        onRest={onRest}
      />
      <Moment
        name={tell("to")}
        value={value.to}
        onChange={(to) => onChange({ ...value, to })}
        onRest={onRest}
      />
      <p class="hint">{tell("still")}</p>
    </div>
  );
}

type MomentProps = {
  readonly name: string;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly onRest: () => void;
};

const months = Array.from({ length: 12 }, (_, index) => index + 1);

function Moment({ name, value, onChange, onRest }: MomentProps) {
  const { tell, locale } = useGuide();
  const id = useId();
  const [known = "", knownMonth = ""] = (value ?? "").split("-");
  // A year is typed digit by digit, so it counts once it is whole.
  const [typed, setTyped] = useState<string | null>(null);
  const month = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" });
  const isYear = (year: string) => /^(19|20)\d{2}$/.test(year);
  const writeYear = (year: string) => {
    setTyped(year);
    if (year === "") onChange(null);
    else if (isYear(year)) onChange(knownMonth === "" ? year : `${year}-${knownMonth}`);
  };
  return (
    <div class="moment">
      <label for={id}>{`${name} ${tell("year")}`}</label>
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
        aria-label={`${name} ${tell("month")}`}
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
            {month.format(new Date(Date.UTC(2026, each - 1, 1)))}
          </option>
        ))}
      </select>
    </div>
  );
}
