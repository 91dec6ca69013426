import { askLine } from "#bot/line/client.ts";
import { registerRichMenus } from "#bot/line/rich-menu/register.ts";
import type { Changes } from "./changes.ts";
import { wantedLiff } from "./checks/liff.ts";
import type { Code } from "./finding.ts";
import type { Kept } from "./keep.ts";
import { openLine } from "./line.ts";
import { LINE_MS } from "./patience.ts";
import { originOf, webhookUrl } from "./values.ts";

/** A link of everybody's English menu is moved by LINE in its own time. */
const MENUS_MS = 120_000;

const kinds = {
  env_readable: "file",
  liff_endpoint: "liff",
  liff_scope_missing: "liff",
  liff_scope_extra: "liff",
  liff_size: "liff",
  liff_friends: "liff",
  webhook_unset: "webhook",
  webhook_elsewhere: "webhook",
  menu_old: "menus",
  menu_hidden: "menus",
  menu_alias: "menus",
} as const satisfies Partial<Record<Code, string>>;

export type MendKind = (typeof kinds)[keyof typeof kinds];

/** What set-up itself can do about a finding; null where a person has to. */
export const mendOf = (code: Code): MendKind | null =>
  code in kinds ? kinds[code as keyof typeof kinds] : null;

export const createMends = (kept: Kept, changes: Changes) => {
  const mends: Readonly<Record<MendKind, (loginToken: string | null) => Promise<void>>> = {
    file: () => kept.close(),

    async liff(token) {
      const { LIFF_ID: liffId } = kept.values();
      const wish = wantedLiff(kept.values());
      if (token === null || liffId === undefined || wish === null) return;
      const set = await openLine(kept.values()).channels.updateLiffApp(token, liffId, wish);
      if (set.ok) changes.add("changed_liff_set", { liffId });
    },

    async webhook() {
      const [{ bot }, origin] = [openLine(kept.values()), originOf(kept.values())];
      if (bot === null || origin === null) return;
      const wanted = webhookUrl(origin);
      const set = await askLine(bot.sdk.setWebhookEndpoint({ endpoint: wanted }), LINE_MS);
      if (set.ok) changes.add("changed_webhook", { wanted });
    },

    async menus() {
      const { bot } = openLine(kept.values());
      if (bot === null) return;
      const placed = await askLine(
        registerRichMenus(bot.sdk).then(() => ({})),
        MENUS_MS,
      );
      if (placed.ok) changes.add("changed_menus");
    },
  };
  return mends;
};

export type Mends = ReturnType<typeof createMends>;
