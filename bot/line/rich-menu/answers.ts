import { HTTPFetchError } from "@line/bot-sdk";
import { AppError } from "#bot/errors.ts";

/** Null where LINE answers 404. */
export async function unlessMissing<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof HTTPFetchError && error.status === 404) return null;
    throw error;
  }
}

/** What the person at the terminal can do about it. */
export function explained(error: unknown): unknown {
  if (error instanceof TypeError) {
    return new AppError(
      "upstream_unavailable",
      "LINE could not be reached. Check the connection and run this again.",
      { cause: error },
    );
  }
  if (!(error instanceof HTTPFetchError)) return error;
  const cause = { cause: error };
  switch (error.status) {
    case 401:
      return new AppError(
        "unauthenticated",
        "LINE does not accept LINE_CHANNEL_ACCESS_TOKEN. Issue one on the Messaging API tab of the channel, put it into .env and run this again.",
        cause,
      );
    case 429:
      return new AppError(
        "rate_limited",
        "LINE allows few menu changes an hour. Nothing is lost: run this again in an hour.",
        cause,
      );
    default:
      return new AppError(
        "upstream_unavailable",
        `LINE answered ${error.status}: ${error.body}. Run this again in a few minutes.`,
        cause,
      );
  }
}
