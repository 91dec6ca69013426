import { useLayoutEffect, useRef } from "preact/hooks";

/** While it is shown, what lies beside it cannot be reached; afterwards the focus returns. */
export function useCover<Cover extends HTMLElement>() {
  const cover = useRef<Cover>(null);
  useLayoutEffect(() => {
    const before = document.activeElement;
    const beside = [...(cover.current?.parentElement?.children ?? [])]
      .filter((part) => part instanceof HTMLElement)
      .filter((part) => part !== cover.current && !part.inert);
    for (const part of beside) part.inert = true;
    cover.current?.querySelector<HTMLElement>("input, button")?.focus();
    return () => {
      for (const part of beside) part.inert = false;
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return cover;
}
