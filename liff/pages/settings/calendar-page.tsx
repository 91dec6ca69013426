import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { useSettingsWords } from "#liff/text/settings.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import { CopyButton } from "#liff/ui/copy-button.tsx";
import { Waiting } from "#liff/ui/waiting.tsx";
import type { CalendarLinkView } from "#shared/settings.ts";
import { SettingsPage } from "./settings-page.tsx";

const LINK = ["calendar-link"] as const;

export function CalendarPage() {
  const { tell } = useSettingsWords();
  const { api } = useSurroundings();
  const { data } = useQuery({
    queryKey: LINK,
    queryFn: async (): Promise<CalendarLinkView> => (await api.own["calendar-link"].$get()).json(),
  });
  return (
    <SettingsPage title="calendar.title">
      <p class="lead">{tell("calendar.lead")}</p>
      {data === undefined ? <Waiting /> : <Link madeAt={data.madeAt} />}
      <p class="hint after">{tell("calendar.none")}</p>
    </SettingsPage>
  );
}

function Link({ madeAt }: CalendarLinkView) {
  const { tell, dayOf } = useSettingsWords();
  const { api } = useSurroundings();
  const queries = useQueryClient();
  const [url, setUrl] = useState<string | null>(null);
  const know = (view: CalendarLinkView) => queries.setQueryData<CalendarLinkView>(LINK, view);
  const making = useMutation({
    mutationFn: async () => (await api.own["calendar-link"].$post()).json(),
    onSuccess: (made) => {
      setUrl(made.url);
      know({ madeAt: new Date().toISOString() });
    },
  });
  const ending = useMutation({
    mutationFn: () => api.own["calendar-link"].$delete(),
    onSuccess: () => {
      setUrl(null);
      know({ madeAt: null });
    },
  });
  const isBusy = making.isPending || ending.isPending;
  return (
    <section class="card stacked">
      <div role="status" class="stacked">
        {url !== null ? (
          <>
            <p>{tell("calendar.made")}</p>
            <p class="key" aria-label={tell("calendar.address")}>
              {url}
            </p>
          </>
        ) : (
          <>
            {ending.isSuccess && <p>{tell("calendar.ended")}</p>}
            {madeAt !== null && <p>{tell("calendar.since", { date: dayOf(madeAt) })}</p>}
          </>
        )}
      </div>
      {url !== null && (
        <>
          <a class="button" href={url.replace(/^https?:/, "webcal:")}>
            {tell("calendar.open")}
          </a>
          <CopyButton text={url} />
          <p class="hint">{tell("calendar.keep")}</p>
        </>
      )}
      {url === null && (
        <button
          type="button"
          class={madeAt === null ? "button" : "button quiet"}
          disabled={isBusy}
          aria-describedby={madeAt === null ? undefined : "calendar-again"}
          onClick={() => making.mutate()}
        >
          {tell(madeAt === null ? "calendar.make" : "calendar.again")}
        </button>
      )}
      {url === null && madeAt !== null && (
        <p id="calendar-again" class="hint">
          {tell("calendar.againHint")}
        </p>
      )}
      {madeAt !== null && (
        <button
          type="button"
          class="button quiet"
          disabled={isBusy}
          onClick={() => ending.mutate()}
        >
          {tell("calendar.end")}
        </button>
      )}
      <p role="alert" class="wrong">
        {(making.isError || ending.isError) && tell("trouble")}
      </p>
    </section>
  );
}
