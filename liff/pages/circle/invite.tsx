import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { Refused } from "#liff/api.ts";
import { Issued } from "#liff/circle/issued.tsx";
import { useMe } from "#liff/me.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import { useCircleWords } from "#liff/text/circles.ts";
import { dayText } from "#liff/text/dates.ts";
import { Saved } from "#liff/ui/saved.tsx";
import {
  invitationDays,
  type CircleView,
  type InvitationsView,
  type InvitationView,
  type IssuedInvitation,
} from "#shared/circle.ts";
import { OfCircle } from "./opening.tsx";

const keyOf = (circle: string) => ["invitations", circle] as const;

type Days = (typeof invitationDays)[number];

/** One link for one person. */
export function Invite({ params }: { readonly params: { readonly id: string } }) {
  const { tell } = useCircleWords();
  return (
    <OfCircle id={params.id} isInner title={() => tell("invite.title")} above={({ name }) => name}>
      {(circle) =>
        circle.may.includes("invite") ? (
          <Inviting circle={circle} />
        ) : (
          <p class="lead">{tell(circle.isClosed ? "circle.closed" : "circle.notYours")}</p>
        )
      }
    </OfCircle>
  );
}

function Inviting({ circle }: { readonly circle: CircleView }) {
  const { tell } = useCircleWords();
  const { api } = useSurroundings();
  const queries = useQueryClient();
  const [days, setDays] = useState<Days>(7);
  const [issued, setIssued] = useState<IssuedInvitation | null>(null);
  const { id } = circle;
  const making = useMutation({
    mutationFn: async () => {
      const { invitations } = api.circles[":circle"];
      return (await invitations.$post({ param: { circle: id }, json: { days } })).json();
    },
    // The link lives on this page alone.
    gcTime: 0,
    onSuccess(invitation: IssuedInvitation) {
      setIssued(invitation);
      return queries.invalidateQueries({ queryKey: keyOf(id) });
    },
  });
  const isFull = making.error instanceof Refused && making.error.status === 400;
  return (
    <>
      <p class="lead">{tell("invite.lead")}</p>
      {issued !== null && <Issued key={issued.id} invitation={issued} circleName={circle.name} />}
      <form
        class="card stack"
        onSubmit={(event) => {
          event.preventDefault();
          making.mutate();
        }}
      >
        <fieldset class="choice days">
          <legend class="hint">{tell("invite.days")}</legend>
          {invitationDays.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="days"
                checked={days === each}
                onChange={() => setDays(each)}
              />
              {each === 1 ? tell("invite.day") : tell("invite.nDays", { n: each })}
            </label>
          ))}
        </fieldset>
        <button type="submit" class="button" disabled={making.isPending}>
          {tell(issued === null ? "invite.make" : "invite.more")}
        </button>
        {isFull ? (
          <p role="alert" class="wrong">
            {tell("invite.full")}
          </p>
        ) : (
          making.isError && <Saved saving={making} />
        )}
      </form>
      <Open
        circleId={id}
        shown={issued?.id}
        onRevoked={(gone) => issued?.id === gone && setIssued(null)}
      />
    </>
  );
}

type OpenProps = {
  readonly circleId: string;
  /** The one whose link stands above. */
  readonly shown: string | undefined;
  readonly onRevoked: (id: string) => void;
};

/** What still waits to be used; the links themselves are known to nobody here. */
function Open({ circleId, shown, onRevoked }: OpenProps) {
  const { tell, locale } = useCircleWords();
  const { api } = useSurroundings();
  const { today } = useMe();
  const queries = useQueryClient();
  const param = { circle: circleId };
  const { data } = useQuery({
    queryKey: keyOf(circleId),
    queryFn: async (): Promise<InvitationsView> =>
      (await api.circles[":circle"].invitations.$get({ param })).json(),
  });
  const revoking = useMutation({
    mutationFn: async ({ id }: InvitationView) => {
      const { invitations } = api.circles[":circle"];
      const one = { param: { ...param, invitation: id } };
      return (await invitations[":invitation"].$delete(one)).json();
    },
    onSuccess(left: InvitationsView, { id }) {
      queries.setQueryData<InvitationsView>(keyOf(circleId), left);
      onRevoked(id);
    },
    // Used or over meanwhile.
    onError: () => queries.invalidateQueries({ queryKey: keyOf(circleId) }),
  });
  if (data === undefined) return null;
  return (
    <section class="card" aria-labelledby="open">
      <h2 id="open">{tell("invite.open")}</h2>
      {data.invitations.length === 0 && <p class="hint">{tell("invite.none")}</p>}
      <ul class="open-list">
        {data.invitations.map((invitation) => {
          const date = dayText(invitation.until, today, locale);
          return (
            <li key={invitation.id}>
              <span>
                {tell("invite.one", { date })}
                {invitation.id === shown && <span class="hint"> {tell("invite.shown")}</span>}
              </span>
              <button
                type="button"
                class="plain"
                aria-label={tell("invite.revokeNamed", { date })}
                disabled={revoking.isPending}
                onClick={() => revoking.mutate(invitation)}
              >
                {tell("invite.revoke")}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
