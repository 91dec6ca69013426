import { useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { createDoorAsk } from "#liff/join/door.ts";
import { DoorNote } from "#liff/join/door-note.tsx";
import { ME, useMe } from "#liff/me.ts";
import { Join } from "#liff/pages/join.tsx";
import type { Rsvp } from "#shared/meetup.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import type { ComponentChildren } from "preact";

type Props = {
  readonly id: string;
  readonly wish: Rsvp | null;
  /** For everybody to whom the announcement is no way in. */
  readonly otherwise: ComponentChildren;
};

/** A member of another circle who came by an announcement in the LINE group. */
export function FromGroup({ id, wish, otherwise }: Props) {
  const { phone } = useSurroundings();
  const { locale } = useMe();
  const queries = useQueryClient();
  const [ask] = useState(() =>
    createDoorAsk({ phone, fetch: (input, init) => fetch(input, init), meetup: id }),
  );
  return (
    <Join
      ask={ask}
      phone={phone}
      locale={locale}
      unusable={otherwise}
      note={({ meetup }) => <DoorNote meetup={meetup} wish={wish} />}
      onJoined={() => {
        void queries.invalidateQueries({ queryKey: ME });
        void queries.resetQueries({ queryKey: ["meetup", id] });
      }}
    />
  );
}
