import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import { Promises } from "#liff/join/promises.tsx";
import { Self } from "#liff/join/self.tsx";
import type { Ask } from "#liff/join/ask.ts";
import type { Phone } from "#liff/phone/phone.ts";
import { useCircleWords } from "#liff/text/circles.ts";
import { SpokenLocale, useWords } from "#liff/text/speak.ts";
import { Page } from "#liff/ui/page.tsx";
import { Road } from "#liff/ui/road.tsx";
import { Waiting } from "#liff/ui/waiting.tsx";
import type { InvitationSight } from "#shared/circle.ts";
import type { Locale } from "#shared/locale.ts";
import { Threshold } from "./threshold.tsx";

type Props<Sight extends InvitationSight> = {
  readonly ask: Ask<Sight>;
  readonly phone: Phone;
  readonly locale: Locale;
  readonly onJoined: (circleId: string) => void;
  /** What somebody finds whom the link does not let in. */
  readonly unusable?: ComponentChildren;
  /** What the link is about besides the circle. */
  readonly note?: (sight: Sight) => ComponentChildren;
};

type Stage<Sight> =
  | { readonly at: "looking" | "unusable" | "stuck" | "failed" }
  | { readonly at: "promises" | "self"; readonly sight: Sight };

/** The way into a circle, from the opened link on. Nothing is kept before the last press. */
export function Join<Sight extends InvitationSight>(props: Props<Sight>) {
  const { ask, phone, locale: first, onJoined, unusable = <Unusable />, note } = props;
  const [locale, setLocale] = useState(first);
  const [stage, setStage] = useState<Stage<Sight>>({ at: "looking" });
  const look = async () => {
    setStage({ at: "looking" });
    const answer = await ask.look();
    if (answer.is === "leaving") return;
    if (answer.is !== "well") return setStage({ at: answer.is });
    const { told } = answer;
    if (told.locale !== null) setLocale(told.locale);
    setStage({ at: told.promises === null ? "self" : "promises", sight: told });
  };
  useEffect(() => void look(), []);
  useLayoutEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  if (stage.at === "stuck") {
    return <Threshold entry="stuck" phone={phone} locale={locale} again={() => void look()} />;
  }
  if (stage.at === "failed") {
    const entry = navigator.onLine ? "unavailable" : "offline";
    return <Threshold entry={entry} phone={phone} locale={locale} again={() => void look()} />;
  }
  return (
    <SpokenLocale.Provider value={locale}>
      {stage.at === "looking" && (
        <div class="page">
          <Waiting />
        </div>
      )}
      {stage.at === "unusable" && unusable}
      {stage.at === "promises" && (
        <Promises
          sight={stage.sight}
          note={note?.(stage.sight)}
          onAgree={() => setStage({ ...stage, at: "self" })}
          onLocale={() => setLocale(locale === "ja" ? "en" : "ja")}
        />
      )}
      {stage.at === "self" && stage.sight.circleId === null && (
        <Self
          ask={ask}
          sight={stage.sight}
          note={note?.(stage.sight)}
          onBack={() => setStage({ ...stage, at: "promises" })}
          onJoined={onJoined}
          onUnusable={() => setStage({ at: "unusable" })}
          onStuck={() => setStage({ at: "stuck" })}
        />
      )}
      {stage.at === "self" && stage.sight.circleId !== null && (
        <AlreadyIn sight={stage.sight} onOpen={onJoined} />
      )}
    </SpokenLocale.Provider>
  );
}

/** Used, over, withdrawn or never made: it makes no difference here. */
function Unusable() {
  const { say } = useWords();
  const { tell } = useCircleWords();
  return (
    <Page isFirst title={tell("join.unusable")}>
      <p class="lead">{tell("join.unusableHint")}</p>
      <Road />
      <a href="/liff/" class="button quiet">
        {say("missing.home")}
      </a>
    </Page>
  );
}

type AlreadyInProps = {
  readonly sight: InvitationSight;
  readonly onOpen: (circleId: string) => void;
};

function AlreadyIn({ sight, onOpen }: AlreadyInProps) {
  const { tell } = useCircleWords();
  return (
    <Page isFirst title={tell("join.in", { circle: sight.circle })}>
      <Road />
      <button type="button" class="button" onClick={() => onOpen(sight.circleId ?? "")}>
        {tell("join.open")}
      </button>
    </Page>
  );
}
