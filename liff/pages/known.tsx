import type { ComponentChildren } from "preact";
import { Link } from "wouter-preact";
import { isOutside } from "#liff/api.ts";
import { useWords } from "#liff/text/speak.ts";
import { Page } from "#liff/ui/page.tsx";
import { Road } from "#liff/ui/road.tsx";
import { Waiting } from "#liff/ui/waiting.tsx";

type Asked<T> = {
  readonly data: T | undefined;
  readonly error: Error | null;
  readonly isError: boolean;
  readonly refetch: () => Promise<unknown>;
};

type Props<T> = {
  readonly asked: Asked<T>;
  /** In its place where it is somebody else's, or never was: it makes no difference here. */
  readonly missing: ComponentChildren;
  readonly children: (found: T) => ComponentChildren;
};

/** A page about one thing, once it is known. */
export function Known<T>({ asked, missing, children }: Props<T>) {
  const { say } = useWords();
  const { data, error } = asked;
  if (isOutside(error)) return <>{missing}</>;
  if (data !== undefined) return <>{children(data)}</>;
  return asked.isError ? (
    <Page title={say("unavailable.title")}>
      <p class="lead">{say("unavailable.hint")}</p>
      <button type="button" class="button quiet" onClick={() => void asked.refetch()}>
        {say("again")}
      </button>
    </Page>
  ) : (
    <div class="page">
      <Waiting />
    </div>
  );
}

export function MissingPage({ title, hint }: { readonly title: string; readonly hint: string }) {
  const { say } = useWords();
  return (
    <Page title={title}>
      <p class="lead">{hint}</p>
      <Road />
      <Link href="/" class="button quiet">
        {say("missing.home")}
      </Link>
    </Page>
  );
}
