import { useEffect } from "preact/hooks";

/** Keeps the screen on while somebody looks at it, where the browser can. */
export function useWake(isWanted: boolean) {
  useEffect(() => {
    if (!isWanted || !("wakeLock" in navigator)) return;
    let held: WakeLockSentinel | null = null;
    let isOver = false;
    const hold = async () => {
      if (isOver || document.visibilityState !== "visible") return;
      // Refused on a low battery, for one: the screen then goes dark as it always does.
      held = await navigator.wakeLock.request("screen").catch(() => null);
      if (isOver) await held?.release();
    };
    const seen = () => void hold();
    seen();
    // The browser lets go of it whenever the page is hidden.
    document.addEventListener("visibilitychange", seen);
    return () => {
      isOver = true;
      document.removeEventListener("visibilitychange", seen);
      void held?.release();
    };
  }, [isWanted]);
}
