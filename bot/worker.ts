import { DurableObject, env } from "cloudflare:workers";
import { Hono, type Context } from "hono";
import { createLiffPage } from "./liff-page.ts";
import { ayumiOf, filesOf, variablesOf, type Bindings } from "./worker/bindings.ts";
import { createHost } from "./worker/host.ts";

/** The whole bot, once: only within one object can requests share a connection to the database. */
export class Ayumi extends DurableObject<Bindings> {
  readonly #host = createHost(variablesOf(this.env));

  fetch(request: Request): Promise<Response> {
    return this.#host.fetch(request);
  }

  runDue(): Promise<number> {
    return this.#host.runDue();
  }
}

const ask = (c: Context) => ayumiOf(env).fetch(c.req.raw);

/** What was answered elsewhere has its headers sealed. */
const unsealed = async (c: Context) => {
  const answer = await ask(c);
  return new Response(answer.body, answer);
};

/** The mini-app's files are handed out where the visitor is; the rest is asked of the bot. */
const entrance = new Hono()
  .route("/liff", createLiffPage({ files: filesOf(env.ASSETS), config: unsealed, demo: null }))
  .all("*", ask);

// oxlint-disable-next-line import/no-default-export -- Cloudflare looks for it
export default {
  fetch: (request: Request) => entrance.fetch(request),
  scheduled: () => ayumiOf(env).runDue(),
};
