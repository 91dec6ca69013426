import { hc } from "hono/client";
import type { Api } from "#bot/app.ts";
import type { Phone } from "#liff/phone/phone.ts";
import type { Joined } from "#shared/circle.ts";
import type { DoorSight } from "#shared/group.ts";
import { answering, type Ask } from "./ask.ts";

/** What somebody asks who came by the announcement of a meetup in the LINE group. */
export const createDoorAsk = (deps: {
  readonly phone: Pick<Phone, "idToken" | "renew">;
  readonly fetch: typeof fetch;
  readonly meetup: string;
}): Ask<DoorSight> => {
  const param = { meetup: deps.meetup };
  const { door, join } = hc<Api>("/api", { fetch: deps.fetch }).meetups[":meetup"];
  const answer = answering(deps.phone);
  return {
    look: () => answer<DoorSight>((idToken) => door.$post({ param, json: { idToken } })),
    accept: (wish) =>
      answer<Joined>((idToken) => join.$post({ param, json: { idToken, ...wish } })),
  };
};

/** The meetup in an address of the mini-app; null: it is another page. */
export function meetupIn(pathname: string): string | null {
  const [, id] = /^\/liff\/meetups\/([\w-]{1,64})\/?$/.exec(pathname) ?? [];
  return id === undefined || id === "new" ? null : id;
}
