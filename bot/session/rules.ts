/** How long one sign-in lasts, in seconds. */
export const SESSION_SECONDS = 12 * 3600;
