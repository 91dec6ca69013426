/** What a runtime for the web brings itself. */
export const { URL, URLSearchParams } = globalThis;
