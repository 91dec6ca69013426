import type { messagingApi } from "@line/bot-sdk";
import type { Report } from "./report.ts";

const USER_ID = /^U[0-9a-f]{32}$/;

export const loadingProblems = (
  { chatId, loadingSeconds = 20 }: messagingApi.ShowLoadingAnimationRequest,
  report: Report,
): void => {
  if (!USER_ID.test(chatId)) {
    report(
      "chatId",
      "Only user id is acceptable, please confirm if there are any group/room ids or illegal ids.",
    );
  }
  if (loadingSeconds % 5 !== 0) report("loadingSeconds", "must be a multiple of five");
};
