import type { messagingApi } from "@line/bot-sdk";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Drawn } from "./drawn.ts";

export type OnTap = (action: messagingApi.Action) => void;

export function FlexView({ node, onTap }: { node: Drawn; onTap: OnTap }) {
  if (node.tag === "img") {
    return (
      <img
        class={node.look}
        style={node.style}
        src={node.src}
        alt=""
        referrerpolicy="no-referrer"
      />
    );
  }
  if (node.tag === "button") return <FlexButton node={node} onTap={onTap} />;
  const Tag = node.tag;
  const { tap } = node;
  return (
    <Tag class={tap ? `${node.look} taps` : node.look} style={node.style}>
      {node.text}
      {node.children.map((child, index) => (
        <FlexView key={index} node={child} onTap={onTap} />
      ))}
      {tap && (
        <button
          type="button"
          class="flex-tap"
          aria-label={tap.label}
          onClick={() => onTap(tap.action)}
        />
      )}
    </Tag>
  );
}

function FlexButton({ node, onTap }: { node: Drawn; onTap: OnTap }) {
  const label = useRef<HTMLSpanElement>(null);
  const shrinks = node.look.includes("shrinks");
  useLayoutEffect(() => {
    const words = label.current;
    if (words === null || !shrinks || words.scrollWidth <= words.clientWidth) return;
    words.style.fontSize = `${Math.max(9, (16 * words.clientWidth) / words.scrollWidth)}px`;
  }, [node.text, shrinks]);
  return (
    <button
      type="button"
      class={node.look}
      style={node.style}
      onClick={() => node.tap && onTap(node.tap.action)}
    >
      <span ref={label}>{node.text}</span>
    </button>
  );
}
