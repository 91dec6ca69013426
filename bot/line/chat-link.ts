import type { LineClient } from "./client.ts";

const WITHIN_MS = 800;

/** The address that opens the chat with the bot, or the way to add it. Asked of LINE once. */
export const createChatLink = ({ sdk }: Pick<LineClient, "sdk">) => {
  let link: Promise<string | null> | undefined;

  /** null: LINE did not tell soon enough; the next one asks again. */
  return async (): Promise<string | null> => {
    link ??= ask();
    const late = new Promise<null>((resolve) => setTimeout(resolve, WITHIN_MS, null).unref());
    return Promise.race([link, late]);
  };

  async function ask(): Promise<string | null> {
    try {
      const { basicId } = await sdk.getBotInfo();
      return `https://line.me/R/ti/p/${encodeURIComponent(basicId)}`;
    } catch {
      link = undefined;
      return null;
    }
  }
};
