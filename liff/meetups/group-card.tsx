import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { useSurroundings } from "#liff/surroundings.ts";
import { useMeetupWords } from "#liff/text/meetups.ts";
import { Switch } from "#liff/ui/switch.tsx";
import { Saved } from "#liff/ui/saved.tsx";
import type { CircleGroupView } from "#shared/group.ts";
import type { CircleView } from "#shared/circle.ts";

/** The LINE group of a circle, and how it comes to one. */
export function GroupCard({ circle }: { readonly circle: CircleView }) {
  const { tell } = useMeetupWords();
  const { api } = useSurroundings();
  const queries = useQueryClient();
  const { group } = api.circles[":circle"];
  const param = { circle: circle.id };
  const queryKey = ["group", circle.id];
  const { data } = useQuery({
    queryKey,
    queryFn: async (): Promise<CircleGroupView> => (await group.$get({ param })).json(),
  });
  const parting = useMutation({
    mutationFn: () => group.$delete({ param }),
    onSuccess: () => queries.invalidateQueries({ queryKey }),
  });
  const turning = useMutation({
    mutationFn: async (on: boolean): Promise<CircleGroupView> =>
      (await group.digest.$put({ param, json: { on } })).json(),
    onSuccess: (now) => queries.setQueryData<CircleGroupView>(queryKey, now),
  });
  if (data === undefined) return null;
  const name = data.group?.name ?? tell("group.nameless");
  return (
    <section class="card group-card" aria-labelledby="group">
      <h2 id="group">{tell("group.title")}</h2>
      {data.group === null ? (
        <>
          <p>{tell("group.none")}</p>
          <p class="hint">{tell("group.how")}</p>
        </>
      ) : (
        <>
          <p>{tell(data.group.isThere ? "group.is" : "group.was", { name })}</p>
          {!data.group.isThere && <p class="hint">{tell("group.again")}</p>}
          {circle.may.includes("rename") && data.group.isThere && (
            <>
              <Switch
                label={tell("digest.on")}
                hint={tell("digest.hint")}
                isOn={turning.isPending ? turning.variables : data.group.digest}
                onTurn={turning.mutate}
              />
              {data.group.people !== null && (
                <p class="hint">{tell("digest.cost", { n: data.group.people })}</p>
              )}
              {turning.isError && <Saved saving={turning} />}
            </>
          )}
          {circle.may.includes("rename") && (
            <button
              type="button"
              class="button quiet"
              disabled={parting.isPending}
              onClick={() => parting.mutate()}
            >
              {tell("group.part")}
            </button>
          )}
        </>
      )}
      {parting.isError && <Saved saving={parting} />}
    </section>
  );
}
