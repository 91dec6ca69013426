import { createHash } from "node:crypto";
import { Hono, type Context } from "hono";
import { html, raw } from "hono/html";
import { secureHeaders } from "hono/secure-headers";
import { localeOf, type Locale } from "#shared/locale.ts";
import type { Takeout } from "./service.ts";
import { takeoutWords } from "./words.ts";

const style = `
:root { color-scheme: light dark; --paper: #fbf8f3; --ink: #26312d; --accent: #2f6b55; --on: #fff; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #171d1a; --ink: #ecefea; --accent: #7cc5a5; --on: #10201a; }
}
body {
  max-width: 34rem; margin: 0 auto; padding: 15vh 20px 40px; background: var(--paper);
  color: var(--ink); font: 1rem/1.8 "Hiragino Sans", "Noto Sans JP", "Yu Gothic", system-ui;
}
h1 { margin: 0 0 12px; font-size: 1.625rem; line-height: 1.4; }
p { margin: 0 0 28px; }
button {
  min-height: 48px; padding: 8px 28px; border: 0; border-radius: 24px;
  background: var(--accent); color: var(--on); font: inherit; font-weight: 600; cursor: pointer;
}
button:focus-visible { outline: 3px solid var(--ink); outline-offset: 3px; }
`;
const styleHash = createHash("sha256").update(style).digest("base64");

/**
 * Hands the file over outside LINE, whose own browser saves none. Looking at the address uses
 * nothing up: previews look at every link. Only the button does.
 */
export const createTakeoutPage = (deps: {
  readonly takeout: Pick<Takeout, "owner" | "take">;
  readonly pace: (c: Context) => void;
}) => {
  const { takeout, pace } = deps;
  return new Hono()
    .use(
      secureHeaders({
        referrerPolicy: "no-referrer",
        contentSecurityPolicy: {
          defaultSrc: ["'none'"],
          styleSrc: [`'sha256-${styleHash}'`],
          formAction: ["'self'"],
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
        },
      }),
    )
    .use(async (c, next) => {
      pace(c);
      await next();
      c.header("cache-control", "private, no-store");
      c.header("x-robots-tag", "noindex");
    })
    .get("/:key{[\\w-]{22}}", async (c) => {
      const owner = await takeout.owner(c.req.param("key"));
      return owner === null ? over(c) : c.html(pageIn(owner.locale, true));
    })
    .post("/:key{[\\w-]{22}}", async (c) => {
      const file = await takeout.take(c.req.param("key"));
      if (file === null) return over(c);
      c.header("content-type", file.type);
      c.header("content-disposition", `attachment; filename="${file.name}"`);
      return c.body(file.body);
    });
};

const over = (c: Context) =>
  c.html(pageIn(localeOf(c.req.header("accept-language")?.slice(0, 2)), false), 404);

function pageIn(locale: Locale, isOpen: boolean) {
  const { page } = takeoutWords[locale];
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${isOpen ? page.title : page.over}</title>
        <style>
          ${raw(style)}
        </style>
      </head>
      <body>
        <main>
          <h1>${isOpen ? page.title : page.over}</h1>
          <p>${isOpen ? page.lead : page.overLead}</p>
          ${isOpen ? html`<form method="post"><button>${page.take}</button></form>` : ""}
        </main>
      </body>
    </html>`;
}
