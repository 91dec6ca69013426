import type { ConsoleState } from "#bot/demo/console-api.ts";
import { Icon } from "#bot/demo/console/icons.tsx";
import { useSurroundings } from "#bot/demo/console/surroundings.ts";
import { useCover } from "#bot/demo/console/use-cover.ts";
import { ClockControls } from "./clock-controls.tsx";
import { Faults } from "./faults.tsx";
import { GroupControls, PeopleControls } from "./people-controls.tsx";
import { Quota } from "./quota.tsx";

/** Where styles/controls.css lays the drawer over the phones. */
const OVERLAY = "(max-width: 1023px)";

type Props = { readonly state: ConsoleState; readonly onClose: () => void };

export function Drawer({ state, onClose }: Props) {
  const { say, act } = useSurroundings();
  const cover = useCover<HTMLElement>(matchMedia(OVERLAY).matches);
  return (
    <aside
      ref={cover}
      class="drawer"
      aria-label={say("control.title")}
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      <div class="drawer-head">
        <h2>{say("control.title")}</h2>
        <button type="button" class="round" aria-label={say("control.close")} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <ClockControls offsetMs={state.clockOffsetMs} />
      <Quota quota={state.quota} />
      <section>
        <h3>{say("control.delivery")}</h3>
        <div class="buttons">
          <button type="button" onClick={() => act({ do: "redeliver", times: 1 })}>
            {say("control.redeliver")}
          </button>
          <button
            type="button"
            aria-label={`${say("control.redeliver")} ×3`}
            onClick={() => act({ do: "redeliver", times: 3 })}
          >
            ×3
          </button>
        </div>
      </section>
      <Faults faults={state.faults} />
      <GroupControls chats={state.chats} />
      <PeopleControls people={state.people} />
    </aside>
  );
}
