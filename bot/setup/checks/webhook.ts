import { askLine, type LineClient } from "#bot/line/client.ts";
import { finding, type Finding } from "#bot/setup/finding.ts";
import { LINE_MS } from "#bot/setup/patience.ts";
import { originOf, webhookUrl, type Values } from "#bot/setup/values.ts";
import { isRefused, silence } from "./silence.ts";

/** Where LINE sends what members write, whether it does, and what the bot answers to a test. */
export const checkWebhook = async (
  line: LineClient,
  values: Values,
): Promise<readonly Finding[]> => {
  const origin = originOf(values);
  if (origin === null) return [];
  const wanted = webhookUrl(origin);
  const set = await askLine(line.sdk.getWebhookEndpoint(), LINE_MS);
  if (!set.ok) {
    return [set.reason === "not_found" ? finding("webhook_unset", { wanted }) : silence(set)];
  }
  if (set.endpoint !== wanted) {
    return [finding("webhook_elsewhere", { found: shown(set.endpoint), wanted })];
  }
  // The address is said again because LINE may still hold an earlier one for a minute.
  const test = await askLine(line.sdk.testWebhookEndpoint({ endpoint: wanted }), LINE_MS);
  const findings = test.ok
    ? outcome(test, wanted)
    : [isRefused(test) ? finding("webhook_unreached", { wanted }) : silence(test)];
  return [
    ...(set.active ? [] : [finding("webhook_off")]),
    ...findings.filter((one) => set.active || one.code !== "webhook_answers"),
  ];
};

const outcome = (
  test: { readonly success?: boolean; readonly statusCode: number; readonly reason: string },
  wanted: string,
): readonly Finding[] => {
  if (test.success) return [finding("webhook_answers", { wanted })];
  if (test.reason === "REQUEST_TIMEOUT") return [finding("webhook_late", { wanted })];
  if (test.reason !== "ERROR_STATUS_CODE") return [finding("webhook_unreached", { wanted })];
  if (test.statusCode === 401) return [finding("webhook_unsigned", { wanted })];
  if (test.statusCode === 404) return [finding("webhook_lost", { wanted })];
  return [finding("webhook_refused", { wanted, status: String(test.statusCode) })];
};

/** An address may carry a key of another service. */
const shown = (address: string): string => {
  if (!URL.canParse(address)) return "?";
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname}`;
};
