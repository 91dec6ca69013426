import type { Page } from "playwright-core";
import type { Claims } from "#bot/demo/double/identity.ts";
import { LOGIN_CHANNEL_ID } from "#tests/support/settings.ts";
import type { Site } from "#tests/support/site.ts";

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** LINE's hosts as the SDK meets them in a browser where this person is known. */
export async function answerAsLine(page: Page, site: Site, person: string, claims: Claims = {}) {
  const authorized: URL[] = [];
  const json = { "access-control-allow-origin": "*" };
  const allowed = { ...json, "access-control-allow-headers": "*" };

  await page.route(/^https:/, async (route) => {
    const request = route.request();
    const url = new URL(request.url());
    if (request.method() === "OPTIONS") return route.fulfill({ status: 204, headers: allowed });
    switch (`${url.host}${url.pathname.replace(/\/\d+-\w+\//, "/:id/")}`) {
      case "access.line.me/liff/v1/authorize":
        authorized.push(url);
        return route.fulfill({ contentType: "text/html", body: goBack(url) });
      case "api.line.me/oauth2/v2.1/token":
        return route.fulfill({
          headers: json,
          json: {
            access_token: site.double.accessToken(person),
            id_token: await site.double.idToken(person, claims),
            expires_in: 43_200,
            token_type: "Bearer",
          },
        });
      case "api.line.me/oauth2/v2.1/certs":
        return route.fulfill({
          headers: json,
          body: await (await fetch(`${site.url}/oauth2/v2.1/certs`)).text(),
          contentType: "application/json",
        });
      case "api.line.me/liff/v2/apps/:id/contextToken":
        return route.fulfill({ headers: json, json: { contextToken: contextToken(site) } });
      default:
        return route.abort();
    }
  });
  return { authorized };
}

const contextToken = ({ context }: Site) => {
  const { liffId } = context.config.line;
  return `${encode({ alg: "none" })}.${encode({ type: "external", liffId, viewType: "full" })}.x`;
};

/** The person says yes at once. */
const goBack = ({ searchParams }: URL) => {
  const back = new URL(searchParams.get("redirect_uri") ?? "");
  back.searchParams.set("code", "a-code");
  back.searchParams.set("state", searchParams.get("state") ?? "");
  back.searchParams.set("liffClientId", LOGIN_CHANNEL_ID);
  back.searchParams.set("liffRedirectUri", searchParams.get("redirect_uri") ?? "");
  return `<!doctype html><script>location.replace(${JSON.stringify(back.href)})</script>`;
};
