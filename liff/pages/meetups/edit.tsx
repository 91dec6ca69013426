import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { useState } from "preact/hooks";
import { useLocation } from "wouter-preact";
import { isOutside, Refused } from "#liff/api.ts";
import { useMe } from "#liff/me.ts";
import { PlanForm } from "#liff/meetups/plan-form.tsx";
import { keepMeetup, useMeetupChange } from "#liff/meetups/use-meetups.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import { dayText } from "#liff/text/dates.ts";
import { useMeetupWords } from "#liff/text/meetups.ts";
import { Opening } from "#liff/ui/opening.tsx";
import { Page } from "#liff/ui/page.tsx";
import type { MeetupChange, MeetupConflict, MeetupPlan, MeetupRun } from "#shared/meetup.ts";
import { Missing, OfMeetup } from "./opening.tsx";

type NewProps = { readonly params: { readonly circle: string; readonly day?: string } };

/** A new meetup, which begins as the last one was. */
export function NewMeetup({ params }: NewProps) {
  const { tell } = useMeetupWords();
  const { api } = useSurroundings();
  const { circles } = useMe();
  const queries = useQueryClient();
  const [, go] = useLocation();
  const { circle, day } = params;
  const { plan, $post } = api.circles[":circle"].meetups;
  const asked = useQuery({
    queryKey: ["meetup-plan", circle, day],
    queryFn: async () =>
      (await plan.$get({ param: { circle }, query: day === undefined ? {} : { day } })).json(),
    // A plan that is being written is not drawn anew.
    staleTime: Infinity,
    gcTime: 0,
  });
  const making = useMutation({
    mutationFn: async (wish: MeetupPlan) => (await $post({ param: { circle }, json: wish })).json(),
    async onSuccess(meetup) {
      await keepMeetup(queries, meetup);
      go(`/meetups/${meetup.id}`, { replace: true });
    },
  });
  if (isOutside(asked.error)) return <Missing />;
  const name = circles.find(({ id }) => id === circle)?.name;
  return (
    <Page
      title={tell("form.new")}
      {...(name !== undefined && { above: name })}
      back={{ to: "/meetups", label: tell("back") }}
    >
      {asked.data !== undefined ? (
        <PlanForm
          plan={asked.data}
          label={tell("form.make")}
          saving={making}
          movedText={null}
          conflict={null}
          onSave={making.mutate}
        />
      ) : (
        <Opening asked={asked} />
      )}
    </Page>
  );
}

type Props = { readonly params: { readonly meetup: string } };

export function EditMeetup({ params }: Props) {
  return (
    <OfMeetup key={params.meetup} id={params.meetup}>
      {({ id, circle, run }) =>
        run === null ? <Missing /> : <Edit id={id} circleName={circle.name} run={run} />
      }
    </OfMeetup>
  );
}

type EditProps = { readonly id: string; readonly circleName: string; readonly run: MeetupRun };

function Edit({ id, circleName, run }: EditProps) {
  const { tell, locale } = useMeetupWords();
  const { api } = useSurroundings();
  const { today } = useMe();
  const [, go] = useLocation();
  // The plan as it was read: a page left open must not undo what another one changed.
  const [base] = useState(run);
  const [theirs, setTheirs] = useState<MeetupChange | null>(null);
  const changing = useMeetupChange(id, (wish: MeetupChange) =>
    api.meetups[":meetup"].$put({ param: { meetup: id }, json: wish }),
  );
  const save = (plan: MeetupPlan) =>
    changing.mutate(
      { ...plan, rev: theirs?.rev ?? base.rev },
      {
        onSuccess: () => go(`/meetups/${id}`, { replace: true }),
        onError(error) {
          if (!(error instanceof Refused) || error.status !== 409) return;
          setTheirs((error.body as MeetupConflict).current);
        },
      },
    );
  return (
    <Page
      title={tell("form.change")}
      above={circleName}
      back={{ to: `/meetups/${id}`, label: tell("toMeetup") }}
    >
      <PlanForm
        plan={base.plan}
        label={tell("form.save")}
        saving={changing}
        movedText={tell("form.moved")}
        conflict={
          theirs === null
            ? null
            : tell("form.conflict", { ...theirs, day: dayText(theirs.day, today, locale) } as never)
        }
        onSave={save}
      />
    </Page>
  );
}
