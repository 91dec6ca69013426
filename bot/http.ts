import type { Context, ErrorHandler } from "hono";
import { AppError, ERRORS, type ErrorCode } from "./errors.ts";
import type { Log } from "./log.ts";

/** The body of every error. */
export type Problem = {
  readonly error: {
    readonly code: ErrorCode;
    readonly fields?: Readonly<Record<string, string>>;
    readonly requestId: string;
  };
};

export const problem = (
  c: Context,
  code: ErrorCode,
  requestId: string,
  fields?: Readonly<Record<string, string>>,
) =>
  c.json<Problem>({ error: { code, ...(fields && { fields }), requestId } }, ERRORS[code].status);

/** Turns what was thrown into the error a client may see; only the surprising is reported. */
export const createOnError =
  (deps: { readonly log: Log; readonly ids: () => string }): ErrorHandler =>
  (error, c) => {
    const requestId = deps.ids();
    const known =
      error instanceof AppError ? error : new AppError("internal", "unexpected", { cause: error });
    const { status } = ERRORS[known.code];
    const path = c.req.routePath;
    if ("report" in ERRORS[known.code]) {
      deps.log.error("request_failed", { requestId, status, path }, known);
    } else if (status >= 500) {
      deps.log.warn("request_failed", { requestId, status, path, code: known.code }, known);
    }
    return problem(c, known.code, requestId, known.fields);
  };

/** The whole body, or null when it is longer than allowed. */
export const readBody = async (request: Request, maxBytes: number): Promise<Uint8Array | null> => {
  const announced = request.headers.get("content-length");
  if (announced !== null) {
    return Number(announced) > maxBytes ? null : new Uint8Array(await request.arrayBuffer());
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};
