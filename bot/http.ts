import type { Context, ErrorHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import { validator } from "hono/validator";
import * as v from "valibot";
import { isDatabaseGone } from "./db.ts";
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
export const createProblems =
  (deps: { readonly log: Log; readonly ids: () => string }) => (error: unknown, path: string) => {
    const requestId = deps.ids();
    const known = error instanceof AppError ? error : toAppError(error);
    const { code, fields, retryAfter } = known;
    const { status } = ERRORS[code];
    if ("report" in ERRORS[code]) {
      deps.log.error("request_failed", { requestId, status, path }, known);
    } else if (status >= 500) {
      deps.log.warn("request_failed", { requestId, status, path, code }, known);
    }
    const body: Problem = { error: { code, ...(fields && { fields }), requestId } };
    const headers: Record<string, string> =
      retryAfter === undefined ? {} : { "retry-after": String(retryAfter) };
    return { status, headers, body };
  };

export type Problems = ReturnType<typeof createProblems>;

export const createOnError = (deps: Parameters<typeof createProblems>[0]): ErrorHandler => {
  const problems = createProblems(deps);
  return (error, c) => {
    const { status, headers, body } = problems(error, c.req.routePath);
    return c.json(body, status, headers);
  };
};

const toAppError = (error: unknown) => {
  if (isDatabaseGone(error)) {
    return new AppError("upstream_unavailable", "the database", { cause: error });
  }
  const isMalformed = error instanceof HTTPException && error.status === 400;
  return isMalformed
    ? new AppError("invalid_input", "malformed body", { cause: error })
    : new AppError("internal", "unexpected", { cause: error });
};

/** Reads the body or the query by its schema; what does not fit is told field by field. */
export const valid = <T extends "json" | "query", S extends v.GenericSchema>(
  target: T,
  schema: S,
) =>
  validator(target, (value: unknown, c): v.InferOutput<S> => {
    if (target === "json" && !/^application\/json\b/i.test(c.req.header("content-type") ?? "")) {
      throw new AppError("invalid_input", "the body is not JSON");
    }
    // An empty list passes for an object without fields.
    if (Array.isArray(value)) throw new AppError("invalid_input", "the body is a list");
    const read = v.safeParse(schema, value);
    if (read.success) return read.output;
    // What fits none of several forms is told by the fields of each.
    const issues = read.issues.flatMap((issue) =>
      issue.type === "union" ? (issue.issues ?? [issue]) : [issue],
    );
    const fields = issues.map((issue) => [v.getDotPath(issue) ?? "", issue.type]);
    throw new AppError("invalid_input", "does not fit", {
      fields: Object.fromEntries(fields) as Record<string, string>,
    });
  });

/** The whole body, or null when it is longer than allowed; invalid_input when it breaks off. */
export const readBody = async (request: Request, maxBytes: number): Promise<Uint8Array | null> => {
  try {
    const announced = request.headers.get("content-length");
    if (announced === null) return await readStream(request, maxBytes);
    return Number(announced) <= maxBytes ? new Uint8Array(await request.arrayBuffer()) : null;
  } catch (cause) {
    throw new AppError("invalid_input", "the body broke off", { cause });
  }
};

const readStream = async (request: Request, maxBytes: number): Promise<Uint8Array | null> => {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.byteLength;
    if (length > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};
