import type { Act, ConsoleChange } from "#bot/demo/console-api.ts";

export type Link = "connecting" | "live";

type Listener = {
  readonly changed: (change: ConsoleChange) => void;
  readonly linked: (link: Link) => void;
};

const RETRY_MS = 1500;

/** Follows the double until the returned function is called; every connection begins with the whole state. */
export function follow({ changed, linked }: Listener): () => void {
  let stream: EventSource | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const again = () => {
    stream?.close();
    if (stopped) return;
    linked("connecting");
    clearTimeout(retry);
    retry = setTimeout(open, RETRY_MS);
  };
  const open = () => {
    stream = new EventSource("/console/stream");
    stream.addEventListener("error", again);
    stream.addEventListener("message", (event: MessageEvent<string>) => {
      linked("live");
      changed(JSON.parse(event.data) as ConsoleChange);
    });
  };

  linked("connecting");
  open();
  return () => {
    stopped = true;
    clearTimeout(retry);
    stream?.close();
  };
}

/** The double's answer: null when it did it, else why not. */
export async function act(what: Act): Promise<string | null> {
  try {
    const response = await fetch("/console/act", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(what),
    });
    if (response.ok) return null;
    const body = (await response.json().catch(() => null)) as { error?: unknown } | null;
    return typeof body?.error === "string" ? body.error : `HTTP ${response.status}`;
  } catch {
    return "offline";
  }
}

/** What LINE Login would give the mini-app for this person; null when there is none to give. */
export async function idTokenOf(person: string): Promise<string | null> {
  const response = await fetch(`/console/id-token?${new URLSearchParams({ person })}`);
  if (!response.ok) return null;
  return ((await response.json()) as { readonly idToken: string }).idToken;
}
