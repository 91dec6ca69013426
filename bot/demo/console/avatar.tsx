import { imageUrl } from "#bot/demo/console/flex/values.ts";

/** A person's initial on one of a few quiet colours; always the same for the same id. */
export function Avatar({ id, name }: { id: string; name: string }) {
  const [initial = "·"] = new Intl.Segmenter().segment(name.trim());
  return (
    <span class={`avatar hue-${hueOf(id)}`} aria-hidden="true">
      {typeof initial === "string" ? initial : initial.segment}
    </span>
  );
}

/** The bot's picture: a path of three steps, unless the message brings a sender's own. */
export function BotAvatar({ picture }: { picture?: string | undefined }) {
  const src = imageUrl(picture);
  if (src !== undefined) {
    return <img class="avatar" src={src} alt="" referrerpolicy="no-referrer" />;
  }
  return (
    <span class="avatar bot" aria-hidden="true">
      <svg viewBox="0 0 32 32" width="100%" height="100%">
        <path
          d="M8 24c5 0 4-7 8-7s3-8 8-9"
          fill="none"
          stroke="currentColor"
          stroke-width="2"
          stroke-linecap="round"
          opacity=".55"
        />
        <circle cx="8" cy="24" r="2.6" fill="currentColor" />
        <circle cx="16" cy="17" r="2.6" fill="currentColor" />
        <circle cx="24" cy="8" r="3.2" fill="currentColor" />
      </svg>
    </span>
  );
}

function hueOf(id: string) {
  let sum = 7;
  for (const letter of id) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % 6;
}
