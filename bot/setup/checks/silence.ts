import type { LineFailure } from "#bot/line/client.ts";
import { finding, type Finding } from "#bot/setup/finding.ts";

/** LINE says that the secret or token is none of its own. */
export const isRefused = ({ reason, code }: LineFailure): boolean =>
  reason === "refused" || code.startsWith("401") || code.startsWith("403");

/** LINE says nothing that could be told from. */
export const silence = ({ reason, code }: LineFailure): Finding =>
  reason === "rate" ? finding("line_busy") : finding("line_silent", { code });
