import type { messagingApi } from "@line/bot-sdk";

export type Style = Readonly<Record<string, string>>;

type Tap = { readonly action: messagingApi.Action; readonly label: string };

/** What a Flex message looks like, before there is a DOM: only text, whitelisted styles, safe URLs. */
export type Drawn = {
  readonly tag: "div" | "span" | "img" | "button";
  /** Class names. */
  readonly look: string;
  readonly style: Style;
  readonly text?: string;
  readonly src?: string;
  readonly tap?: Tap;
  readonly children: readonly Drawn[];
};

export function style(entries: Readonly<Record<string, string | undefined>>): Style {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(entries)) if (value !== undefined) kept[name] = value;
  return kept;
}

/** Lays the action over a drawn node; screen readers hear the label, else the node's own words. */
export function tappable(node: Drawn, action: messagingApi.Action | undefined): Drawn {
  if (action === undefined) return node;
  const label = action.label ?? wordsOf(node).slice(0, 100);
  return { ...node, tap: { action, label } };
}

function wordsOf(node: Drawn): string {
  return [node.text ?? "", ...node.children.map(wordsOf)].join(" ").replace(/\s+/g, " ").trim();
}
