/** Every error that leaves the app: its HTTP status, whether asking again may help, whether to report it. */
export const ERRORS = {
  invalid_input: { status: 400 },
  unauthenticated: { status: 401 },
  forbidden: { status: 403 },
  not_found: { status: 404 },
  conflict: { status: 409, retry: true },
  too_large: { status: 413 },
  rate_limited: { status: 429, retry: true },
  quota_exhausted: { status: 429, report: true },
  upstream_unavailable: { status: 503, retry: true },
  internal: { status: 500, report: true },
} as const;

export type ErrorCode = keyof typeof ERRORS;

/** `message` is for developers: it names what happened, never a person's words. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  readonly fields: Readonly<Record<string, string>> | undefined;
  /** Seconds after which the same request is welcome. */
  readonly retryAfter: number | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: ErrorOptions & {
      readonly fields?: Readonly<Record<string, string>>;
      readonly retryAfter?: number;
    } = {},
  ) {
    super(message, options);
    this.code = code;
    this.fields = options.fields;
    this.retryAfter = options.retryAfter;
  }
}
