import { useMutation, useQuery, useQueryClient } from "@tanstack/preact-query";
import { Refused } from "#liff/api.ts";
import { RECORD } from "#liff/record/ask.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import type {
  AfterView,
  AttendanceView,
  TakeawayConflict,
  TakeawayLine,
} from "#shared/attendance.ts";

/** What stays of a meetup for oneself, and what changes it. */
export function useAfter(id: string) {
  const { api } = useSurroundings();
  const queries = useQueryClient();
  const { after, takeaway } = api.meetups[":meetup"];
  const param = { meetup: id };
  const queryKey = ["after", id];
  const scope = { id: `after ${id}` };
  const keep = (view: AfterView) => queries.setQueryData(queryKey, view);
  const asked = useQuery({
    queryKey,
    queryFn: async (): Promise<AfterView> => (await after.$get({ param })).json(),
  });
  const coming = useMutation({
    scope,
    mutationFn: async (there: boolean): Promise<AfterView> =>
      (await after.$put({ param, json: { there } })).json(),
    onSuccess: keep,
  });
  const writing = useMutation({
    scope,
    mutationFn: async (json: TakeawayLine) =>
      (await (await takeaway.$put({ param, json })).json()) as AfterView,
    onSuccess(view) {
      keep(view);
      for (const key of [RECORD, ["home"]]) void queries.invalidateQueries({ queryKey: key });
    },
  });
  return { asked, coming, writing };
}

/** The words that were written elsewhere meanwhile, if that is why it failed. */
export const theirsIn = (error: unknown): string | null =>
  error instanceof Refused && error.status === 409 ? (error.body as TakeawayConflict).theirs : null;

/** Who was there, for those who run it. */
export function useAttendance(id: string) {
  const { api } = useSurroundings();
  const queries = useQueryClient();
  const { attendance } = api.meetups[":meetup"];
  const queryKey = ["attendance", id];
  const asked = useQuery({
    queryKey,
    queryFn: async (): Promise<AttendanceView> =>
      (await attendance.$get({ param: { meetup: id } })).json(),
  });
  const ticking = useMutation({
    scope: { id: `attendance ${id}` },
    mutationFn: async ({ person, there }: { person: string; there: boolean }) =>
      (await attendance[":person"].$put({ param: { meetup: id, person }, json: { there } })).json(),
    onMutate({ person, there }) {
      queries.setQueryData<AttendanceView>(queryKey, (seen) =>
        seen === undefined
          ? seen
          : {
              people: seen.people.map((each) =>
                each.id === person ? { ...each, wasThere: there } : each,
              ),
            },
      );
    },
    onError: () => queries.invalidateQueries({ queryKey }),
  });
  return { asked, ticking };
}
