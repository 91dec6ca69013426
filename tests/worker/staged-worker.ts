import { DurableObject } from "cloudflare:workers";
import type { Bindings } from "#bot/worker/bindings.ts";
import { variablesOf } from "#bot/worker/bindings.ts";
import { createHost } from "#bot/worker/host.ts";

// oxlint-disable-next-line import/no-default-export -- Cloudflare looks for it
export { default } from "#bot/worker.ts";

/** The same bot, with a community's time that a test moves, and an end that comes without a word. */
export class Ayumi extends DurableObject<Bindings> {
  #offset = 0;
  readonly #host = createHost(variablesOf(this.env), {
    now: () => new Date(Date.now() + this.#offset),
  });

  fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === "/end") this.ctx.abort("as Cloudflare does at any moment");
    if (pathname !== "/clock") return this.#host.fetch(request);
    this.#offset = Number(searchParams.get("offset"));
    return Promise.resolve(new Response(null, { status: 204 }));
  }

  runDue(): Promise<number> {
    return this.#host.runDue();
  }
}
