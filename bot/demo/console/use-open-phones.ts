import { useEffect, useRef, useState } from "preact/hooks";
import type { Person } from "#bot/demo/console-api.ts";

const NARROW = "(max-width: 719px)";
const PHONE_PX = 400;

export function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => matchMedia(NARROW).matches);
  useEffect(() => {
    const query = matchMedia(NARROW);
    const changed = () => setNarrow(query.matches);
    query.addEventListener("change", changed);
    return () => query.removeEventListener("change", changed);
  }, []);
  return narrow;
}

/** Which phones lie on the table: as many as fit at first, on a narrow screen always one. */
export function useOpenPhones(people: readonly Person[], narrow: boolean) {
  const [chosen, choose] = useState<readonly string[] | null>(null);
  const visited = useRef(new Set<string>());
  const ids = people.map(({ userId }) => userId);
  const fitting = Math.min(3, Math.max(1, Math.floor(window.innerWidth / PHONE_PX)));
  const wanted = (chosen ?? ids.slice(0, fitting)).filter((id) => ids.includes(id));
  const open = narrow ? wanted.slice(-1) : ids.filter((id) => wanted.includes(id));
  for (const id of open) visited.current.add(id);

  const toggle = (id: string) => {
    if (narrow) choose([...wanted.filter((one) => one !== id), id]);
    else if (!wanted.includes(id)) choose([...wanted, id]);
    else if (wanted.length > 1) choose(wanted.filter((one) => one !== id));
  };
  return { open, visited: visited.current, toggle };
}
