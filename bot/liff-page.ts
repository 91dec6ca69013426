import { readFile, readdir } from "node:fs/promises";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import type { LiffConfig } from "#shared/liff.ts";

const BUILT = fileURLToPath(new URL("../dist/liff", import.meta.url));

const KINDS: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
};

/** Where the LIFF SDK loads its dialogs from and whom it asks who is holding the phone. */
const LINE_HOSTS = ["https://*.line.me", "https://*.line-scdn.net"];

export type LiffDemo = NonNullable<LiffConfig["demo"]>;

type File = { readonly plain: Uint8Array<ArrayBuffer>; readonly brotli: Uint8Array<ArrayBuffer> };

/** The mini-app's files, under `/liff`: every path without a file is the page itself. */
export const createLiffPage = (deps: {
  readonly liffId: string;
  readonly chatUrl: () => Promise<string | null>;
  readonly demo: LiffDemo | null;
  readonly folder?: string;
}) => {
  const { liffId, demo, chatUrl, folder = BUILT } = deps;
  let loading: Promise<ReadonlyMap<string, File>> | undefined;

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
    .get("/config.json", async (c) => {
      c.header("cache-control", "no-store");
      return c.json<LiffConfig>({ liffId, demo, chatUrl: await chatUrl() });
    })
    .get("/*", async (c) => {
      const path = c.req.path.replace(/^\/liff\/?/, "");
      const files = await (loading ??= load(folder).catch(() => new Map<string, File>()));
      const isFile = path.startsWith("assets/") || KINDS[extname(path)] !== undefined;
      const name = isFile ? path : "index.html";
      const file = files.get(name);
      if (file === undefined) {
        // It may be built meanwhile. Once it is, a wrong address costs no second look.
        if (!files.has("index.html")) loading = undefined;
        return isFile ? c.notFound() : c.text("The mini-app is not built: npm run build", 503);
      }
      c.header("content-type", KINDS[extname(name)] ?? "application/octet-stream");
      c.header("vary", "accept-encoding");
      c.header(
        "cache-control",
        name.startsWith("assets/") ? "public, max-age=31536000, immutable" : "no-cache",
      );
      if (!/\bbr\b/.test(c.req.header("accept-encoding") ?? "")) return c.body(file.plain);
      c.header("content-encoding", "br");
      return c.body(file.brotli);
    });
};

const load = async (folder: string): Promise<ReadonlyMap<string, File>> => {
  const compress = promisify(brotliCompress);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries
    .filter((entry) => entry.isFile() && extname(entry.name) !== ".br")
    .map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      const plain = new Uint8Array(await readFile(path));
      // The build leaves it beside: compressing everything here takes seconds of the first visit.
      const small = await readFile(`${path}.br`).catch(() => compress(plain));
      const file: File = { plain, brotli: new Uint8Array(small) };
      return [path.slice(folder.length + 1).replaceAll("\\", "/"), file] as const;
    });
  return new Map(await Promise.all(files));
};
