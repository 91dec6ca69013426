import type { Phone } from "./phone/phone.ts";

/**
 * How it went. `stranger`: has not agreed to our promises yet. `stuck`: LINE gives no token that
 * holds. `leaving`: LINE's login takes over.
 */
export type Entry = "in" | "stranger" | "stuck" | "leaving" | "offline" | "unavailable";

/** Trades LINE's token for our own session, once a visit and again when it has run out. */
export const createSession = (deps: { readonly phone: Phone; readonly fetch: typeof fetch }) => {
  const { phone } = deps;
  let memberId: string | null = null;
  let entering: Promise<Entry> | undefined;

  return {
    /** Whose page this is. */
    memberId: () => memberId,

    enter(): Promise<Entry> {
      entering ??= enter().finally(() => (entering = undefined));
      return entering;
    },
  };

  async function enter(): Promise<Entry> {
    const idToken = await phone.idToken();
    if (idToken === null) return phone.renew();
    const answer = await signIn(idToken);
    if (answer === null) return "offline";
    if (answer.status === 401) return phone.renew();
    if (answer.status === 403) return "stranger";
    if (!answer.ok) return "unavailable";
    memberId = ((await answer.json()) as { readonly memberId: string }).memberId;
    phone.settled();
    return "in";
  }

  /** null: no answer at all. */
  async function signIn(idToken: string): Promise<Response | null> {
    try {
      return await deps.fetch("/api/session", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ idToken }),
      });
    } catch {
      return null;
    }
  }
};

export type Session = ReturnType<typeof createSession>;
