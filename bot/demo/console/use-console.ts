import { useEffect, useReducer, useRef, useState } from "preact/hooks";
import type { ConsoleChange } from "#bot/demo/console-api.ts";
import { follow } from "./connection.ts";
import type { Link } from "./connection.ts";
import { applyChange } from "./live.ts";
import type { Live } from "./live.ts";
import { newestSeenBy, seat } from "./unread.ts";

export function useConsole() {
  const [live, dispatch] = useReducer(
    (before: Live | null, change: ConsoleChange) => applyChange(before, change, Date.now()),
    null,
  );
  const [link, setLink] = useState<Link>("connecting");
  useEffect(() => follow({ changed: dispatch, linked: setLink }), []);
  return { live, link };
}

/** Whether a chat holds something its person has not had on the screen since the page was opened. */
export function useUnread(live: Live | null, visible: readonly string[]) {
  const seen = useRef<Map<string, string> | null>(null);
  const newest = live === null ? null : newestSeenBy(live.state);
  if (newest !== null) {
    seen.current ??= new Map(newest);
    for (const key of visible) {
      const id = newest.get(key);
      if (id !== undefined) seen.current.set(key, id);
    }
  }
  return (person: string, chat: string) => {
    const key = seat(person, chat);
    return newest?.get(key) !== seen.current?.get(key);
  };
}
