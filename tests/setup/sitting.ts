import { setTimeout as pause } from "node:timers/promises";
import { PassThrough } from "node:stream";
import { stripVTControlCharacters } from "node:util";
import { runSetup } from "#bot/setup/setup.ts";
import type { Stage } from "./stage.ts";

export const ENTER = "\r";
export const DOWN = "\u001b[B";
export const CTRL_C = "\u0003";

/** What the person sees, and what they type then, or do elsewhere before they press Enter. */
type Turn = readonly [sees: RegExp, types: string | (() => unknown)];

/** Somebody at the terminal of `npm run setup`, who answers each question as it comes. */
export const sit = async (
  stage: Stage,
  turns: readonly Turn[],
  options: { readonly argv?: readonly string[]; readonly env?: Record<string, string> } = {},
) => {
  const input = new PassThrough();
  const output = Object.assign(new PassThrough(), { columns: 400 });
  let seen = "";
  let read = 0;
  output.on("data", (chunk) => (seen += stripVTControlCharacters(String(chunk))));
  const run = runSetup({
    argv: options.argv ?? [],
    env: { LANG: "ja_JP.UTF-8", ...stage.env, ...options.env },
    folder: stage.folder,
    fetch: stage.fetch as typeof fetch,
    now: stage.now,
    input,
    output,
    isAttended: true,
  });
  const ended = run.then(
    () => true,
    () => true,
  );
  for (const [sees, types] of turns) {
    const until = Date.now() + 60_000;
    while (!sees.test(seen.slice(read))) {
      if (Date.now() > until) throw new Error(`never saw ${sees}: ${seen.slice(read)}`);
      if (await Promise.race([ended, pause(5)])) {
        if (!sees.test(seen.slice(read))) throw new Error(`ended before ${sees}: ${seen}`);
      }
    }
    read = seen.length;
    if (typeof types !== "string") await types();
    input.write(typeof types === "string" ? types : ENTER);
  }
  const code = await run;
  stage.shown.push(seen);
  return { code, text: seen };
};
