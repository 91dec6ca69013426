import { useState } from "preact/hooks";

type Props = { readonly name: string | null; readonly picture: string | null };

/** Somebody's picture, or the beginning of their name. */
export function Face({ name, picture }: Props) {
  const [isMissing, setMissing] = useState(false);
  if (picture !== null && !isMissing) {
    return (
      <img
        class="face"
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
    <span class="face" aria-hidden="true">
      {Array.from(name ?? "")[0] ?? ""}
    </span>
  );
}
