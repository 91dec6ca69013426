import { hc } from "hono/client";
import type { Api } from "#bot/app.ts";
import type { Phone } from "#liff/phone/phone.ts";
import type { InvitationAcceptance, InvitationSight, Joined } from "#shared/circle.ts";

/** `unusable`: this link opens nothing. `failed`: it may work a moment later. */
export type Answer<T> =
  | { readonly is: "well"; readonly told: T }
  | { readonly is: "unusable" | "failed" | "leaving" | "stuck" };

/** What whoever stands at a circle's door asks. */
export type Ask<Sight extends InvitationSight = InvitationSight> = {
  readonly look: () => Promise<Answer<Sight>>;
  readonly accept: (wish: Wish) => Promise<Answer<Joined>>;
};

type Wish = Omit<InvitationAcceptance, "token" | "idToken">;

type Holder = Pick<Phone, "idToken" | "renew">;

/** What the holder of an invitation asks, with LINE's token in place of a session. */
export const createAsk = (deps: {
  readonly phone: Holder;
  readonly fetch: typeof fetch;
  readonly token: string;
}): Ask => {
  const { token } = deps;
  const { invitations } = hc<Api>("/api", { fetch: deps.fetch });
  const answer = answering(deps.phone);
  return {
    look: () =>
      answer<InvitationSight>((idToken) => invitations.look.$post({ json: { token, idToken } })),

    accept: (wish) =>
      answer<Joined>((idToken) => invitations.accept.$post({ json: { token, idToken, ...wish } })),
  };
};

/** Asks with LINE's token; one that is too old is renewed by LINE. */
export const answering =
  (phone: Holder) =>
  async <T>(ask: (idToken: string) => Promise<Response>): Promise<Answer<T>> => {
    try {
      const idToken = await phone.idToken();
      if (idToken === null) return { is: phone.renew() };
      const heard = await ask(idToken);
      if (heard.ok) return { is: "well", told: (await heard.json()) as T };
      // LINE's token lives an hour; a page can stay open for longer.
      if (heard.status === 401) return { is: phone.renew() };
      return { is: heard.status === 404 ? "unusable" : "failed" };
    } catch {
      return { is: "failed" };
    }
  };

/** The token in an address of the mini-app; null: it is no invitation. */
export function invitationIn(pathname: string): string | null {
  return /^\/liff\/join\/([\w-]{1,200})\/?$/.exec(pathname)?.[1] ?? null;
}
