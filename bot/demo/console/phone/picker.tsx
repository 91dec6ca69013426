import type { messagingApi } from "@line/bot-sdk";
import { useRef } from "preact/hooks";
import { useSurroundings } from "#bot/demo/console/surroundings.ts";
import { useCover } from "#bot/demo/console/use-cover.ts";

type Props = {
  readonly action: messagingApi.DatetimePickerAction;
  readonly onPick: (params: Record<string, string>) => void;
  readonly onCancel: () => void;
};

const KINDS = { date: "date", time: "time", datetime: "datetime-local" } as const;

/** LINE writes local times as the browser's inputs do, save that its "T" may be small. */
export function Picker({ action, onPick, onCancel }: Props) {
  const { say } = useSurroundings();
  const field = useRef<HTMLInputElement>(null);
  const cover = useCover<HTMLDivElement>();
  const mode = action.mode ?? "datetime";
  const submit = (event: Event) => {
    event.preventDefault();
    const value = field.current?.value;
    if (value) onPick({ [mode]: value });
  };
  return (
    <div
      ref={cover}
      class="sheet"
      role="dialog"
      aria-label={action.label ?? say("pick.title")}
      onKeyDown={(event) => event.key === "Escape" && onCancel()}
    >
      <form onSubmit={submit}>
        <label>
          <span>{action.label ?? say("pick.title")}</span>
          <input
            ref={field}
            type={KINDS[mode]}
            required
            min={action.min?.toUpperCase()}
            max={action.max?.toUpperCase()}
            defaultValue={action.initial?.toUpperCase() ?? ""}
          />
        </label>
        <div class="sheet-actions">
          <button type="button" class="quiet-action" onClick={onCancel}>
            {say("pick.cancel")}
          </button>
          <button type="submit" class="main-action">
            {say("pick.send")}
          </button>
        </div>
      </form>
    </div>
  );
}
