import { hc } from "hono/client";
import type { Api } from "#bot/app.ts";
import type { MeView, RestChange, SettingsChange } from "#shared/me.ts";
import type { HomeView } from "#shared/reflection-form.ts";
import type { Session } from "./session.ts";

/** The server said no; asking again is of use only for 429 and from 500 up. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly status: number;
  /** What the server said with it; a conflict tells the other version. */
  readonly body: unknown;

  constructor(status: number, body: unknown = null) {
    super(`the server answered ${status}`);
    this.status = status;
    this.body = body;
  }
}

/** Whether the same request may succeed a moment later. */
export const isWorthAsking = (error: Error): boolean =>
  !(error instanceof Refused) || error.status === 429 || error.status >= 500;

/** It is not there, or not for this member; asking again changes nothing. */
export const isOutside = (error: Error | null): boolean =>
  error instanceof Refused && [400, 403, 404].includes(error.status);

/** Everything the page asks of the bot. */
export const createApi = (deps: { readonly session: Session; readonly fetch: typeof fetch }) => {
  const { session } = deps;
  const client = hc<Api>("/api", { fetch: ask });
  const { me, home, inventory, circles, meetups, groups, posts, reflections: forms } = client;

  return {
    /** The inventory's own requests: only its pages know how to ask them. */
    inventory,

    /** The circles' own requests. */
    circles,

    /** The month's messages, for those who run the community. */
    ledger: client.ledger,

    /** What could not be answered, for those who run the community. */
    buried: client["buried-events"],

    /** What is asked about a companion's record. */
    posts,

    /** The meetups' own requests, and those of their groups. */
    meetups,
    groups,

    /** The requests of the reflection form. */
    form: forms[":cadence"][":period"],

    /** What the record and the settings ask about oneself: only their pages know how. */
    own: me,

    home: async (): Promise<HomeView> => (await home.$get()).json(),

    me: async (): Promise<MeView> => (await me.$get()).json(),

    saveSettings: async (change: SettingsChange): Promise<MeView> =>
      (await me.settings.$patch({ json: change })).json(),

    saveRest: async (change: RestChange): Promise<MeView> =>
      (await me.rest.$put({ json: change })).json(),
  };

  async function ask(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const first = await send(input, init);
    const answer = first.status === 401 ? await enterAgain(input, init) : first;
    if (!answer.ok) throw new Refused(answer.status, await answer.json().catch(() => null));
    return answer;
  }

  async function enterAgain(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const entry = await session.enter();
    // The page is about to go: whoever waits need not hear of it.
    if (entry === "leaving") return new Promise(() => {});
    if (entry !== "in") throw new Refused(401);
    return send(input, init);
  }

  function send(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const headers = new Headers(init?.headers);
    headers.set("x-member", session.memberId() ?? "");
    return deps.fetch(input, { ...init, headers });
  }
};

export type AyumiApi = ReturnType<typeof createApi>;
