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
  if (node.look.includes("shrinks")) return <FittedWords node={node} />;
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

function FittedWords({ node }: { node: Drawn }) {
  const words = useFit<HTMLDivElement>(node.text ?? "", true);
  return (
    <div ref={words} class={node.look} style={node.style}>
      {node.text}
    </div>
  );
}

function FlexButton({ node, onTap }: { node: Drawn; onTap: OnTap }) {
  const label = useFit<HTMLSpanElement>(node.text ?? "", node.look.includes("shrinks"));
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

// LINE's shrink-to-fit: letters as small as the line needs, but still letters.
function useFit<Words extends HTMLElement>(text: string, shrinks: boolean) {
  const words = useRef<Words>(null);
  useLayoutEffect(() => {
    const line = words.current;
    if (line === null || !shrinks || line.scrollWidth <= line.clientWidth) return;
    const size = Number.parseFloat(getComputedStyle(line).fontSize);
    line.style.fontSize = `${Math.max(9, (size * line.clientWidth) / line.scrollWidth - 0.5)}px`;
  }, [text, shrinks]);
  return words;
}
