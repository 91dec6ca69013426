import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { useWords } from "#liff/text/speak.ts";
import { Page } from "./page.tsx";
import { useOnline } from "./use-online.ts";
import { Waiting } from "./waiting.tsx";

/**
 * A page whose code is fetched when somebody goes there, so that the first one opens sooner, or
 * `ahead` of it, so that it opens without a signal as well.
 */
export function later<P extends object>(load: () => Promise<ComponentType<P>>) {
  const fetched: { page: ComponentType<P> | null } = { page: null };
  const ahead = async () => (fetched.page ??= await load());

  function Later(props: P) {
    const { say } = useWords();
    const isOnline = useOnline();
    const [isHere, setHere] = useState(fetched.page !== null);
    const [isMissing, setMissing] = useState(false);
    useEffect(() => {
      if (isHere) return;
      setMissing(false);
      ahead().then(
        () => setHere(true),
        () => setMissing(true),
      );
    }, [isHere, isOnline]);
    if (fetched.page !== null) return <fetched.page {...props} />;
    if (!isMissing) {
      return (
        <div class="page">
          <Waiting />
        </div>
      );
    }
    // Without a signal it comes by itself once there is one: loading anew would lose what is here.
    return (
      <Page title={say(isOnline ? "unavailable.title" : "offline.title")}>
        <p class="lead">{say(isOnline ? "offline.hint" : "offline.later")}</p>
        {isOnline && (
          <button type="button" class="button quiet" onClick={() => window.location.reload()}>
            {say("again")}
          </button>
        )}
      </Page>
    );
  }

  return Object.assign(Later, { ahead });
}
