import { useEffect, useRef, useState } from "preact/hooks";
import { troubleOf, useAsk, useChange } from "./ask.ts";

const REGRET_MS = 8000;

/** A note withdrawn is gone for the eye at once, and for good a little later or when one leaves. */
export function useWithdrawal(id: string) {
  const ask = useAsk();
  const [isLeaving, setLeaving] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const waiting = useRef(false);
  const going = useChange(() => ask.withdraw(id));

  const finish = () => {
    clearTimeout(timer.current);
    if (!waiting.current) return;
    waiting.current = false;
    going.mutate(undefined, { onError: () => setLeaving(false) });
  };
  const latest = useRef(finish);
  latest.current = finish;
  useEffect(() => {
    const leave = () => latest.current();
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, []);

  return {
    isLeaving,
    trouble: troubleOf(going.error),
    withdraw: () => {
      waiting.current = true;
      setLeaving(true);
      timer.current = setTimeout(() => latest.current(), REGRET_MS);
    },
    undo: () => {
      clearTimeout(timer.current);
      waiting.current = false;
      setLeaving(false);
    },
  };
}
