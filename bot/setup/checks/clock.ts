import type { Channels } from "#bot/line/channels.ts";
import { finding, type Finding } from "#bot/setup/finding.ts";

const MINUTE_MS = 60_000;
/** LINE tells full seconds, and an answer may be on its way for some. */
const FAR_MS = 2 * MINUTE_MS;

/** Whether this machine knows the time; what LINE does not tell is no finding. */
export const checkClock = async (
  channels: Channels,
  token: string,
  now: () => Date,
): Promise<readonly Finding[]> => {
  const told = await channels.time(token);
  if (!told.ok || told.at === null) return [];
  const off = Math.abs(now().getTime() - told.at.getTime());
  return off < FAR_MS
    ? []
    : [finding("clock_off", { minutes: String(Math.round(off / MINUTE_MS)) })];
};
