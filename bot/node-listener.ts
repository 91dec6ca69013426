import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import type { Context } from "./context.ts";
import { createProblems, type Problems } from "./http.ts";
import { noMeter } from "./metrics/meter.ts";
import { createWebhook, MAX_WEBHOOK_BYTES, WEBHOOK_PATH } from "./webhook.ts";

/**
 * The app on Node's HTTP server. A webhook as LINE sends it is answered without the detour over
 * `Request` and `Response`; whatever is odd about one is left to the app, which knows the same rules.
 */
export const createListener = (
  context: Pick<Context, "config" | "receive" | "log" | "ids" | "meter">,
  app: { readonly fetch: Parameters<typeof getRequestListener>[0] },
): RequestListener => {
  const others = getRequestListener(app.fetch);
  const webhook = createWebhook(context);
  const problems = createProblems(context);
  // To be told when an answer has left costs more than the rest of what we do here.
  const isMetered = context.meter !== noMeter;

  const measure = (response: ServerResponse) => {
    const began = performance.now();
    response.once("finish", () => {
      const ms = performance.now() - began;
      const { statusCode: status } = response;
      context.meter.request({ method: "POST", route: WEBHOOK_PATH, status, ms });
    });
  };

  return (request, response) => {
    if (!isOrdinary(request)) return void others(request, response);
    if (isMetered) measure(response);
    readBody(request, (raw) => {
      webhook(raw, signatureOf(request)).then(
        () => void response.writeHead(200, ["Content-Length", "0"]).end(),
        (error: unknown) => refuse(response, problems(error, WEBHOOK_PATH)),
      );
    });
  };
};

const isOrdinary = ({ method, url, headers }: IncomingMessage) =>
  method === "POST" &&
  url === WEBHOOK_PATH &&
  Number(headers["content-length"]) <= MAX_WEBHOOK_BYTES;

const signatureOf = ({ headers }: IncomingMessage) => {
  const signature = headers["x-line-signature"];
  return typeof signature === "string" ? signature : undefined;
};

/** Never calls back when the body breaks off: nobody is there any more to be answered. */
const readBody = (request: IncomingMessage, read: (raw: Uint8Array) => void) => {
  const chunks: Uint8Array[] = [];
  request.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  request.on("end", () =>
    read(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)),
  );
};

const refuse = (response: ServerResponse, { status, headers, body }: ReturnType<Problems>) => {
  const text = JSON.stringify(body);
  response
    .writeHead(status, {
      ...headers,
      "Content-Type": "application/json",
      "Content-Length": Buffer.byteLength(text),
    })
    .end(text);
};
