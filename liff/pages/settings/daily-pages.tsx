import { useMe } from "#liff/me.ts";
import { LanguageSettings } from "./language-settings.tsx";
import { NoticeSwitches } from "./notice-switches.tsx";
import { NoticeTimes } from "./notice-times.tsx";
import { RestSettings } from "./rest-settings.tsx";
import { SettingsPage } from "./settings-page.tsx";

export function NoticesPage() {
  const me = useMe();
  return (
    <SettingsPage title="list.notices">
      <NoticeSwitches me={me} />
      <NoticeTimes me={me} />
    </SettingsPage>
  );
}

export function RestPage() {
  return (
    <SettingsPage title="list.rest">
      <RestSettings me={useMe()} />
    </SettingsPage>
  );
}

export function LanguagePage() {
  return (
    <SettingsPage title="list.language">
      <LanguageSettings me={useMe()} />
    </SettingsPage>
  );
}
