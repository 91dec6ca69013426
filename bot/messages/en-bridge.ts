import type { Catalog } from "./catalog.ts";
import type { jaBridge } from "./ja-bridge.ts";

export const enBridge: Pick<Catalog, keyof typeof jaBridge> = {
  "bridge.one": {
    text: "You rested last month.\nOne line can fill the gap. Leaving it blank is just as fine.",
    buttons: { bridge: "Fill with a line", month: "Start this month" },
  },
  "bridge.many": {
    text: "Welcome back.\nOne line can bridge {span}. Leaving it blank is just as fine.",
    buttons: { bridge: "Bridge with a line", month: "Start this month" },
  },
  "bridge.ask": {
    text: "{span}, in one line?\n(e.g.) A move, and time to rest\n🔒 Only you will see this.",
    buttons: { month: "Start this month" },
  },
  "bridge.kept": {
    text: "There is your bridge.\nIt stands in your record for {span}.",
    buttons: { month: "Start this month", record: "My record" },
  },
  "bridge.long": {
    text: "That's a little long for one line, so this message wasn't kept.\nPlease send a shorter one.",
    buttons: {},
  },
  "bridge.left": {
    text: "All right, it stays as it is.",
    buttons: { reflect: "Look back" },
  },
};
