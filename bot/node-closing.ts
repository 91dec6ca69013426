import type { Server, ServerResponse } from "node:http";

const CLOSE_EVERY_MS = 20;

/**
 * What ends a server soon: everything under way is answered, and whoever keeps their connection is
 * told that it ends, instead of going on to ask somebody who does not answer any more. Whoever is too
 * slow to send their request is not waited for.
 */
export const createClosing = (server: Server, lastRequestsMs: number) => {
  const answering = new Set<ServerResponse>();
  let isClosing = false;
  // One function for all of them: this happens at every request.
  function forget(this: ServerResponse) {
    answering.delete(this);
  }
  server.prependListener("request", (_request, response: ServerResponse) => {
    if (isClosing) response.shouldKeepAlive = false;
    answering.add(response);
    response.on("close", forget);
  });

  return async (): Promise<void> => {
    isClosing = true;
    for (const response of answering) response.shouldKeepAlive = false;
    const closed = new Promise((resolve) => server.close(resolve));
    // A connection may have become idle a moment too early to be told.
    const idle = setInterval(() => server.closeIdleConnections(), CLOSE_EVERY_MS);
    const late = setTimeout(() => server.closeAllConnections(), lastRequestsMs);
    await closed;
    clearInterval(idle);
    clearTimeout(late);
  };
};
