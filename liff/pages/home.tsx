import { useQuery } from "@tanstack/preact-query";
import { WaitingCheers } from "#liff/cheers/waiting-cheers.tsx";
import { WaitingComments } from "#liff/comments/waiting-comments.tsx";
import { LetterStop } from "#liff/letters/letter-stop.tsx";
import { useMe } from "#liff/me.ts";
import { WaitingStrengths } from "#liff/strengths/waiting-strengths.tsx";
import { useSurroundings } from "#liff/surroundings.ts";
import { dayText, todayText } from "#liff/text/dates.ts";
import { useWords } from "#liff/text/speak.ts";
import { Page } from "#liff/ui/page.tsx";
import { Way } from "#liff/ui/way.tsx";
import { MeetupWay } from "./home-meetup.tsx";
import { NowOpen } from "./now-open.tsx";

export function Home() {
  const { say, locale } = useWords();
  const { api } = useSurroundings();
  const { name, rest, totals, since, today, community, circles } = useMe();
  const { data } = useQuery({ queryKey: ["home"], queryFn: api.home });
  const count = data?.total ?? totals.reflections;
  // Nobody comes back on the day they came.
  const greeting = since === today ? "home.welcome" : "home.hello";
  return (
    <Page
      isFirst
      above={[community, todayText(today, locale)].filter(Boolean).join(" · ")}
      title={name === null ? say(`${greeting}Nameless`) : say(greeting, { name })}
    >
      {rest !== null && (
        <p class="lead">{say("home.resting", { date: dayText(rest.until, today, locale) })}</p>
      )}
      <ol class="road">
        <li class="stop here">
          <NowOpen home={data} />
        </li>
        <WaitingCheers />
        <WaitingStrengths />
        <WaitingComments />
        {circles.length > 0 && (
          <li class="stop">
            <MeetupWay />
          </li>
        )}
        <LetterStop count={count} />
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
        {circles.length > 0 && (
          <li class="stop">
            <Way to="/feed" title={say("home.feed")} hint={say("home.feedHint")} />
          </li>
        )}
        {circles.map(({ id, name: circle, isClosed }) => (
          <li key={id} class="stop">
            <Way
              to={`/circle/${id}`}
              title={circle}
              hint={say(isClosed ? "home.circleClosed" : "home.circleHint")}
            />
          </li>
        ))}
        <li class="stop">
          <Way to="/settings" title={say("home.settings")} hint={say("home.settingsHint")} />
        </li>
      </ol>
    </Page>
  );
}
