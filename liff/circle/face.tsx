import { useState } from "preact/hooks";
import type { Looks } from "#shared/circle.ts";
import { initialOf } from "#shared/nickname.ts";

/** Somebody's picture, or the beginning of their name on a colour; nothing if they chose that. */
export function Face({ name, face, picture }: Looks) {
  const [isMissing, setMissing] = useState(false);
  if (picture !== null && !isMissing) {
    return (
      <img
        class="person-face"
        src={picture}
        alt=""
        width={44}
        height={44}
        loading="lazy"
        onError={() => setMissing(true)}
      />
    );
  }
  return (
    <span class={`person-face ${face}`} aria-hidden="true">
      {face !== "none" && initialOf(name ?? "")}
    </span>
  );
}
