import { Hono, type Context, type Handler } from "hono";
import { secureHeaders } from "hono/secure-headers";
import type { LiffConfig } from "#shared/liff.ts";

const KINDS: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** Where the LIFF SDK loads its dialogs from and whom it asks who is holding the phone. */
const LINE_HOSTS = ["https://*.line.me", "https://*.line-scdn.net"];

export type LiffDemo = NonNullable<LiffConfig["demo"]>;

/** A file as it goes out; `brotli` where somebody compressed it before. */
export type LiffFile = {
  readonly plain: Uint8Array<ArrayBuffer> | ReadableStream;
  readonly brotli?: Uint8Array<ArrayBuffer>;
};

/** The built mini-app, by paths such as `index.html`; null for what is not there. */
export type LiffFiles = (path: string) => Promise<LiffFile | null>;

/** What the page asks first: whose mini-app it is. */
export const tellLiff =
  (deps: Omit<LiffConfig, "chatUrl"> & { readonly chatUrl: () => Promise<string | null> }) =>
  async (c: Context) => {
    const { chatUrl, ...rest } = deps;
    c.header("cache-control", "no-store");
    return c.json<LiffConfig>({ ...rest, chatUrl: await chatUrl() });
  };

/** The mini-app's files, under `/liff`: every path without a file is the page itself. */
export const createLiffPage = (deps: {
  readonly files: LiffFiles;
  /** Answers `config.json`. */
  readonly config: Handler;
  readonly demo: LiffDemo | null;
}) => {
  const { files, config, demo } = deps;

  return new Hono()
    .use(
      secureHeaders({
        // Older than frame-ancestors, and it knows no list.
        xFrameOptions: false,
        contentSecurityPolicy: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'", "https://*.line-scdn.net"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'", "data:", ...LINE_HOSTS],
          fontSrc: ["'self'"],
          connectSrc: ["'self'", ...LINE_HOSTS],
          baseUri: ["'none'"],
          formAction: ["'none'"],
          frameAncestors: ["https://*.line.me", ...(demo ? [demo.console] : [])],
        },
      }),
    )
    .get("/config.json", config)
    .get("/*", async (c) => {
      const path = c.req.path.replace(/^\/liff\/?/, "");
      const isFile = path.startsWith("assets/") || KINDS[extensionOf(path)] !== undefined;
      const name = isFile ? path : "index.html";
      const file = await files(name);
      if (file === null) {
        return isFile ? c.notFound() : c.text("The mini-app is not built: npm run build", 503);
      }
      c.header("content-type", KINDS[extensionOf(name)] ?? "application/octet-stream");
      c.header("vary", "accept-encoding");
      c.header(
        "cache-control",
        name.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache",
      );
      const { plain, brotli } = file;
      const takesIt = /\bbr\b/.test(c.req.header("accept-encoding") ?? "");
      if (brotli === undefined || !takesIt) return c.body(plain);
      c.header("content-encoding", "br");
      return c.body(brotli);
    });
};

const extensionOf = (path: string) => /\.\w+$/.exec(path)?.[0] ?? "";
