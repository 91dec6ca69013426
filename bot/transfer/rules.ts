/** How long a code can be redeemed. */
export const codeLivesMs = 7 * 24 * 3600_000;

/** A code that an organizer made waits this long, so that whoever has the old account can stop it. */
export const vouchedWaitsMs = 3 * 24 * 3600_000;

/** How often one LINE account may try codes: five at once, then one in ten minutes. */
export const guesses = { burst: 5, perSecond: 1 / 600 };
