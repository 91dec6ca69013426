import { useMutation, useQuery } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { Link } from "wouter-preact";
import { Refused } from "#liff/api.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import { useMeetupWords } from "#liff/text/meetups.ts";
import { useWords } from "#liff/text/speak.ts";
import { Opening } from "#liff/ui/opening.tsx";
import { Page } from "#liff/ui/page.tsx";
import { Road } from "#liff/ui/road.tsx";
import { Saved } from "#liff/ui/saved.tsx";
import type { GroupSight } from "#shared/group.ts";

type Props = { readonly params: { readonly token: string } };

/** The link that the bot posted in a group: which circle is it the group of? */
export function LinkGroup({ params }: Props) {
  const { say } = useWords();
  const { tell } = useMeetupWords();
  const { api } = useSurroundings();
  const { token } = params;
  const [chosen, setChosen] = useState<string | null>(null);
  const asked = useQuery({
    queryKey: ["group-sight", token],
    queryFn: async (): Promise<GroupSight> =>
      (await api.groups.look.$post({ json: { token } })).json(),
    staleTime: Infinity,
    gcTime: 0,
  });
  const linking = useMutation({
    mutationFn: (circle: string) => api.groups.link.$post({ json: { token, circle } }),
    retry: false,
  });
  const isGone = [asked.error, linking.error].some(
    (error) => error instanceof Refused && error.status === 404,
  );
  if (isGone) {
    return (
      <Page title={tell("link.unusable")}>
        <p class="lead">{tell("link.unusableHint")}</p>
        <Road />
        <Link href="/" class="button quiet">
          {say("missing.home")}
        </Link>
      </Page>
    );
  }
  const { data } = asked;
  if (data === undefined) {
    return (
      <Page title={tell("link.title")}>
        <Opening asked={asked} />
      </Page>
    );
  }
  const name = data.name ?? tell("group.nameless");
  const circle = data.circles.find(({ id }) => id === (chosen ?? data.circles[0]?.id));
  if (linking.isSuccess && circle !== undefined) {
    return (
      <Page title={tell("link.done")} above={name}>
        <p class="lead">{tell("link.doneHint", { circle: circle.name })}</p>
        <Road />
        <Link href={`/meetups/new/${circle.id}`} class="button">
          {tell("plan")}
        </Link>
      </Page>
    );
  }
  if (circle === undefined) {
    return (
      <Page title={tell("link.title")} above={name}>
        <p class="lead">{tell("link.notYours")}</p>
        <Road />
        <Link href="/" class="button quiet">
          {say("missing.home")}
        </Link>
      </Page>
    );
  }
  return (
    <Page title={tell("link.title")} above={name}>
      <p class="lead">{tell("link.lead")}</p>
      <p class="hint link-door">{tell("link.door")}</p>
      <form
        class="card stack"
        onSubmit={(event) => {
          event.preventDefault();
          linking.mutate(circle.id);
        }}
      >
        <fieldset class="choice">
          <legend class="label">{tell("link.which")}</legend>
          {data.circles.map((each) => (
            <label key={each.id}>
              <input
                type="radio"
                name="circle"
                checked={each.id === circle.id}
                onChange={() => setChosen(each.id)}
              />
              {each.name}
            </label>
          ))}
        </fieldset>
        {circle.isLinked && <p class="hint">{tell("link.replaces")}</p>}
        <button type="submit" class="button" disabled={linking.isPending}>
          {tell("link.do")}
        </button>
        {linking.isError && <Saved saving={linking} />}
      </form>
    </Page>
  );
}
