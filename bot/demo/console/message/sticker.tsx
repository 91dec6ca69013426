import type { ComponentChildren } from "preact";

/** LINE's art is not ours to show: a face of our own stands for each sticker. */
export const TRAY = ["1988", "1989", "1990", "1991", "1992", "1993", "1994", "1995"].map(
  (stickerId) => ({ packageId: "446", stickerId }),
);

const FACES: readonly ComponentChildren[] = [
  <path key="smile" d="M32 42v3M56 42v3M33 55c6 8 16 8 22 0" />,
  <path key="joy" d="M28 44c2-4 7-4 9 0M51 44c2-4 7-4 9 0M32 54h24c-1 11-23 11-24 0Z" />,
  <path key="calm" d="M28 43c2 3 7 3 9 0M51 43c2 3 7 3 9 0M38 58c4 3 8 3 12 0" />,
  <path key="wow" d="M32 40v4M56 40v4M44 54a5 6 0 1 0 0 12 5 6 0 0 0 0-12Z" />,
  <path key="wink" d="M32 41v4M50 43h9M34 56c6 7 14 7 20 0" />,
  <path key="worry" d="M28 38l8 3M60 38l-8 3M32 46v2M56 46v2M36 62c4-5 12-5 16 0" />,
  <path key="sleep" d="M28 46h9M51 46h9M40 60h8M68 8h9l-9 10h9" />,
  <path key="cheer" d="M32 43v3M56 43v3M34 55c5 7 15 7 20 0M14 30l-6-8M74 30l6-8M44 12V4" />,
];

export function Sticker({ stickerId }: { stickerId: string }) {
  const number = Number.parseInt(stickerId, 10) || 0;
  return (
    <svg
      class={`sticker tone-${(number >> 1) % 4}`}
      viewBox="0 0 88 88"
      width="112"
      height="112"
      fill="none"
      stroke-width="3"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <circle class="sticker-face" cx="44" cy="48" r="32" />
      {FACES[number % FACES.length]}
    </svg>
  );
}
