import { useState } from "preact/hooks";
import { initialOf, type Face as FaceName } from "#shared/nickname.ts";

type Props = {
  readonly name: string | null;
  readonly face: FaceName;
  /** LINE's address; it changes when the person changes their picture. */
  readonly picture: string | null;
  readonly isLarge?: boolean;
};

/** A member's picture or mark; it says nothing that the name beside it does not say. */
export function Face({ name, face, picture, isLarge = false }: Props) {
  const [gone, setGone] = useState<string | null>(null);
  const size = isLarge ? " large" : "";
  if (face === "none") return null;
  if (face === "line" && picture !== null && gone !== picture) {
    return (
      <img
        class={`face${size}`}
        src={picture}
        alt=""
        referrerpolicy="no-referrer"
        onError={() => setGone(picture)}
      />
    );
  }
  return (
    <span class={`face ${face === "line" ? "initial" : face}${size}`} aria-hidden="true">
      {initialOf(name ?? "")}
    </span>
  );
}
