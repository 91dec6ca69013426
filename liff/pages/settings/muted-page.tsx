import { useQuery } from "@tanstack/preact-query";
import { Mute } from "#liff/comments/mute.tsx";
import { useSurroundings } from "#liff/surroundings.ts";
import { useCommentWords } from "#liff/text/comments.ts";
import { Face } from "#liff/ui/face.tsx";
import { Opening } from "#liff/ui/opening.tsx";
import { Page } from "#liff/ui/page.tsx";
import type { MutesView } from "#shared/comments.ts";

/** Whom the reader does not want to meet here. */
export function MutedPage() {
  const { tell } = useCommentWords();
  const { api } = useSurroundings();
  const asked = useQuery({
    queryKey: ["mutes"],
    queryFn: async (): Promise<MutesView> => (await api.own.mutes.$get()).json(),
  });
  const people = asked.data?.people ?? [];
  return (
    <Page title={tell("mutedTitle")} back={{ to: "/settings", label: tell("toSettings") }}>
      {asked.data === undefined ? (
        <Opening asked={asked} />
      ) : (
        <>
          <p class="lead">{tell(people.length === 0 ? "mutedEmpty" : "mutedLead")}</p>
          <ul class="comment-list">
            {people.map(({ id, ...looks }) => {
              const name = looks.name ?? tell("nameless");
              return (
                <li key={id} class="card comment">
                  <p class="comment-muted">
                    <Face {...looks} />
                    {name}
                  </p>
                  <Mute id={id} name={name} isMuted />
                </li>
              );
            })}
          </ul>
        </>
      )}
    </Page>
  );
}
