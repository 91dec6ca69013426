import type { ComponentChildren } from "preact";
import { useSettingsWords, type SettingsKey } from "#liff/text/settings.ts";
import { Page } from "#liff/ui/page.tsx";

type Props = { readonly title: SettingsKey; readonly children: ComponentChildren };

/** A page that one comes to from the list of settings. */
export function SettingsPage({ title, children }: Props) {
  const { tell } = useSettingsWords();
  return (
    <Page title={tell(title)} back={{ to: "/settings", label: tell("list.back") }}>
      {children}
    </Page>
  );
}
