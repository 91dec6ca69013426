/** Nobody waits in a chat: a slow answer of LINE's is worth more than none. */
export const LINE_MS = 20_000;
