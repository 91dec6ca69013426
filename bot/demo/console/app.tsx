import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import type { Act } from "#bot/demo/console-api.ts";
import { Drawer } from "./controls/drawer.tsx";
import { act as send } from "./connection.ts";
import { chatsOf } from "./live.ts";
import { Phone } from "./phone/phone.tsx";
import { SurroundingsProvider } from "./surroundings.ts";
import { TopBar } from "./top-bar.tsx";
import { seat } from "./unread.ts";
import { useConsole, useUnread } from "./use-console.ts";
import { useNarrow, useOpenPhones } from "./use-open-phones.ts";
import { languageOf, sayIn } from "./words.ts";

export function App() {
  const { live, link } = useConsole();
  const [language, setLanguage] = useState(() => languageOf(navigator.languages));
  const [drawer, setDrawer] = useState(false);
  const [told, tell] = useState("");
  const [chosen, choose] = useState<Readonly<Record<string, string>>>({});
  const say = useMemo(() => sayIn(language), [language]);
  const people = live?.state.people ?? [];
  const narrow = useNarrow();
  const { open, visited, toggle } = useOpenPhones(people, narrow);
  const chatOf = (person: string) => chosen[person] ?? person;
  const isUnread = useUnread(
    live,
    open.map((person) => seat(person, chatOf(person))),
  );

  useEffect(() => {
    document.documentElement.lang = language;
    document.title = say("page.title");
  }, [language, say]);
  useEffect(() => {
    const timer = setTimeout(() => tell(""), 4000);
    return () => clearTimeout(timer);
  }, [told]);
  const act = useCallback(
    (what: Act, failed?: () => void) =>
      void send(what).then((why) => {
        if (why === null) return;
        tell(say("tap.failed", { why }));
        failed?.();
      }),
    [say],
  );
  const skewMs = live?.skewMs ?? 0;
  const surroundings = useMemo(
    () => ({
      language,
      say,
      bot: live?.state.bot ?? { userId: "", name: "Ayumi" },
      liffUrl: live?.state.liffUrl ?? null,
      act,
      tell,
      now: () => new Date(Date.now() + skewMs),
    }),
    [language, say, live?.state.bot.name, live?.state.liffUrl, act, skewMs],
  );

  return (
    <SurroundingsProvider value={surroundings}>
      <TopBar
        people={people}
        open={open}
        narrow={narrow}
        isUnread={(person) =>
          live !== null && chatsOf(live.state, person).some(({ id }) => isUnread(person, id))
        }
        onPerson={toggle}
        onLanguage={() => setLanguage(language === "ja" ? "en" : "ja")}
        drawerOpen={drawer}
        onDrawer={() => setDrawer(!drawer)}
      />
      <main class="phones" aria-label={say("page.phones")}>
        {live !== null &&
          people
            .filter(({ userId }) => visited.has(userId))
            .map((person) => (
              <Phone
                key={person.userId}
                person={person}
                state={live.state}
                chatId={chatOf(person.userId)}
                hidden={!open.includes(person.userId)}
                isUnread={(chat) => isUnread(person.userId, chat)}
                onChat={(chat) => choose({ ...chosen, [person.userId]: chat })}
              />
            ))}
      </main>
      {drawer && live !== null && (
        <>
          <div class="backdrop" onClick={() => setDrawer(false)} />
          <Drawer state={live.state} onClose={() => setDrawer(false)} />
        </>
      )}
      <p class="told" role="status">
        {link === "connecting" ? say("link.connecting") : told}
      </p>
    </SurroundingsProvider>
  );
}
