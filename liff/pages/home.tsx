import { ChevronRight } from "lucide-preact";
import { Link } from "wouter-preact";
import { useMe } from "#liff/me.ts";
import { useSurroundings } from "#liff/surroundings.ts";
import { dayText, todayText } from "#liff/text/dates.ts";
import { useWords } from "#liff/text/speak.ts";
import { ChatButton } from "#liff/ui/chat-button.tsx";
import { Page } from "#liff/ui/page.tsx";

export function Home() {
  const { say, locale } = useWords();
  const { phone } = useSurroundings();
  const { name, rest, totals, today } = useMe();
  const count = totals.reflections;
  return (
    <Page
      isFirst
      above={todayText(today, locale)}
      title={name === null ? say("home.helloNameless") : say("home.hello", { name })}
    >
      {rest !== null && (
        <p class="lead">{say("home.resting", { date: dayText(rest.until, today, locale) })}</p>
      )}
      <ol class="road">
        <li class="stop here">
          <h2>{say("home.write")}</h2>
          <p class="hint">{say("home.writeHint")}</p>
          <ChatButton phone={phone} label={say("home.toChat")} />
          {phone.toChat === null && <p>{say("home.noChat")}</p>}
        </li>
        <li class="stop">
          <Way
            to="/me"
            title={say("home.record")}
            hint={count === 0 ? say("home.recordNone") : say("home.recordCount", { n: count })}
          />
        </li>
        <li class="stop">
          <Way to="/inventory" title={say("home.inventory")} hint={say("home.inventoryHint")} />
        </li>
        <li class="stop">
          <Way to="/settings" title={say("home.settings")} hint={say("home.settingsHint")} />
        </li>
      </ol>
    </Page>
  );
}

type WayProps = { readonly to: string; readonly title: string; readonly hint: string };

function Way({ to, title, hint }: WayProps) {
  return (
    <Link href={to} class="way">
      <span class="way-words">
        <span class="way-title">{title}</span>
        <span class="hint">{hint}</span>
      </span>
      <ChevronRight size={20} aria-hidden="true" />
    </Link>
  );
}
