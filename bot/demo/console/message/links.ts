/** Where a link of a message leads: into the LIFF frame, out of the page, or nowhere. */
export type Destination =
  | { readonly kind: "liff"; readonly src: string }
  | { readonly kind: "web"; readonly href: string };

const SCHEMES = new Set(["http:", "https:", "line:", "tel:"]);

export function destinationOf(uri: string | undefined, liffUrl: string | null): Destination | null {
  if (uri === undefined || !URL.canParse(uri)) return null;
  const url = new URL(uri);
  if (!SCHEMES.has(url.protocol)) return null;
  if (url.protocol !== "https:" || url.host !== "liff.line.me" || liffUrl === null) {
    return { kind: "web", href: url.href };
  }
  const [, path = ""] = /^\/[^/]+(\/.*)?$/.exec(url.pathname) ?? [];
  return { kind: "liff", src: liffUrl.replace(/\/$/, "") + path + url.search + url.hash };
}
