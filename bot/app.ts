import { Hono, type Context as HonoContext } from "hono";
import { measured } from "./metrics/measured.ts";
import { secureHeaders } from "hono/secure-headers";
import type { Locale } from "#shared/locale.ts";
import { createApi } from "./api.ts";
import { calendarFeed } from "./calendar-link/routes.ts";
import { answersWithin } from "./db.ts";
import type { Context } from "./context.ts";
import { createOnError, problem, readBody } from "./http.ts";
import { createLiffPage, tellLiff, type LiffDemo, type LiffFiles } from "./liff-page.ts";
import { meetupFile } from "./meetups/file-routes.ts";
import { addressOf } from "./session/address.ts";
import { createPace } from "./session/pace.ts";
import { createTakeoutPage } from "./takeout/page.ts";
import { createWebhook, MAX_WEBHOOK_BYTES, WEBHOOK_PATH } from "./webhook.ts";

const SCHEDULER_LATE_MS = 2 * 60_000;
const PING_MS = 1500;

export type { Api } from "./api.ts";

/** Everything the bot answers over HTTP. */
export const createApp = (
  context: Pick<
    Context,
    | "config"
    | "db"
    | "features"
    | "inbox"
    | "process"
    | "ledger"
    | "sends"
    | "receive"
    | "scheduler"
    | "log"
    | "meter"
    | "ids"
    | "now"
    | "clock"
  >,
  options: { readonly liffDemo?: LiffDemo; readonly liffFiles?: LiffFiles } = {},
) => {
  const { config, db, features, scheduler, ids, clock } = context;
  const webhook = createWebhook(context);
  const { liffId } = config.line;
  const demo = options.liffDemo ?? null;
  const liffFiles = options.liffFiles ?? (() => Promise.resolve(null));
  const liffConfig = tellLiff({ liffId, demo, chatUrl: features.chatLink });
  const addresses = createPace({ pace: { burst: 60, perSecond: 1 }, clock });
  const outside = (c: HonoContext) => addresses(addressOf(c));

  return new Hono()
    .onError(createOnError(context))
    .use(measured(context))
    .notFound((c) => problem(c, "not_found", ids()))
    .post(WEBHOOK_PATH, async (c) => {
      const raw = await readBody(c.req.raw, MAX_WEBHOOK_BYTES);
      await webhook(raw, c.req.header("x-line-signature"));
      return c.body(null, 200);
    })
    .route("/liff", createLiffPage({ files: liffFiles, config: liffConfig, demo }))
    .route("/takeout", createTakeoutPage({ takeout: features.takeout, pace: outside }))
    .use(secureHeaders({ contentSecurityPolicy: { defaultSrc: ["'none'"] } }))
    .route("/calendar", calendarFeed({ ...features, pace: outside, nameIn, zone: config.timeZone }))
    .route("/calendar", meetupFile({ ...features, pace: outside, zone: config.timeZone }))
    .get("/healthz", (c) => c.json({ ok: true }))
    .get("/readyz", async (c) => {
      const database = await answersWithin(db, PING_MS);
      const lastRan = scheduler.lastRanAt();
      const ready = {
        database,
        scheduler: lastRan !== null && clock().getTime() - lastRan.getTime() < SCHEDULER_LATE_MS,
      };
      return c.json(ready, ready.database && ready.scheduler ? 200 : 503);
    })
    .route("/api", createApi(context));

  function nameIn(locale: Locale): string {
    const meetups = locale === "ja" ? "定例会" : "Meetups";
    return [config.communityName, meetups].filter((part) => part !== "").join(" ");
  }
};
