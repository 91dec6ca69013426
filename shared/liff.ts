/** What the mini-app needs to know before anyone is signed in; served as `/liff/config.json`. */
export type LiffConfig = {
  readonly liffId: string;
  /** Set by the demo alone: the origin of the console, whose phones show the page in a frame. */
  readonly demo: { readonly console: string } | null;
  /** Opens the bot's chat, or the way to add it; null while LINE does not tell. */
  readonly chatUrl: string | null;
};
