import { Link } from "wouter-preact";
import { useWords } from "#liff/text/speak.ts";
import { Page } from "#liff/ui/page.tsx";
import { Road } from "#liff/ui/road.tsx";

export function NotFound() {
  const { say } = useWords();
  return (
    <Page title={say("missing.title")}>
      <p class="lead">{say("missing.hint")}</p>
      <Road />
      <Link href="/" class="button quiet">
        {say("missing.home")}
      </Link>
    </Page>
  );
}
