import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useWords } from "#liff/text/speak.ts";
import { Page } from "./page.tsx";
import { Waiting } from "./waiting.tsx";

/** A page whose code is fetched when somebody goes there, so that the first one opens sooner. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>) {
  return function Later(props: P) {
    const { say } = useWords();
    const [loaded, setLoaded] = useState<{ readonly Loaded: ComponentType<P> } | null>(null);
    const [isMissing, setMissing] = useState(false);
    useEffect(() => {
      load().then(
        (Loaded) => setLoaded({ Loaded }),
        () => setMissing(true),
      );
    }, []);
    if (loaded !== null) return <loaded.Loaded {...props} />;
    if (!isMissing) {
      return (
        <div class="page">
          <Waiting />
        </div>
      );
    }
    return (
      <Page title={say("unavailable.title")}>
        <p class="lead">{say("offline.hint")}</p>
        <button type="button" class="button quiet" onClick={() => window.location.reload()}>
          {say("again")}
        </button>
      </Page>
    );
  };
}
