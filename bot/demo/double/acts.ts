import type { messagingApi } from "@line/bot-sdk";
import * as v from "valibot";
import type { Act } from "#bot/demo/console-api.ts";

const words = v.pipe(v.string(), v.minLength(1), v.maxLength(5_000));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const times = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100));
/** The clock moves forward, and not out of the calendar. */
const forward = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(0),
  v.maxValue(10 * 366 * 24 * 3600_000),
);
const who = { person: id };
const where = { person: id, chat: id };

const ACTIONS = [
  "camera",
  "cameraRoll",
  "clipboard",
  "datetimepicker",
  "location",
  "message",
  "postback",
  "richmenuswitch",
  "uri",
] as const;

/** A button comes back as the bot sent it, so only its kind and the sizes are checked. */
const action = v.pipe(
  v.looseObject({ type: v.picklist(ACTIONS) }),
  v.check((value) => JSON.stringify(value).length <= 4_000, "too large"),
  v.transform((value) => value as messagingApi.Action),
);

const act = v.variant("do", [
  v.object({ do: v.picklist(["follow", "block", "unblock"]), ...who }),
  v.object({ do: v.literal("rename"), ...who, name: v.pipe(words, v.maxLength(50)) }),
  v.object({ do: v.literal("language"), ...who, language: v.pipe(words, v.maxLength(20)) }),
  v.object({
    do: v.literal("say"),
    ...where,
    text: words,
    mentionsBot: v.exactOptional(v.boolean()),
  }),
  v.object({ do: v.literal("sticker"), ...where, packageId: id, stickerId: id }),
  v.object({ do: v.literal("photo"), ...where }),
  v.object({ do: v.literal("unsend"), ...where, messageId: id }),
  v.object({ do: v.literal("edit"), ...where, messageId: id, text: words }),
  v.object({
    do: v.literal("tap"),
    ...where,
    action,
    params: v.exactOptional(v.record(v.string(), v.pipe(v.string(), v.maxLength(100)))),
  }),
  v.object({ do: v.picklist(["invite-bot", "remove-bot"]), chat: id }),
  v.object({ do: v.picklist(["join-group", "leave-group"]), ...where }),
  v.object({ do: v.literal("clock"), addMs: forward }),
  v.object({ do: v.literal("reset-clock") }),
  v.object({ do: v.literal("redeliver"), times }),
  v.object({
    do: v.literal("quota"),
    limit: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
  }),
  v.object({
    do: v.literal("fault"),
    kind: v.picklist([
      "bad_request",
      "rate_limited",
      "server_error",
      "timeout",
      "closed_connection",
      "webhook_lost",
    ]),
    times,
  }),
]);

/** The act, or what is wrong with it in one line. */
export const readAct = (input: unknown): { readonly act: Act } | { readonly error: string } => {
  const result = v.safeParse(act, input);
  if (result.success) return { act: result.output };
  const [issue] = result.issues;
  return { error: `${v.getDotPath(issue) ?? "act"}: ${issue.message}` };
};
