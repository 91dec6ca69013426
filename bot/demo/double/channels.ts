import { createToken } from "./ids.ts";

/** LINE says of a token without an end that it ends in a hundred years. */
const LONG_LIVED_SECONDS = 100 * 365 * 24 * 3_600;
const SHORT_LIVED_SECONDS = 30 * 24 * 3_600;
const STATELESS_SECONDS = 15 * 60;

type Channel = { readonly id: string; readonly secret: string };

/** The provider's two channels, and the channel access tokens that were issued for them. */
export const createChannels = (deps: {
  readonly now: () => Date;
  readonly bot: Channel & { readonly longLived: string };
  readonly login: Channel;
}) => {
  const { now, bot, login } = deps;
  const issued = new Map<string, { channelId: string; stateless: boolean; endsAt: number }>();
  const seconds = (): number => Math.floor(now().getTime() / 1_000);

  const read = (token: string) => {
    if (token !== "" && token === bot.longLived) {
      return { channelId: bot.id, stateless: false, expiresIn: LONG_LIVED_SECONDS };
    }
    const known = issued.get(token);
    const expiresIn = known ? known.endsAt - seconds() : 0;
    return known && expiresIn > 0 ? { ...known, expiresIn } : null;
  };

  const issue = (channelId: string, stateless: boolean) => {
    // Several times as long as a secret, as LINE's are.
    const token = `${createToken()}${createToken()}${createToken()}`;
    const expiresIn = stateless ? STATELESS_SECONDS : SHORT_LIVED_SECONDS;
    issued.set(token, { channelId, stateless, endsAt: seconds() + expiresIn });
    return { token, expiresIn };
  };

  return {
    isBots: (token: string): boolean => read(token)?.channelId === bot.id,
    isLogins: (token: string): boolean => read(token)?.channelId === login.id,
    /** What `/v2/oauth/verify` knows: long-lived and short-lived ones. */
    verify: (token: string): { channelId: string; expiresIn: number } | null => {
      const known = read(token);
      return known && !known.stateless ? known : null;
    },
    /** null: the secret is not this channel's. */
    stateless: (channelId: string, secret: string) =>
      [bot, login].some((channel) => channel.id === channelId && channel.secret === secret)
        ? issue(channelId, true)
        : null,
    shortLived: (of: "bot" | "login"): string =>
      issue(of === "bot" ? bot.id : login.id, false).token,
  };
};

export type Channels = ReturnType<typeof createChannels>;
