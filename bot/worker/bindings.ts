import type { LiffFiles } from "#bot/liff-page.ts";
import type { Host } from "./host.ts";

type Objects<T> = {
  readonly idFromName: (name: string) => unknown;
  readonly get: (id: unknown, options: { readonly locationHint?: string }) => T;
};

/** What wrangler.toml binds; beside it stand the variables and secrets that config.ts reads. */
export type Bindings = {
  readonly ASSETS: { readonly fetch: (request: Request) => Promise<Response> };
  readonly AYUMI: Objects<Host>;
  /** In which part of the world the bot is to live. */
  readonly LOCATION?: string;
};

/** The bot, of which there is one, wherever somebody asks for it. */
export const ayumiOf = ({ AYUMI, LOCATION }: Bindings): Host =>
  AYUMI.get(AYUMI.idFromName("ayumi"), LOCATION ? { locationHint: LOCATION } : {});

/** The mini-app as it was built and uploaded. */
export const filesOf =
  (assets: Bindings["ASSETS"]): LiffFiles =>
  async (path) => {
    const { ok, body } = await assets.fetch(new Request(`https://assets.local/${path}`));
    return ok && body ? { plain: body } : null;
  };

/** The variables and secrets alone. */
export const variablesOf = (bindings: Bindings): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(bindings).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string",
    ),
  );
