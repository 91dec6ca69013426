import { Copy, MessageCircle, Share2 } from "lucide-preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { useMe } from "#liff/me.ts";
import { useCircleWords } from "#liff/text/circles.ts";
import { dayText } from "#liff/text/dates.ts";
import type { IssuedInvitation } from "#shared/circle.ts";
import { Qr } from "./qr.tsx";

type Props = { readonly invitation: IssuedInvitation; readonly circleName: string };

/** A link that was just made: the one time it can be handed over. */
export function Issued({ invitation, circleName }: Props) {
  const { tell, locale } = useCircleWords();
  const { today } = useMe();
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  const link = useRef<HTMLInputElement>(null);
  const [isCopied, setCopied] = useState(false);
  const { url, until } = invitation;
  const text = tell("invite.message", { circle: circleName, url });
  useEffect(() => heading.current?.focus(), []);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      setCopied(true);
    } catch {
      // Without the clipboard the person copies what is marked.
      link.current?.focus();
      link.current?.select();
    }
  };
  return (
    <section class="card issued" aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1}>
        {tell("invite.ready")}
      </h2>
      <p class="hint">{tell("invite.until", { date: dayText(until, today, locale) })}</p>
      <Qr text={url} label={tell("invite.qr")} />
      <input
        ref={link}
        class="line"
        readOnly
        value={url}
        aria-label={tell("invite.link")}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div class="hand-over">
        <a
          class="button to-line"
          href={`https://line.me/R/share?text=${encodeURIComponent(text)}`}
          target="_blank"
          rel="noreferrer"
        >
          <MessageCircle size={20} aria-hidden="true" />
          {tell("invite.line")}
        </a>
        <button type="button" class="button quiet" onClick={() => void copy()}>
          <Copy size={20} aria-hidden="true" />
          {tell(isCopied ? "invite.copied" : "invite.copy")}
        </button>
        {"share" in navigator && (
          <button
            type="button"
            class="button quiet"
            onClick={() => void navigator.share({ text }).catch(() => {})}
          >
            <Share2 size={20} aria-hidden="true" />
            {tell("invite.share")}
          </button>
        )}
      </div>
      <p role="status" class="saved">
        {isCopied && tell("invite.copied")}
      </p>
    </section>
  );
}
