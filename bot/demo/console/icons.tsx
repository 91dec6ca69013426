import type { ComponentChildren } from "preact";

const PATHS = {
  send: <path d="M4 12 20 4l-5 16-3.5-6.5zM11.5 13.5 20 4" />,
  face: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M9 10v.5M15 10v.5M8.5 14c1.8 2.4 5.2 2.4 7 0" />
    </>
  ),
  photo: (
    <>
      <rect x="3.5" y="5" width="17" height="14" rx="3" />
      <circle cx="9" cy="10" r="1.6" />
      <path d="m4 17 5-4 3.5 3 3-2.5 4.5 3.5" />
    </>
  ),
  close: <path d="m6 6 12 12M18 6 6 18" />,
  controls: (
    <path d="M4 7h9M19 7h1M4 17h1M11 17h9M16 4.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5ZM8 14.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5Z" />
  ),
  more: <path d="M6 12h.01M12 12h.01M18 12h.01" />,
  down: <path d="m6 9.5 6 6 6-6" />,
  up: <path d="m6 14.5 6-6 6 6" />,
  left: <path d="m14.5 6-6 6 6 6" />,
  right: <path d="m9.5 6 6 6-6 6" />,
  play: <path d="m9 6.5 9 5.5-9 5.5z" />,
  sound: <path d="M5 10v4M9 7v10M13 9v6M17 5v14M21 10v4" />,
  pin: (
    <>
      <path d="M12 21s7-6.2 7-11.5a7 7 0 1 0-14 0C5 14.8 12 21 12 21Z" />
      <circle cx="12" cy="9.5" r="2.4" />
    </>
  ),
} satisfies Record<string, ComponentChildren>;

export function Icon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      width="24"
      height="24"
      fill="none"
      stroke="currentColor"
      stroke-width={name === "more" ? 3 : 1.7}
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {PATHS[name]}
    </svg>
  );
}
