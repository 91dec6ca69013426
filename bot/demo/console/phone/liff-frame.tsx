import { useEffect, useRef } from "preact/hooks";
import { idTokenOf } from "#bot/demo/console/connection.ts";
import { Icon } from "#bot/demo/console/icons.tsx";
import { useSurroundings } from "#bot/demo/console/surroundings.ts";
import { useCover } from "#bot/demo/console/use-cover.ts";

type Props = { readonly src: string; readonly person: string; readonly onClose: () => void };

/**
 * The mini-app over the chat, as LINE opens it. It posts "liff:id-token" to be told who is holding
 * the phone and "liff:close" to be put away.
 */
export function LiffFrame({ src, person, onClose }: Props) {
  const { say, bot } = useSurroundings();
  const frame = useRef<HTMLIFrameElement>(null);
  const cover = useCover<HTMLDivElement>();
  useEffect(() => {
    const { origin } = new URL(src);
    const heard = ({ source, data, origin: from }: MessageEvent<unknown>) => {
      const app = frame.current?.contentWindow;
      if (!app || source !== app || from !== origin) return;
      if (data === "liff:close") onClose();
      if (data !== "liff:id-token") return;
      void idTokenOf(person).then((idToken) => app.postMessage({ type: data, idToken }, origin));
    };
    window.addEventListener("message", heard);
    return () => window.removeEventListener("message", heard);
  }, [src, person, onClose]);
  const title = say("frame.title", { name: bot.name });
  return (
    <div
      ref={cover}
      class="liff-frame"
      role="dialog"
      aria-label={title}
      onKeyDown={(event) => event.key === "Escape" && onClose()}
    >
      <div class="liff-head">
        <span>{bot.name}</span>
        <button type="button" class="round" aria-label={say("frame.close")} onClick={onClose}>
          <Icon name="close" />
        </button>
      </div>
      <iframe ref={frame} src={src} title={title} allow="clipboard-write; screen-wake-lock" />
    </div>
  );
}
