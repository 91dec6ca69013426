import type { Person } from "#bot/demo/console-api.ts";
import { Avatar, BotAvatar } from "./avatar.tsx";
import { dateLabel, timeOf } from "./clock.ts";
import { Icon } from "./icons.tsx";
import { useNow, useSurroundings } from "./surroundings.ts";

type Props = {
  readonly people: readonly Person[];
  readonly open: readonly string[];
  readonly narrow: boolean;
  readonly isUnread: (person: string) => boolean;
  readonly onPerson: (person: string) => void;
  readonly onLanguage: () => void;
  readonly drawerOpen: boolean;
  readonly onDrawer: () => void;
};

export function TopBar(props: Props) {
  const { people, open, narrow, isUnread, onPerson } = props;
  const { say, language } = useSurroundings();
  const now = useNow(5000);
  return (
    <header class="top-bar">
      <h1 class="brand">
        <BotAvatar />
        <span>{say("page.title")}</span>
      </h1>
      <nav class="people" aria-label={say("page.people")}>
        {people.map(({ userId, name, friendship }) => {
          const shown = open.includes(userId);
          const pressed = narrow
            ? { "aria-current": shown ? ("true" as const) : undefined }
            : { "aria-pressed": shown };
          return (
            <button
              key={userId}
              type="button"
              class={`person ${friendship}`}
              {...pressed}
              onClick={() => onPerson(userId)}
            >
              <Avatar id={userId} name={name} />
              <span class="person-name">{name}</span>
              {isUnread(userId) && <span class="dot" role="img" aria-label={say("chat.unread")} />}
            </button>
          );
        })}
      </nav>
      <button
        type="button"
        class="text-button"
        lang={language === "ja" ? "en" : "ja"}
        aria-label={narrow ? `${say("page.languageShort")} (${say("page.language")})` : undefined}
        onClick={props.onLanguage}
      >
        {say(narrow ? "page.languageShort" : "page.language")}
      </button>
      <button
        type="button"
        class="text-button opens-drawer"
        aria-expanded={props.drawerOpen}
        aria-label={`${say("control.open")}, ${dateLabel(now, language)} ${timeOf(now)}`}
        onClick={props.onDrawer}
      >
        <span class="clock" aria-hidden="true">
          {dateLabel(now, language)} {timeOf(now)}
        </span>
        <Icon name="controls" />
      </button>
    </header>
  );
}
