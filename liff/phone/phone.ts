/** What the page needs of whoever opened it: LINE's app, a browser, or a phone of the demo. */
export type Phone = {
  /**
   * Resolves once the address is final. `leaving`: LINE's login takes over, this page is done.
   * `stuck`: the login was tried and led nowhere.
   */
  readonly open: () => Promise<"open" | "leaving" | "stuck">;
  readonly idToken: () => Promise<string | null>;
  /** Asks LINE for a newer token, once a visit. */
  readonly renew: () => "leaving" | "stuck";
  /** Asks again because the person said so. */
  readonly reopen: () => void;
  /** The person is in: the next trouble may ask LINE again. */
  readonly settled: () => void;
  /** As LINE or the browser is set, such as `ja` or `en-GB`. */
  readonly language: () => string;
  /** Opens an address outside LINE, whose own browser saves no file; null where a link does it. */
  readonly outside: ((url: string) => void) | null;
  /** Back to the chat with the bot; null where there is no way. */
  readonly toChat: (() => void) | null;
  /** The way to add the bot as a friend; null where LINE does not tell. */
  readonly toAdd: (() => void) | null;
};
