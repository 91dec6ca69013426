import { validateSignature } from "@line/bot-sdk";

export type ChatRef = { readonly kind: "user" | "group" | "room"; readonly id: string };

type Common = {
  /** webhookEventId */
  readonly id: string;
  /** When it happened, by LINE's clock. */
  readonly at: Date;
  readonly chat: ChatRef;
  readonly userId?: string;
  readonly replyToken?: string;
  readonly redelivered: boolean;
};

const MESSAGE_TYPES = ["text", "image", "video", "audio", "file", "location", "sticker"] as const;

/** What a picker or a menu switch tells. Other names are not kept: a database may not take them. */
const PARAMS = ["date", "time", "datetime", "newRichMenuAliasId", "status"] as const;

/** The longest id that is taken; LINE's have at most 33 characters. */
const MAX_ID = 100;
/** The last moment that has a year of four digits: calendars end soon after. */
const END_OF_TIME = Date.UTC(9999, 11, 31);

export type LineMessage = {
  readonly id: string;
  readonly type: (typeof MESSAGE_TYPES)[number] | "other";
  readonly text?: string;
  readonly quotedMessageId?: string;
  readonly mentionsBot?: boolean;
};

/** The events somebody here answers to. */
export type LineEvent =
  | (Common & { readonly type: "message"; readonly message: LineMessage })
  | (Common & {
      readonly type: "postback";
      readonly postback: {
        readonly data: string;
        readonly params?: Readonly<Record<string, string>>;
      };
    })
  | (Common & { readonly type: "unsend"; readonly unsend: { readonly messageId: string } })
  | (Common & { readonly type: "follow"; readonly follow: { readonly isUnblocked: boolean } })
  | (Common & { readonly type: "unfollow" | "join" | "leave" })
  | (Common & {
      readonly type: "memberJoined" | "memberLeft";
      readonly members: readonly string[];
    });

/** Checks LINE's signature over the bytes as they came. */
export const isSigned = (raw: Uint8Array, signature: string | undefined, channelSecret: string) =>
  signature !== undefined &&
  validateSignature(
    Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength),
    channelSecret,
    signature,
  );

/**
 * The events of a webhook body. LINE adds types and properties without notice, so whatever has
 * another shape is passed over; standby events belong to another module's chat.
 */
export const readEvents = (body: unknown): readonly LineEvent[] => {
  const events = isRecord(body) ? body["events"] : undefined;
  return Array.isArray(events) ? events.flatMap((event) => readEvent(event) ?? []) : [];
};

const readEvent = (event: unknown): LineEvent | null => {
  if (!isRecord(event) || event["mode"] === "standby") return null;
  const common = readCommon(event);
  return common && readBody(event, common);
};

const readCommon = (event: Fields): Common | null => {
  const chat = readChat(event["source"]);
  const { webhookEventId: id, timestamp, replyToken, deliveryContext } = event;
  if (!chat || !isId(id) || typeof timestamp !== "number") return null;
  if (timestamp < 0 || timestamp > END_OF_TIME) return null;
  const at = new Date(timestamp);
  const userId = isRecord(event["source"]) ? event["source"]["userId"] : undefined;
  return {
    id,
    at,
    chat,
    ...(isText(userId) && { userId }),
    ...(isText(replyToken) && { replyToken }),
    redelivered: isRecord(deliveryContext) && deliveryContext["isRedelivery"] === true,
  };
};

const readChat = (source: unknown): ChatRef | null => {
  if (!isRecord(source)) return null;
  const { type, userId, groupId, roomId } = source;
  if (type === "user" && isId(userId)) return { kind: "user", id: userId };
  if (type === "group" && isId(groupId)) return { kind: "group", id: groupId };
  if (type === "room" && isId(roomId)) return { kind: "room", id: roomId };
  return null;
};

const readBody = (event: Fields, common: Common): LineEvent | null => {
  switch (event["type"]) {
    case "message": {
      const message = readMessage(event["message"]);
      return message && { ...common, type: "message", message };
    }
    case "postback": {
      const data = field(event["postback"], "data");
      const params = readParams(field(event["postback"], "params"));
      return isText(data)
        ? { ...common, type: "postback", postback: { data, ...(params && { params }) } }
        : null;
    }
    case "unsend": {
      const messageId = field(event["unsend"], "messageId");
      return isId(messageId) ? { ...common, type: "unsend", unsend: { messageId } } : null;
    }
    case "follow": {
      const isUnblocked = field(event["follow"], "isUnblocked") === true;
      return { ...common, type: "follow", follow: { isUnblocked } };
    }
    case "unfollow":
    case "join":
    case "leave":
      return { ...common, type: event["type"] };
    case "memberJoined":
      return { ...common, type: "memberJoined", members: readMembers(event["joined"]) };
    case "memberLeft":
      return { ...common, type: "memberLeft", members: readMembers(event["left"]) };
    default:
      return null;
  }
};

const readMessage = (message: unknown): LineMessage | null => {
  if (!isRecord(message) || !isId(message["id"])) return null;
  const { id, text, quotedMessageId } = message;
  const type = MESSAGE_TYPES.find((known) => known === message["type"]) ?? "other";
  return {
    id,
    type,
    // A sticker can carry text as well; only a text message is something a person wrote.
    ...(type === "text" && isText(text) && { text }),
    ...(isText(quotedMessageId) && { quotedMessageId }),
    ...(mentionsBot(message["mention"]) && { mentionsBot: true }),
  };
};

const mentionsBot = (mention: unknown) => {
  const mentionees = field(mention, "mentionees");
  return Array.isArray(mentionees) && mentionees.some((one) => field(one, "isSelf") === true);
};

const readParams = (params: unknown) =>
  isRecord(params)
    ? Object.fromEntries(
        PARAMS.flatMap((name) => {
          const value = params[name];
          return isText(value) ? [[name, value]] : [];
        }),
      )
    : null;

const readMembers = (list: unknown): readonly string[] => {
  const members = field(list, "members");
  if (!Array.isArray(members)) return [];
  return members.flatMap((member) => {
    const userId = field(member, "userId");
    return isText(userId) ? [userId] : [];
  });
};

type Fields = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const isText = (value: unknown): value is string => typeof value === "string" && value !== "";
const isId = (value: unknown): value is string => isText(value) && value.length <= MAX_ID;
const field = (value: unknown, name: string) => (isRecord(value) ? value[name] : undefined);
