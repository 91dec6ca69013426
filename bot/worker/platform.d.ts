// The few names of Cloudflare's runtime that Ayumi uses; it brings them itself.
declare module "cloudflare:workers" {
  import type { Bindings } from "#bot/worker/bindings.ts";

  export const env: Bindings;

  export abstract class DurableObject<Env> {
    constructor(ctx: unknown, env: Env);
    protected readonly ctx: { readonly abort: (reason: string) => void };
    protected readonly env: Env;
  }
}
