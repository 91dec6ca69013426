import { readFile } from "node:fs/promises";
import { extname, join, resolve, sep } from "node:path";
import { Hono } from "hono";
import { sameSite } from "#bot/demo/double/same-site.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".jpg": "image/jpeg",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};

/** The built console page and its files, under a strict policy. */
export const pageRoutes = (folder: string, liffOrigin: () => string | null) => {
  const app = new Hono();
  const root = resolve(folder);
  const policy = (): string =>
    [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' https:",
      "media-src https:",
      "font-src 'self'",
      "connect-src 'self'",
      `frame-src ${liffOrigin() ?? "'none'"}`,
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join("; ");

  app.get("/*", sameSite, async (c, next) => {
    const path = decoded(c.req.path);
    const file = path === null ? null : resolve(join(root, path === "/" ? "index.html" : path));
    const type = file === null ? undefined : TYPES[extname(file)];
    if (file === null || !type || !file.startsWith(root + sep)) return next();
    const content = await readFile(file).catch(() => null);
    if (!content) return next();
    const isHashed = path?.startsWith("/assets/") ?? false;
    return c.body(Uint8Array.from(content), 200, {
      "content-type": type,
      "content-security-policy": policy(),
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cache-control": isHashed ? "public, max-age=31536000, immutable" : "no-cache",
    });
  });
  return app;
};

const decoded = (path: string): string | null => {
  try {
    return decodeURIComponent(path);
  } catch {
    return null;
  }
};
