import { readableName } from "#shared/nickname.ts";
import { HTTPFetchError, LineBotClient, type messagingApi } from "@line/bot-sdk";

/**
 * `token`: the reply token is used or dead. `rate`: too fast, later is fine. `quota`: the month's
 * messages are used up. `unavailable`: LINE said no for now. `no_answer`: nobody knows whether it
 * was done. `refused`: the same request will never work.
 */
export type LineFailure = {
  readonly ok: false;
  readonly reason:
    | "token"
    | "rate"
    | "quota"
    | "unavailable"
    | "no_answer"
    | "refused"
    | "not_found";
  /** HTTP status and the properties LINE names, never its words. */
  readonly code: string;
};

export type LineResult<T = object> = ({ readonly ok: true } & T) | LineFailure;

export type LineProfile = {
  /** null: they have one without a visible letter. */
  readonly name: string | null;
  readonly language?: string;
  readonly pictureUrl?: string;
};

const TIMEOUT_MS = 5000;

export const createLineClient = (options: {
  readonly channelAccessToken: string;
  readonly apiBaseUrl: string;
  readonly dataApiBaseUrl: string;
  readonly timeoutMs?: number;
}) => {
  const sdk = LineBotClient.fromChannelAccessToken({
    channelAccessToken: options.channelAccessToken,
    apiBaseURL: options.apiBaseUrl,
    dataApiBaseURL: options.dataApiBaseUrl,
  });
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS;

  const ask = <T extends object>(request: Promise<T>) => askLine(request, timeoutMs);

  return {
    /** The SDK itself, for set-up commands. Its calls throw. */
    sdk,

    reply: (replyToken: string, messages: readonly messagingApi.Message[]) =>
      ask(sdk.replyMessage({ replyToken, messages: [...messages] })),

    /** Repeating it with the same key within 24 hours sends nothing twice. */
    async push(
      to: string,
      messages: readonly messagingApi.Message[],
      retryKey: string,
    ): Promise<LineResult> {
      const sent = await ask(sdk.pushMessage({ to, messages: [...messages] }, retryKey));
      if (sent.ok) return sent;
      if (sent.code === "409") return { ok: true };
      // Of a group it is an answer: the bot may not speak there, however often it is asked.
      return sent.code === "403" && isGroup(to) ? { ...sent, reason: "refused" } : sent;
    },

    /** null: LINE does not tell (blocked, gone, never a friend). */
    async profile(userId: string): Promise<LineResult<{ readonly profile: LineProfile | null }>> {
      const found = await ask(sdk.getProfile(userId));
      if (!found.ok) return found.reason === "not_found" ? { ok: true, profile: null } : found;
      const { displayName, language, pictureUrl } = found;
      return {
        ok: true,
        profile: {
          name: readableName(displayName),
          ...(language && { language }),
          ...(pictureUrl && { pictureUrl }),
        },
      };
    },

    /** Only in a 1:1 chat; it ends with the bot's next message. */
    loading: (userId: string) =>
      ask(sdk.showLoadingAnimation({ chatId: userId, loadingSeconds: 20 })),

    /** People that may be reached by push this month; null: no limit. */
    async quota(): Promise<LineResult<{ readonly limit: number | null }>> {
      const found = await ask(sdk.getMessageQuota());
      if (!found.ok) return found;
      return { ok: true, limit: found.type === "limited" ? (found.value ?? 0) : null };
    },

    async consumption(): Promise<LineResult<{ readonly used: number }>> {
      const found = await ask(sdk.getMessageQuotaConsumption());
      return found.ok ? { ok: true, used: found.totalUsage } : found;
    },

    async groupName(groupId: string): Promise<LineResult<{ readonly name: string }>> {
      const found = await ask(sdk.getGroupSummary(groupId));
      return found.ok ? { ok: true, name: found.groupName } : found;
    },

    /** How many people a push to it reaches and costs: without the bot. */
    groupCount: (kind: "group" | "room", id: string): Promise<LineResult<{ count: number }>> =>
      ask(kind === "group" ? sdk.getGroupMemberCount(id) : sdk.getRoomMemberCount(id)),

    /** Whether somebody is in it; works without a friendship. */
    async groupHas(
      kind: "group" | "room",
      id: string,
      userId: string,
    ): Promise<LineResult<{ readonly isIn: boolean }>> {
      const found = await ask<object>(
        kind === "group"
          ? sdk.getGroupMemberProfile(id, userId)
          : sdk.getRoomMemberProfile(id, userId),
      );
      if (found.ok) return { ok: true, isIn: true };
      return found.reason === "not_found" ? { ok: true, isIn: false } : found;
    },

    linkRichMenu: (userId: string, richMenuId: string) =>
      ask(sdk.linkRichMenuIdToUser(userId, richMenuId)),

    unlinkRichMenu: (userId: string) => ask(sdk.unlinkRichMenuIdFromUser(userId)),
  };
};

export type LineClient = ReturnType<typeof createLineClient>;

/** The ids of groups and rooms begin so (LINE documentation, "Source group chat"). */
const isGroup = (to: string) => /^[CR]/.test(to);

/** What became of a request: nothing is thrown, and no answer is waited for longer than this. */
export const askLine = async <T extends object>(
  request: Promise<T>,
  timeoutMs = TIMEOUT_MS,
): Promise<LineResult<T>> => {
  try {
    return { ok: true, ...(await within(request, timeoutMs)) };
  } catch (error) {
    return toFailure(error);
  }
};

const NO_ANSWER = Symbol("no answer");

// The SDK knows no timeout and takes no AbortSignal.
const within = async <T>(request: Promise<T>, ms: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(NO_ANSWER), ms);
  });
  try {
    return await Promise.race([request, late]);
  } finally {
    clearTimeout(timer);
  }
};

const toFailure = (error: unknown): LineFailure => {
  if (error instanceof HTTPFetchError) return toHttpFailure(error);
  const cause = error instanceof Error ? error.cause : undefined;
  const code = typeof cause === "object" && cause && "code" in cause ? String(cause.code) : "";
  // Without a connection nothing can have arrived.
  const reason = /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT)$/.test(code)
    ? "unavailable"
    : "no_answer";
  return { ok: false, reason, code: code || "no_answer" };
};

const toHttpFailure = ({ status, body }: HTTPFetchError): LineFailure => {
  const { message, properties } = readBody(body);
  const code = [String(status), ...properties].join(":").slice(0, 120);
  const failed = (reason: LineFailure["reason"]): LineFailure => ({ ok: false, reason, code });
  if (status === 400 && message === "Invalid reply token") return failed("token");
  if (status === 404) return failed("not_found");
  if (status === 429) return failed(/monthly limit/i.test(message) ? "quota" : "rate");
  // A wrong channel token is mended by the operator, and the same request works then.
  if (status >= 500 || status === 401 || status === 403) return failed("unavailable");
  return failed("refused");
};

const readBody = (body: string): { message: string; properties: readonly string[] } => {
  try {
    const parsed = JSON.parse(body) as { message?: unknown; details?: unknown };
    const details: readonly { property?: unknown }[] = Array.isArray(parsed.details)
      ? parsed.details
      : [];
    return {
      message: typeof parsed.message === "string" ? parsed.message : "",
      properties: details.flatMap(({ property }) =>
        typeof property === "string" ? [property] : [],
      ),
    };
  } catch {
    return { message: "", properties: [] };
  }
};
