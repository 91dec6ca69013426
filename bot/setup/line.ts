import { createChannels } from "#bot/line/channels.ts";
import { createLineClient } from "#bot/line/client.ts";
import { LINE_MS } from "./patience.ts";
import { isShaped, type Values } from "./values.ts";

const API = "https://api.line.me";
const DATA_API = "https://api-data.line.me";

/** LINE as these values open it; the bot's side is null without a token that could be one. */
export const openLine = (values: Values) => {
  const { LINE_CHANNEL_ACCESS_TOKEN: channelAccessToken } = values;
  const apiBaseUrl = values["LINE_API_BASE_URL"] ?? API;
  const dataApiBaseUrl = values["LINE_DATA_API_BASE_URL"] ?? DATA_API;
  return {
    channels: createChannels({ apiBaseUrl, timeoutMs: LINE_MS }),
    bot:
      channelAccessToken === undefined || !isShaped("LINE_CHANNEL_ACCESS_TOKEN", channelAccessToken)
        ? null
        : createLineClient({
            channelAccessToken,
            apiBaseUrl,
            dataApiBaseUrl,
            timeoutMs: LINE_MS,
          }),
  };
};
