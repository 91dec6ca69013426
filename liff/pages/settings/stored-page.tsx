import { useQuery } from "@tanstack/preact-query";
import { useSettingsWords } from "#liff/text/settings.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import { Opening } from "#liff/ui/opening.tsx";
import type { StoredView } from "#shared/stored.ts";
import { SettingsPage } from "./settings-page.tsx";

export function StoredPage() {
  const { tell } = useSettingsWords();
  const { api } = useSurroundings();
  const asked = useQuery({
    queryKey: ["stored"],
    queryFn: async (): Promise<StoredView> => (await api.own.stored.$get()).json(),
  });
  const { data } = asked;
  return (
    <SettingsPage title="stored.title">
      <p class="lead">{tell("stored.lead")}</p>
      {data !== undefined ? (
        <ul class="stored">
          {data.items.map((item) => (
            <Stored key={item.kind} {...item} />
          ))}
        </ul>
      ) : (
        <Opening asked={asked} />
      )}
      <p class="hint after">{tell("stored.passing")}</p>
    </SettingsPage>
  );
}

function Stored({ kind, count }: StoredView["items"][number]) {
  const { tell, storedOf } = useSettingsWords();
  const { title, what, seen, until } = storedOf(kind);
  return (
    <li class="card">
      <div class="card-head">
        <h2>{title}</h2>
        <span class={count === 0 ? "hint" : "count"}>
          {count === 0 ? tell("stored.none") : tell("stored.count", { n: count })}
        </span>
      </div>
      <p>{what}</p>
      <dl>
        <dt>{tell("stored.seen")}</dt>
        <dd>{seen}</dd>
        <dt>{tell("stored.until")}</dt>
        <dd>{until}</dd>
      </dl>
    </li>
  );
}
