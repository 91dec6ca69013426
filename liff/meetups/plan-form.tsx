import { useState } from "preact/hooks";
import { Refused } from "#liff/api.ts";
import { useMe } from "#liff/me.ts";
import { useMeetupWords, type MeetupKey } from "#liff/text/meetups.ts";
import { Choose } from "#liff/ui/choose.tsx";
import { Saved } from "#liff/ui/saved.tsx";
import { Switch } from "#liff/ui/switch.tsx";
import { longestPlace, longestTheme, mostSeats, type MeetupPlan } from "#shared/meetup.ts";
import { PlanField } from "./plan-field.tsx";
import { isSameRhythm, rhythmsOf, rhythmText } from "./rhythms.ts";

type Props = {
  readonly plan: MeetupPlan;
  /** What pressing the button does. */
  readonly label: string;
  readonly saving: {
    readonly isPaused: boolean;
    readonly isPending: boolean;
    readonly isSuccess: boolean;
    readonly isError: boolean;
    readonly error: Error | null;
  };
  /** Said where the time differs from `plan`; null: nobody has to know. */
  readonly movedText: string | null;
  readonly conflict: string | null;
  readonly onSave: (plan: MeetupPlan) => void;
};

const usualSeats = 8;

/** When, where and about what. */
export function PlanForm({ plan, label, saving, movedText, conflict, onSave }: Props) {
  const { tell, locale } = useMeetupWords();
  const { zone } = useMe();
  const [draft, setDraft] = useState(plan);
  const { day, from, to, capacity, waits, rhythm } = draft;
  const set = (part: Partial<MeetupPlan>) => setDraft((before) => ({ ...before, ...part }));
  const isMoved = day !== plan.day || from !== plan.from;
  const wrong = wrongOf(saving.error);
  const rhythms = rhythmsOf(day);
  const known =
    rhythm === null || rhythms.some((each) => isSameRhythm(each, rhythm))
      ? rhythms
      : [...rhythms, rhythm];
  const words = (text: string | null) => (text === null || text.trim() === "" ? null : text.trim());
  return (
    <form
      class="plan-form"
      onSubmit={(event) => {
        event.preventDefault();
        const { theme, place, link } = draft;
        onSave({ ...draft, theme: words(theme), place: words(place), link: words(link) });
      }}
    >
      <section class="card stack">
        <PlanField label={tell("form.day")} wrong={wrong === "past" ? tell("wrong.past") : null}>
          {(field) => (
            <input
              {...field}
              type="date"
              required
              value={day}
              onInput={(event) => set({ day: event.currentTarget.value })}
            />
          )}
        </PlanField>
        <div class="from-to">
          <PlanField label={tell("form.from")} wrong={null}>
            {(field) => (
              <input
                {...field}
                type="time"
                class="line"
                required
                value={from}
                onInput={(event) => set({ from: event.currentTarget.value })}
              />
            )}
          </PlanField>
          <PlanField label={tell("form.to")} wrong={wrong === "end" ? tell("wrong.end") : null}>
            {(field) => (
              <input
                {...field}
                type="time"
                class="line"
                required
                value={to}
                onInput={(event) => set({ to: event.currentTarget.value })}
              />
            )}
          </PlanField>
        </div>
        <p class="hint">
          {to !== "" && to <= from && `${tell("form.nextDay", { time: to })} `}
          {tell("form.zone", { zone })}
        </p>
        {movedText !== null && isMoved && (
          <p role="status" class="moved">
            {movedText}
          </p>
        )}
      </section>
      <section class="card stack">
        {(
          [
            ["theme", longestTheme, "form.themeExample"],
            ["place", longestPlace, "form.placeExample"],
          ] as const
        ).map(([part, longest, example]) => (
          <PlanField key={part} label={tell(`form.${part}`)} isOptional wrong={null}>
            {(field) => (
              <input
                {...field}
                class="line"
                maxLength={longest}
                placeholder={tell(example)}
                value={draft[part] ?? ""}
                onInput={(event) => set({ [part]: event.currentTarget.value })}
              />
            )}
          </PlanField>
        ))}
        <PlanField
          label={tell("form.link")}
          isOptional
          hint={tell("form.linkHint")}
          wrong={wrong === "link" ? tell("wrong.link") : null}
        >
          {(field) => (
            <input
              {...field}
              type="url"
              inputMode="url"
              class="line"
              maxLength={500}
              pattern="[hH][tT][tT][pP][sS]://.+"
              placeholder="https://"
              value={draft.link ?? ""}
              onInput={(event) => set({ link: event.currentTarget.value })}
            />
          )}
        </PlanField>
      </section>
      <section class="card stack">
        <Switch
          label={tell("form.capacity")}
          hint={tell("form.capacityHint")}
          isOn={capacity !== null}
          onTurn={(on) => set({ capacity: on ? usualSeats : null, waits: on && waits })}
        />
        {capacity !== null && (
          <>
            <PlanField
              label={tell("form.seats")}
              wrong={wrong === "taken" ? tell("wrong.taken", { n: capacity }) : null}
            >
              {(field) => (
                <input
                  {...field}
                  type="number"
                  inputMode="numeric"
                  class="line"
                  required
                  min={1}
                  max={mostSeats}
                  value={capacity}
                  onInput={(event) => set({ capacity: event.currentTarget.valueAsNumber || 1 })}
                />
              )}
            </PlanField>
            <Switch
              label={tell("form.waits")}
              hint={tell("form.waitsHint")}
              isOn={waits}
              onTurn={(on) => set({ waits: on })}
            />
          </>
        )}
      </section>
      <section class="card stack">
        <Choose
          label={tell("form.rhythm")}
          options={[
            { value: "", text: tell("form.rhythm.none") },
            ...known.map((each, index) => ({
              value: String(index),
              text: rhythmText(each, tell, locale),
            })),
          ]}
          value={
            rhythm === null ? "" : String(known.findIndex((each) => isSameRhythm(each, rhythm)))
          }
          onChoose={(value) =>
            set({ rhythm: value === "" ? null : (known[Number(value)] ?? null) })
          }
        />
        <p class="hint">{tell("form.rhythmHint")}</p>
      </section>
      {conflict !== null && (
        <p role="alert" class="wrong">
          {conflict}
        </p>
      )}
      {wrong === "closed" && (
        <p role="alert" class="wrong">
          {tell("wrong.closed")}
        </p>
      )}
      <div class="actions">
        <button type="submit" class="button" disabled={saving.isPending}>
          {label}
        </button>
        {wrong === null && conflict === null && <Saved saving={saving} />}
      </div>
    </form>
  );
}

type Wrong = MeetupKey extends infer Key
  ? Key extends `wrong.${infer Name}`
    ? Name
    : never
  : never;

/** The field that the server named. */
function wrongOf(error: Error | null): Wrong | null {
  if (!(error instanceof Refused) || error.status !== 400) return null;
  const { fields = {} } =
    (error.body as { error?: { fields?: Record<string, string> } } | null)?.error ?? {};
  if ("capacity" in fields) return "taken";
  if ("link" in fields) return "link";
  if ("to" in fields) return "end";
  if ("meetup" in fields) return "closed";
  return "day" in fields ? "past" : null;
}
