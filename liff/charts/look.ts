/** The page's own colours and letters, as they are at this moment. */
export type Look = {
  readonly ink: string;
  readonly muted: string;
  readonly accent: string;
  readonly warm: string;
  readonly tint: string;
  readonly rule: string;
  readonly card: string;
  readonly font: string;
  readonly isStill: boolean;
};

export function lookOf(element: Element): Look {
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: colour("ink"),
    muted: colour("muted"),
    accent: colour("accent"),
    warm: colour("warm"),
    tint: colour("tint"),
    rule: colour("rule"),
    card: colour("card"),
    font: style.fontFamily,
    isStill: matchMedia("(prefers-reduced-motion: reduce)").matches,
  };
}

/** Calls back when the phone turns light or dark, stills its motion, or letters arrive late. */
export function onLook(changed: () => void): () => void {
  const media = ["(prefers-color-scheme: dark)", "(prefers-reduced-motion: reduce)"].map((query) =>
    matchMedia(query),
  );
  for (const each of media) each.addEventListener("change", changed);
  document.fonts.addEventListener("loadingdone", changed);
  return () => {
    for (const each of media) each.removeEventListener("change", changed);
    document.fonts.removeEventListener("loadingdone", changed);
  };
}
