import { Hono, type Context as HonoContext, type MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { calendarLinkRoutes } from "./calendar-link/routes.ts";
import type { Context } from "./context.ts";
import { cheerRoutes } from "./cheers/routes.ts";
import { createNewcomers } from "./circles/newcomers.ts";
import { invitationRoutes } from "./circles/invitation-routes.ts";
import { reportRoutes } from "./comments/report-routes.ts";
import { commentRoutes } from "./comments/routes.ts";
import { circleRoutes } from "./circles/routes.ts";
import { attendanceRoutes } from "./attendance/routes.ts";
import { callRoutes } from "./meetups/call-routes.ts";
import { packetRoutes } from "./packet/routes.ts";
import { muteRoutes } from "./mutes/routes.ts";
import { postReportRoutes } from "./post-reports/routes.ts";
import { asksForCare } from "./conversation/care.ts";
import { dayWords } from "./conversation/day-words.ts";
import { createForm } from "./conversation/form.ts";
import { scripts } from "./conversation/scripts/table.ts";
import { AppError } from "./errors.ts";
import { createFeedCursors } from "./feed/cursor.ts";
import { feedRoutes } from "./feed/routes.ts";
import { doorRoutes } from "./groups/door-routes.ts";
import { letterRoutes } from "./letters/routes.ts";
import { createLetters } from "./letters/service.ts";
import { groupRoutes } from "./groups/routes.ts";
import { storedRoutes } from "./holdings/routes.ts";
import { inventoryHistoryRoutes } from "./inventory/history-routes.ts";
import { inventoryRoutes } from "./inventory/routes.ts";
import { createIdTokens } from "./line/id-token.ts";
import { leavingRoutes } from "./leaving/routes.ts";
import { meetupRoutes } from "./meetups/routes.ts";
import { textIn } from "./messages/speak.ts";
import { overviewRoutes } from "./overview/routes.ts";
import { createOverview } from "./overview/service.ts";
import { nameOf, type Member } from "./members/rules.ts";
import { memberRoutes } from "./members/routes.ts";
import { recordRoutes } from "./record/routes.ts";
import { createRecord } from "./record/service.ts";
import { formRoutes } from "./reflections/form-routes.ts";
import { sharingRoutes } from "./sharing/routes.ts";
import { reflectionRoutes } from "./reflections/routes.ts";
import { ledgerRoutes } from "./sends/ledger-routes.ts";
import { addressOf } from "./session/address.ts";
import { createGuard } from "./session/guard.ts";
import { fromOwnPages } from "./session/origin.ts";
import { createPace, type Pace } from "./session/pace.ts";
import { sessionRoutes } from "./session/routes.ts";
import { createSessions } from "./session/service.ts";
import { createSecretStore } from "./session/store.ts";
import { strengthRoutes } from "./strengths/routes.ts";
import { takeoutPace, takeoutRoutes } from "./takeout/routes.ts";
import { transferRoutes } from "./transfer/routes.ts";
import { vouchRoutes } from "./transfer/vouch-routes.ts";
import type { Moved } from "./transfer/service.ts";

const MAX_BODY_BYTES = 256 * 1024;

export type Paces = { readonly member: Pace; readonly address: Pace; readonly signIn: Pace };

/** A page asks for little at a time; an address can be a whole office or a phone company. */
const usualPaces: Paces = {
  member: { burst: 120, perSecond: 4 },
  address: { burst: 600, perSecond: 20 },
  signIn: { burst: 60, perSecond: 1 },
};

/** What the mini-app asks, under `/api`. */
export const createApi = (
  context: Pick<
    Context,
    | "config"
    | "db"
    | "features"
    | "ledger"
    | "inbox"
    | "process"
    | "sends"
    | "now"
    | "clock"
    | "ids"
  >,
  paces: Paces = usualPaces,
) => {
  const { config, db, now, clock, ids } = context;
  const zone = config.timeZone;
  const { members, reflections, inventory, circles, showMenu } = context.features;
  const { calendarLink, cheers, feed, meetups, leaving } = context.features;
  const { stored, strengths, takeout, transfer } = context.features;
  const { comments, groups, mutes, postReports, reports } = context.features;
  const names = { community: config.communityName, organizer: config.organizerName };

  const idTokens = createIdTokens({ ...config.line, now });
  const newcomers = createNewcomers({
    idTokens,
    members,
    community: config.communityName,
    showMenu,
  });
  const sessions = createSessions({ idTokens, members, secret, now });
  const guard = createGuard({ sessions, pace: createPace({ pace: paces.member, clock }) });
  const addresses = createPace({ pace: paces.address, clock });
  const signIns = createPace({ pace: paces.signIn, clock });
  const takeouts = createPace({ pace: takeoutPace, clock });
  const questions = createForm({ reflections, inventory, scripts, zone });
  const record = createRecord({ reflections, inventory });
  const letters = createLetters({ reflections, cheers, strengths, asksForCare, zone, now });
  const overview = createOverview({ feed, cheers, reflections, circles, meetups, zone, now });

  return new Hono()
    .use(async (c, next) => {
      c.header("cache-control", "no-store");
      addresses(addressOf(c));
      await next();
    })
    .use(fromOwnPages(config.publicUrl))
    .use(limited)
    .route(
      "/",
      sessionRoutes({
        sessions,
        publicUrl: config.publicUrl,
        pace: signsIn,
        lives: transfer.lives,
      }),
    )
    .route(
      "/",
      memberRoutes({ guard, members, reflections, circles, showMenu, zone, now, ...names }),
    )
    .route("/", reflectionRoutes({ guard, reflections, zone }))
    .route("/", recordRoutes({ guard, record, reflections, monthly, zone, now, ids }))
    .route("/", letterRoutes({ guard, letters }))
    .route("/", formRoutes({ guard, reflections, questions, zone, now, ids }))
    .route("/", sharingRoutes({ guard, reflections, circles, members, feed, zone, now }))
    .route("/", leavingRoutes({ guard, leaving }))
    .route("/", storedRoutes({ guard, stored }))
    .route("/", takeoutRoutes({ guard, takeout, pace: takeouts, originOf }))
    .route("/", calendarLinkRoutes({ guard, calendarLink, originOf }))
    .route("/", transferRoutes({ guard, transfer, idTokens, pace: signsIn, welcome }))
    .route("/", vouchRoutes({ guard, circles, members, transfer, announce }))
    .route("/", inventoryRoutes({ guard, inventory, zone, now }))
    .route("/", inventoryHistoryRoutes({ guard, inventory, reflections, zone, now }))
    .route("/", circleRoutes({ guard, circles, members, page, zone, now }))
    .route("/", groupRoutes({ guard, groups, circles }))
    .route(
      "/",
      doorRoutes({
        newcomers,
        circles,
        meetups,
        groups,
        zone,
        pace: signsIn,
      }),
    )
    .route(
      "/",
      meetupRoutes({
        guard,
        meetups,
        announcements: context.features.announcements,
        members,
        originOf,
        zone,
        now,
        ids,
      }),
    )
    .route("/", callRoutes({ guard, calls: context.features.calls }))
    .route("/", packetRoutes({ guard, packets: context.features.packets }))
    .route("/", attendanceRoutes({ guard, attendance: context.features.attendance, ids }))
    .route(
      "/",
      overviewRoutes({
        guard,
        circles,
        overview,
        inbox: context.inbox,
        wake: context.process.wake,
        zone,
        clock,
      }),
    )
    .route(
      "/",
      feedRoutes({ guard, circles, feed, cheers, cursors: createFeedCursors(secret), now }),
    )
    .route("/", cheerRoutes({ guard, cheers }))
    .route("/", strengthRoutes({ guard, strengths }))
    .route("/", commentRoutes({ guard, comments, cheers, postReports }))
    .route("/", reportRoutes({ guard, reports }))
    .route("/", postReportRoutes({ guard, postReports }))
    .route("/", muteRoutes({ guard, mutes }))
    .route("/", ledgerRoutes({ guard, ledger: context.ledger, mayRun: circles.mayFound }))
    .route(
      "/",
      invitationRoutes({
        newcomers,
        circles,
        pace: signsIn,
      }),
    );

  function page(path: string) {
    return `https://liff.line.me/${config.line.liffId}${path}`;
  }

  function signsIn(c: HonoContext) {
    signIns(addressOf(c));
  }

  /** The account that the record would be moved from is told at once: else there is no code. */
  async function announce(member: Member, by: Member, opens: Date) {
    const { locale, lineUserId } = member;
    const name = nameOf(by) ?? config.organizerName;
    const date = dayWords(opens, locale, zone);
    const text = textIn(locale, "transfer.vouched", { name, date });
    const sent = await context.sends.push({
      recipient: lineUserId,
      kind: "transfer",
      period: opens.toISOString(),
      class: "answer",
      people: 1,
      messages: [{ type: "text", text }],
      retryKey: ids(),
    });
    if (!sent.ok) throw new AppError("upstream_unavailable", "the old account could not be told");
  }

  function originOf(c: HonoContext): string {
    return new URL(config.publicUrl ?? c.req.url).origin;
  }

  async function welcome({ member, state }: Moved) {
    if (state !== null) await context.features.goOnIn(member.lineUserId, state);
    showMenu(member.lineUserId, member.locale);
  }

  async function secret() {
    return config.sessionSecret ?? createSecretStore(db).keep("session", newSecret());
  }
};

const monthly = { id: scripts.monthly[0].id, version: scripts.monthly[0].version };

export type Api = ReturnType<typeof createApi>;

function tooLarge(): never {
  throw new AppError("too_large", "the body is too long");
}

const limitBody = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: tooLarge });

/** Reading needs no body, and to look for one makes a whole Request of what Node has. */
const limited: MiddlewareHandler = (c, next) =>
  c.req.method === "GET" ? next() : limitBody(c, next);

const newSecret = () => Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64");
