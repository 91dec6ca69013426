/** What the guards leave for the routes. */
export type LineEnv = {
  readonly Variables: {
    readonly requestId: string;
    /** The parsed JSON body, checked against LINE's description; null when there is none. */
    readonly body: unknown;
  };
};
