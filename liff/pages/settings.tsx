import { useMe } from "#liff/me.ts";
import { useWords } from "#liff/text/speak.ts";
import { Page } from "#liff/ui/page.tsx";
import { CircleSettings } from "./circle-settings.tsx";
import { LanguageSettings } from "./language-settings.tsx";
import { NoticeSettings } from "./notice-settings.tsx";
import { RestSettings } from "./rest-settings.tsx";

export function Settings() {
  const { say } = useWords();
  const me = useMe();
  return (
    <Page title={say("settings.title")}>
      <NoticeSettings me={me} />
      <RestSettings me={me} />
      <CircleSettings me={me} />
      <LanguageSettings me={me} />
    </Page>
  );
}
