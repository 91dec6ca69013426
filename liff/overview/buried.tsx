import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { useMe } from "#liff/me.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import { dayText } from "#liff/text/dates.ts";
import { useOverviewWords } from "#liff/text/overview.ts";
import type { CirclesView } from "#shared/circle.ts";
import type { BuriedView } from "#shared/overview.ts";

const BURIED = ["buried"] as const;

/** What the chat could not answer, for those who run the community; others are shown nothing. */
export function Buried() {
  const { api } = useSurroundings();
  const { data } = useQuery({
    queryKey: ["circles"],
    queryFn: async (): Promise<CirclesView> => (await api.circles.$get()).json(),
  });
  return data?.mayFound === true ? <Events /> : null;
}

function Events() {
  const { tell } = useOverviewWords();
  const { api } = useSurroundings();
  const queries = useQueryClient();
  const { data } = useQuery({
    queryKey: BURIED,
    queryFn: async (): Promise<BuriedView> => (await api.buried.$get()).json(),
  });
  const retrying = useMutation({
    mutationFn: async (code: string): Promise<BuriedView> =>
      (await api.buried.retry.$post({ json: { code } })).json(),
    onSuccess: (left) => queries.setQueryData<BuriedView>(BURIED, left),
  });
  if (data === undefined) return null;
  return (
    <section class="card" aria-labelledby="buried">
      <h2 id="buried">{tell("buried")}</h2>
      <p class="hint">{tell("buriedHint")}</p>
      {data.count === 0 && <p>{tell("buriedNone")}</p>}
      <ul class="buried">
        {data.codes.map((cause) => (
          <Cause
            key={cause.code}
            cause={cause}
            isBusy={retrying.isPending}
            onRetry={() => retrying.mutate(cause.code)}
          />
        ))}
      </ul>
      <p role="status" class="saved">
        {retrying.isSuccess && tell("retried")}
      </p>
      <p role="alert" class="wrong">
        {retrying.isError && tell("trouble")}
      </p>
    </section>
  );
}

type CauseProps = {
  readonly cause: BuriedView["codes"][number];
  readonly isBusy: boolean;
  readonly onRetry: () => void;
};

function Cause({ cause, isBusy, onRetry }: CauseProps) {
  const { tell, locale } = useOverviewWords();
  const { today } = useMe();
  const { code, count, again, since } = cause;
  return (
    <li>
      <p class="buried-cause">
        <code>{code}</code>
        <span class="hint">
          {tell("buriedOne", { n: count, date: dayText(since, today, locale) })}
        </span>
      </p>
      {again > 0 && (
        <button
          type="button"
          class="button quiet"
          disabled={isBusy}
          aria-label={tell("retryOf", { n: again, code })}
          onClick={onRetry}
        >
          {tell("retry")}
        </button>
      )}
      {again < count && <p class="hint">{tell("buriedGone", { n: count - again })}</p>}
    </li>
  );
}
