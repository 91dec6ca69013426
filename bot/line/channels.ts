import { channelAccessToken, liff } from "@line/bot-sdk";
import { askLine, type LineResult } from "./client.ts";

export type LiffApp = {
  readonly liffId: string;
  readonly name: string;
  readonly size: string;
  readonly url: string;
  readonly scope: readonly string[];
  readonly botPrompt: string;
};

export type LiffWish = {
  readonly name: string;
  readonly url: string;
  readonly scope: readonly ("openid" | "profile")[];
};

/** What LINE tells of channels by their ids and secrets; a LIFF app belongs to the Login channel. */
export const createChannels = ({
  apiBaseUrl,
  timeoutMs,
}: {
  readonly apiBaseUrl: string;
  readonly timeoutMs: number;
}) => {
  const ask = <T extends object>(request: Promise<T>) => askLine(request, timeoutMs);
  const tokens = new channelAccessToken.ChannelAccessTokenClient({ baseURL: apiBaseUrl });
  const appsOf = (token: string) =>
    new liff.LiffClient({ channelAccessToken: token, baseURL: apiBaseUrl });

  return {
    /** Refused: LINE does not know the token, or it is of a kind that ends within thirty days. */
    async verify(
      token: string,
    ): Promise<LineResult<{ readonly channelId: string; readonly endsInSeconds: number }>> {
      const read = await ask(tokens.verifyChannelToken(token));
      if (!read.ok) return read;
      return { ok: true, channelId: read.client_id, endsInSeconds: read.expires_in };
    },

    /** What time it is at LINE, by its own clock; null: it does not say. */
    async time(token: string): Promise<LineResult<{ readonly at: Date | null }>> {
      const read = await ask(tokens.verifyChannelTokenWithHttpInfo(token));
      if (!read.ok) return read;
      const at = new Date(read.httpResponse.headers.get("date") ?? "");
      return { ok: true, at: Number.isNaN(at.getTime()) ? null : at };
    },

    /** A token for fifteen minutes; refused: the secret is not this channel's. */
    async issue(
      channelId: string,
      secret: string,
    ): Promise<LineResult<{ readonly token: string }>> {
      const issued = await ask(tokens.issueStatelessChannelTokenByClientSecret(channelId, secret));
      return issued.ok ? { ok: true, token: issued.access_token } : issued;
    },

    async liffApps(token: string): Promise<LineResult<{ readonly apps: readonly LiffApp[] }>> {
      const read = await ask(appsOf(token).getAllLIFFApps());
      if (!read.ok) return read.reason === "not_found" ? { ok: true, apps: [] } : read;
      return { ok: true, apps: (read.apps ?? []).map(toApp) };
    },

    addLiffApp: (token: string, wish: LiffWish): Promise<LineResult<{ liffId: string }>> =>
      ask(appsOf(token).addLIFFApp({ ...toRequest(wish), description: wish.name })),

    /** Its name stays what it is called now. */
    updateLiffApp: (token: string, liffId: string, wish: LiffWish): Promise<LineResult> =>
      ask(appsOf(token).updateLIFFApp(liffId, toRequest(wish))),
  };
};

export type Channels = ReturnType<typeof createChannels>;

const toRequest = ({ url, scope }: LiffWish) => ({
  view: { type: "full" as const, url },
  scope: [...scope],
  botPrompt: "normal" as const,
  permanentLinkPattern: "concat",
});

const toApp = (app: liff.LiffApp): LiffApp => ({
  liffId: app.liffId ?? "",
  name: app.description ?? "",
  size: app.view?.type ?? "",
  url: app.view?.url ?? "",
  scope: app.scope ?? [],
  botPrompt: app.botPrompt ?? "none",
});
