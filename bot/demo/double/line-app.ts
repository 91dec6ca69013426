import { Hono } from "hono";
import type { Act, ConsoleChange } from "#bot/demo/console-api.ts";
import type { Activity } from "./activity.ts";
import { MESSAGES, notFound, refuse } from "./answers.ts";
import { ConnectionClosed } from "./connection-closed.ts";
import type { Delivery } from "./delivery.ts";
import type { Groups } from "./groups.ts";
import { lineGuard } from "./guards.ts";
import type { Identity } from "./identity.ts";
import type { LineEnv } from "./line-env.ts";
import type { RetryKeys } from "./retry-keys.ts";
import type { Channels } from "./channels.ts";
import { chatRoutes } from "./routes/chat.ts";
import { consoleRoutes } from "./routes/console.ts";
import { channelTokenRoutes } from "./routes/channel-tokens.ts";
import { liffAppRoutes } from "./routes/liff-apps.ts";
import { loginRoutes } from "./routes/login.ts";
import { messageRoutes } from "./routes/messages.ts";
import { pageRoutes } from "./routes/page.ts";
import { peopleRoutes } from "./routes/people.ts";
import { richMenuAliasRoutes } from "./routes/rich-menu-aliases.ts";
import { richMenuBatchRoutes } from "./routes/rich-menu-batch.ts";
import { richMenuLinkRoutes } from "./routes/rich-menu-links.ts";
import { richMenuRoutes } from "./routes/rich-menus.ts";
import { webhookEndpointRoutes } from "./routes/webhook-endpoint.ts";
import type { Surroundings } from "./views.ts";
import { loopbackOnly } from "./same-site.ts";
import { stateOf } from "./views.ts";
import type { WebhookSender } from "./webhook-sender.ts";

/** LINE's endpoints, LINE Login's, the console's requests and its page, on one origin. */
export const createLineApp = (deps: {
  readonly around: Surroundings;
  readonly activity: Activity;
  readonly delivery: Delivery;
  readonly groups: Groups;
  readonly retryKeys: RetryKeys;
  readonly identity: Identity;
  readonly sender: WebhookSender;
  readonly channels: Channels;
  readonly webhook: {
    readonly url: () => string | null;
    readonly setUrl: (url: string) => void;
    readonly isOn: () => boolean;
  };
  readonly isChatOn: () => boolean;
  readonly subscribe: (listener: (change: ConsoleChange) => void) => () => void;
  readonly perform: (act: Act) => Promise<void>;
  readonly settings: {
    readonly loginChannelId: string;
    readonly hangMs: number;
    readonly consoleFolder: string | null;
  };
}) => {
  const { around, activity, settings, identity, channels } = deps;
  const { core, quota, faults, liffUrl } = around;
  const { loginChannelId, hangMs, consoleFolder } = settings;
  const { record } = activity;

  const app = new Hono<LineEnv>();
  app.use(loopbackOnly);
  app.use("/v2/*", (_c, next) => activity.during(next));
  app.use("/v2/bot/*", lineGuard({ isBots: channels.isBots, faults, record, hangMs }));
  app.route("/", messageRoutes({ ...deps, core, quota, faults }));
  app.route("/", peopleRoutes({ ...deps, core }));
  app.route("/", chatRoutes(core, deps.isChatOn));
  app.route("/", richMenuAliasRoutes(core));
  app.route("/", richMenuBatchRoutes(core));
  app.route("/", richMenuRoutes(core));
  app.route("/", richMenuLinkRoutes(core));
  app.route("/", webhookEndpointRoutes({ core, sender: deps.sender, ...deps.webhook }));
  app.route("/", channelTokenRoutes(channels));
  app.route("/", liffAppRoutes({ core, channels, loginChannelId }));
  app.route("/", loginRoutes(core, identity, loginChannelId));
  app.route("/", consoleRoutes({ ...deps, core, state: () => stateOf(around) }));
  if (consoleFolder !== null) {
    app.route(
      "/",
      pageRoutes(consoleFolder, () => originOf(liffUrl())),
    );
  }
  app.notFound(notFound);
  app.onError((error, c) => {
    if (error instanceof ConnectionClosed) throw error;
    return refuse(c, 500, MESSAGES.serverError);
  });
  return app;
};

const originOf = (url: string | null): string | null => (url === null ? null : new URL(url).origin);
