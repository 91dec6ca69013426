import { useLayoutEffect, useState } from "preact/hooks";
import type { Phone } from "#liff/phone/phone.ts";
import type { Entry } from "#liff/session.ts";
import { textIn } from "#liff/text/speak.ts";
import { ChatButton } from "#liff/ui/chat-button.tsx";
import { Road } from "#liff/ui/road.tsx";
import type { Locale } from "#shared/locale.ts";
import type { Redeem } from "./redeem.tsx";

type Redeeming = { readonly Redeem: typeof Redeem };

type Props = {
  readonly entry: Exclude<Entry, "in" | "leaving">;
  readonly phone: Phone | null;
  readonly locale: Locale;
  readonly again: () => void;
};

/** Where a visit stops before the first page, and how it goes on. */
export function Threshold({ entry, phone, locale, again }: Props) {
  const title = textIn(locale, `${entry}.title`);
  useLayoutEffect(() => {
    document.documentElement.lang = locale;
    document.title = textIn(locale, "app.name");
  }, [locale]);
  return (
    <main class="page threshold">
      <Road />
      <h1>{title}</h1>
      <p class="lead">{textIn(locale, `${entry}.hint`)}</p>
      <div class="actions">
        {entry === "stranger" && phone !== null && (
          <ChatButton phone={phone} label={textIn(locale, "stranger.chat")} />
        )}
        {entry === "stuck" && phone !== null ? (
          <button type="button" class="button to-line" onClick={phone.reopen}>
            {textIn(locale, "stuck.again")}
          </button>
        ) : (
          <button type="button" class="button quiet" onClick={again}>
            {textIn(locale, entry === "stranger" ? "stranger.again" : "again")}
          </button>
        )}
      </div>
      {entry === "stranger" && phone !== null && (
        <Moved phone={phone} locale={locale} onMoved={again} />
      )}
    </main>
  );
}

type MovedProps = Parameters<Redeeming["Redeem"]>[0];

/** Few come this way, so its code is fetched when somebody does. */
function Moved(props: MovedProps) {
  const [loaded, setLoaded] = useState<Redeeming | null>(null);
  if (loaded !== null) return <loaded.Redeem {...props} />;
  return (
    <button
      type="button"
      class="moved"
      onClick={() => void import("./redeem.tsx").then(setLoaded, () => {})}
    >
      {textIn(props.locale, "stranger.moved")}
    </button>
  );
}
