import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { useSettingsWords } from "#liff/text/settings.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import { CopyButton } from "#liff/ui/copy-button.tsx";
import { Waiting } from "#liff/ui/waiting.tsx";
import type { TransferCodeView } from "#shared/settings.ts";
import { SettingsPage } from "./settings-page.tsx";

const CODE = ["transfer-code"] as const;

export function TransferPage() {
  const { tell } = useSettingsWords();
  const { api } = useSurroundings();
  const { data } = useQuery({
    queryKey: CODE,
    queryFn: async (): Promise<TransferCodeView> => (await api.own["transfer-code"].$get()).json(),
  });
  return (
    <SettingsPage title="transfer.title">
      <p class="lead">{tell("transfer.lead")}</p>
      {data === undefined ? <Waiting /> : <Code until={data.until} />}
      <section class="card">
        <h2>{tell("transfer.how")}</h2>
        <ol class="steps">
          <li>{tell("transfer.how1")}</li>
          <li>{tell("transfer.how2")}</li>
          <li>{tell("transfer.how3")}</li>
        </ol>
      </section>
      <p class="hint after">{tell("transfer.same")}</p>
    </SettingsPage>
  );
}

function Code({ until }: TransferCodeView) {
  const { tell, dayOf } = useSettingsWords();
  const { api } = useSurroundings();
  const queries = useQueryClient();
  const know = (view: TransferCodeView) => queries.setQueryData<TransferCodeView>(CODE, view);
  const making = useMutation({
    mutationFn: async () => (await api.own["transfer-code"].$post()).json(),
    onSuccess: (made) => know({ until: made.until }),
  });
  const ending = useMutation({
    mutationFn: () => api.own["transfer-code"].$delete(),
    onSuccess: () => {
      making.reset();
      know({ until: null });
    },
  });
  const code = making.data?.code;
  return (
    <section class="card stacked">
      <div role="status" class="stacked">
        {code !== undefined && (
          <>
            <p class="code" aria-label={tell("transfer.code")}>
              {code.split("-").map((group) => (
                <span key={group}>{group}</span>
              ))}
            </p>
            <p>{tell("transfer.once")}</p>
          </>
        )}
        {until !== null && (
          <p class={code === undefined ? "" : "hint"}>
            {tell(code === undefined ? "transfer.waiting" : "transfer.until", {
              date: dayOf(until),
            })}
          </p>
        )}
      </div>
      {code !== undefined ? (
        <CopyButton text={code} isQuiet={false} />
      ) : (
        <button
          type="button"
          class={until === null ? "button" : "button quiet"}
          disabled={making.isPending}
          aria-describedby={until === null ? undefined : "transfer-again"}
          onClick={() => making.mutate()}
        >
          {tell(until === null ? "transfer.make" : "transfer.again")}
        </button>
      )}
      {code === undefined && until !== null && (
        <p id="transfer-again" class="hint">
          {tell("transfer.againHint")}
        </p>
      )}
      {until !== null && (
        <button
          type="button"
          class="button quiet"
          disabled={ending.isPending}
          onClick={() => ending.mutate()}
        >
          {tell("transfer.end")}
        </button>
      )}
      <p role="alert" class="wrong">
        {(making.isError || ending.isError) && tell("trouble")}
      </p>
    </section>
  );
}
