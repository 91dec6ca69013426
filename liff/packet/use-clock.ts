import { useEffect, useState } from "preact/hooks";
import type { PacketClock } from "#shared/packet.ts";
import { leftOf } from "./foresee.ts";

const tickMs = 250;

/** The seconds that are left of a clock told at that moment. */
export function useSecondsLeft(clock: PacketClock, toldAt: number): number {
  const [now, setNow] = useState(toldAt);
  useEffect(() => {
    setNow(Date.now());
    if (!clock.isRunning) return;
    const ticking = setInterval(() => setNow(Date.now()), tickMs);
    return () => clearInterval(ticking);
  }, [clock.isRunning, toldAt]);
  return Math.ceil(leftOf(clock, Math.max(0, now - toldAt)) / 1000);
}

/** As a clock shows them. */
export const clockWords = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
