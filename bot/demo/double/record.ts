import type { Context } from "hono";

/** A request that the double received; the token is masked. */
export type RecordedRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON, or the text of another type, or the length of a picture. */
  readonly body: unknown;
};

const KEPT_HEADERS = ["content-type", "x-line-retry-key", "user-agent"];

export const recordOf = (c: Context, body: unknown): RecordedRequest => {
  const headers: Record<string, string> = {};
  for (const name of KEPT_HEADERS) {
    const value = c.req.header(name);
    if (value !== undefined) headers[name] = value;
  }
  if (c.req.header("authorization") !== undefined) headers["authorization"] = "Bearer ***";
  const { pathname, search } = new URL(c.req.url);
  return { method: c.req.method, path: pathname + search, headers, body };
};
