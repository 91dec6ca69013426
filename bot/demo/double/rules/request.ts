import type { messagingApi } from "@line/bot-sdk";
import type { Problem } from "#bot/demo/double/answers.ts";
import type { Description } from "./description.ts";
import { loadingProblems } from "./loading.ts";
import { messagesProblems } from "./messages.ts";
import type { Report } from "./report.ts";
import { aliasProblems, richMenuProblems } from "./rich-menus.ts";
import { createSchemaCheck } from "./schemas.ts";

/** Everything about a request that LINE refuses before acting, in its own words. */
export const createRequestCheck = (description: Description) => {
  const checkSchema = createSchemaCheck(description);
  return (method: string, path: string, body: unknown): Problem[] => {
    const misshapen = checkSchema(method, path, body);
    if (misshapen.length > 0 || method !== "POST") return misshapen;
    const problems: Problem[] = [];
    handRules(path, body, (property, message) => problems.push({ message, property }));
    return problems;
  };
};

// The schema has passed: the casts say what it guarantees.
const handRules = (path: string, body: unknown, report: Report): void => {
  if (path.startsWith("/v2/bot/message/") && hasMessages(body)) {
    return messagesProblems(body.messages, report);
  }
  switch (path) {
    case "/v2/bot/richmenu":
    case "/v2/bot/richmenu/validate":
      return richMenuProblems(body as messagingApi.RichMenuRequest, report);
    case "/v2/bot/richmenu/alias":
      return aliasProblems(body as messagingApi.CreateRichMenuAliasRequest, report);
    case "/v2/bot/chat/loading/start":
      return loadingProblems(body as messagingApi.ShowLoadingAnimationRequest, report);
  }
};

const hasMessages = (body: unknown): body is { messages: messagingApi.Message[] } =>
  typeof body === "object" && body !== null && "messages" in body && Array.isArray(body.messages);
