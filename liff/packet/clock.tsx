import { Pause, Play } from "lucide-preact";
import { usePacketWords } from "#liff/text/packet.ts";
import type { PacketAct, PacketClock } from "#shared/packet.ts";
import { clockWords, useSecondsLeft } from "./use-clock.ts";

type Props = {
  readonly clock: PacketClock;
  readonly toldAt: number;
  readonly act: (wish: PacketAct) => void;
};

/** What is left of somebody's five minutes. It makes no sound, and says little. */
export function Clock({ clock, toldAt, act }: Props) {
  const { tell } = usePacketWords();
  const seconds = useSecondsLeft(clock, toldAt);
  const isOver = seconds === 0;
  const left = tell("left", { m: Math.floor(seconds / 60), s: seconds % 60 });
  const said = isOver ? tell("over") : clock.isRunning && seconds <= 60 ? tell("oneMinute") : "";
  return (
    <div class="host-clock">
      <p class={isOver ? "host-time over" : "host-time"} role="timer" aria-label={tell("clock")}>
        <span aria-hidden="true">{clockWords(seconds)}</span>
        <span class="unseen">{left}</span>
      </p>
      <button
        type="button"
        class="icon-button"
        aria-label={tell(clock.isRunning ? "pause" : "run")}
        disabled={isOver}
        onClick={() => act({ do: clock.isRunning ? "pause" : "start" })}
      >
        {clock.isRunning ? (
          <Pause size={22} aria-hidden="true" />
        ) : (
          <Play size={22} aria-hidden="true" />
        )}
      </button>
      <button
        type="button"
        class="chip"
        aria-label={tell("more")}
        onClick={() => act({ do: "more" })}
      >
        {tell("moreShort")}
      </button>
      <p role="status" class="host-said">
        {said}
      </p>
    </div>
  );
}
