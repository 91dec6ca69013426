import type { LineClient } from "#bot/line/client.ts";
import { finding, type Code, type Finding } from "#bot/setup/finding.ts";
import { silence } from "./silence.ts";

const NEAR = 0.8;

/** How many people may still be reached by pushes this month; answers are free and not counted. */
export const checkQuota = async (line: LineClient): Promise<readonly Finding[]> => {
  const [quota, consumption] = await Promise.all([line.quota(), line.consumption()]);
  if (!quota.ok) return [silence(quota)];
  if (!consumption.ok) return [silence(consumption)];
  const vars = { used: String(consumption.used), limit: String(quota.limit) };
  return [finding(codeOf(consumption.used, quota.limit), vars)];
};

const codeOf = (used: number, limit: number | null): Code => {
  if (limit === null) return "quota_free";
  if (used >= limit) return "quota_spent";
  return used >= limit * NEAR ? "quota_near" : "quota_left";
};
