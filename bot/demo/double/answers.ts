import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

export type Problem = { readonly message: string; readonly property: string };

/** LINE's own words. */
export const MESSAGES = {
  invalidReplyToken: "Invalid reply token",
  failedToSend: "Failed to send messages",
  notFound: "Not found",
  gone: "The content is gone",
  forbidden: "Access to this API is not available for your account",
  unauthenticated:
    "Authentication failed due to the following reason: invalid token. " +
    "Confirm that the access token in the authorization header is valid.",
  rateLimited: "The API rate limit has been exceeded. Try again later.",
  monthlyLimit: "You have reached your monthly limit.",
  retryKeyAccepted: "The retry key is already accepted",
  serverError: "Internal Server Error",
} as const;

export const refuse = (
  c: Context,
  status: ContentfulStatusCode,
  message: string,
  details: readonly Problem[] = [],
): Response => c.json({ message, ...(details.length > 0 ? { details } : {}) }, status);

export const refuseBody = (c: Context, problems: readonly Problem[]): Response =>
  refuse(c, 400, `The request body has ${problems.length} error(s)`, problems);

export const notFound = (c: Context): Response => refuse(c, 404, MESSAGES.notFound);
