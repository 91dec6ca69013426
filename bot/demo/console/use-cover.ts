import { useLayoutEffect, useRef } from "preact/hooks";

/**
 * Takes the focus while it is shown and gives it back afterwards; what lies beside it cannot be
 * reached meanwhile, unless it leaves that in sight.
 */
export function useCover<Cover extends HTMLElement>(hides = true) {
  const cover = useRef<Cover>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    const beside = [...(cover.current?.parentElement?.children ?? [])]
      .filter((part) => part instanceof HTMLElement)
      .filter((part) => hides && part !== cover.current && !part.matches(".backdrop, [inert]"));
    for (const part of beside) part.inert = true;
    cover.current?.querySelector<HTMLElement>("input, button")?.focus();
    return () => {
      for (const part of beside) part.inert = false;
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return cover;
}
