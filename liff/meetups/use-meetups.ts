import {
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
} from "@tanstack/preact-query";
import { useSurroundings } from "#liff/surroundings.ts";
import type { MeetupsView, MeetupView, Rsvp } from "#shared/meetup.ts";

const meetupKey = (id: string) => ["meetup", id] as const;
/** Of every list of meetups, also of home's. */
const MEETUPS = ["meetups"] as const;

export function useMeetup(id: string) {
  const { api } = useSurroundings();
  return useQuery({
    queryKey: meetupKey(id),
    queryFn: async (): Promise<MeetupView> =>
      (await api.meetups[":meetup"].$get({ param: { meetup: id } })).json(),
  });
}

export function useMeetups(when: "upcoming" | "past") {
  const { api } = useSurroundings();
  return useInfiniteQuery({
    queryKey: [...MEETUPS, when],
    queryFn: async ({ pageParam: cursor }): Promise<MeetupsView> => {
      const query = { when, limit: "10", ...(cursor !== null && { cursor }) };
      return (await api.meetups.$get({ query })).json();
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ cursor }) => cursor,
  });
}

/** What the server answered is the meetup as it is now. */
export function keepMeetup(queries: QueryClient, meetup: MeetupView) {
  queries.setQueryData<MeetupView>(meetupKey(meetup.id), meetup);
  return queries.invalidateQueries({ queryKey: MEETUPS });
}

/** A change of one meetup, one after the other. */
export function useMeetupChange<T>(
  id: string,
  change: (wish: T) => Promise<{ readonly json: () => Promise<unknown> }>,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (wish: T) => (await (await change(wish)).json()) as MeetupView,
    scope: { id: `meetup ${id}` },
    onSuccess: (meetup) => keepMeetup(queries, meetup),
    // Full, moved or over meanwhile: the page shows how it is now.
    onError: () => queries.invalidateQueries({ queryKey: meetupKey(id) }),
  });
}

export function useRsvp(id: string) {
  const { api } = useSurroundings();
  return useMeetupChange(id, (rsvp: Rsvp) =>
    api.meetups[":meetup"].rsvp.$put({ param: { meetup: id }, json: { rsvp } }),
  );
}
