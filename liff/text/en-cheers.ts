import type { CheersCatalog } from "./cheers.ts";

export const enCheers: CheersCatalog = {
  title: "Cheers for you",
  lead: "Who sent them, and for which step. Only you can see this.",
  give: "Cheer {name} on",
  more: "More words",
  fewer: "Fewer",
  quiet: "Send quietly",
  quietHint: "It arrives without your name, and your name is never added later.",
  quietly: "quietly",
  quietCheer: "A quiet cheer",
  full: "Up to three for one step. Press a word again to take it back.",
  held: "It will be sent once you are connected.",
  gone: "This step is not open any more, it seems. The cheer was not sent.",
  failed: "That did not arrive. Please try once more.",
  left: "Someone who has left",
  nameless: "Someone without a name",
  fresh: "(new)",
  toRecord: "Open this record",
  older: "Read earlier cheers",
  loadingOlder: "Opening earlier cheers",
  empty: "Cheers will gather here.",
  emptyHint:
    "When you show a step to companions, a word may come back. Days you keep to yourself are just as good.",
};
