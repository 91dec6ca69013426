import { useEffect, useRef } from "preact/hooks";

type Keys = { readonly on: () => void; readonly back: () => void; readonly clock: () => void };

/** What has keys of its own keeps them. */
const ownKeys = "button, a, input, select, textarea, summary";

/** Arrows, and a presenter's pages, go on and back; the space bar is the clock's. */
export function useKeys(keys: Keys) {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      const isOwn = event.target instanceof Element && event.target.closest(ownKeys) !== null;
      const does = wayOf(event.key, isOwn);
      if (does === null) return;
      event.preventDefault();
      latest.current[does]();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}

function wayOf(key: string, isOwn: boolean): keyof Keys | null {
  if (key === "ArrowRight" || key === "PageDown") return "on";
  if (key === "ArrowLeft" || key === "PageUp") return "back";
  return key === " " && !isOwn ? "clock" : null;
}
