import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Chat, ChatMessage, Person } from "#bot/demo/console-api.ts";
import { BotAvatar } from "#bot/demo/console/avatar.tsx";
import { dayLabel } from "#bot/demo/console/clock.ts";
import type { OnTap } from "#bot/demo/console/flex/view.tsx";
import { Icon } from "#bot/demo/console/icons.tsx";
import { daysOf } from "#bot/demo/console/message/days.ts";
import { Row } from "#bot/demo/console/message/row.tsx";
import { useNow, useSurroundings } from "#bot/demo/console/surroundings.ts";

type Props = {
  readonly person: Person;
  readonly chat: Chat;
  readonly nameOf: (userId: string) => string;
  readonly onTap: OnTap;
  readonly onUnsend: (message: ChatMessage) => void;
  readonly onEdit?: ((message: ChatMessage) => void) | undefined;
};

const NEAR_BOTTOM_PX = 60;

export function MessageList({ person, chat, nameOf, onTap, onUnsend, onEdit }: Props) {
  const { say, bot, language } = useSurroundings();
  const now = useNow(1000);
  const frame = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const atBottom = useRef(true);
  const [below, setBelow] = useState(false);
  const last = chat.messages.at(-1);

  const toBottom = () => {
    atBottom.current = true;
    setBelow(false);
    frame.current?.scrollTo({ top: frame.current.scrollHeight });
  };
  // Pictures arrive late and menus unfold: whoever reads the newest message keeps reading it.
  useLayoutEffect(() => {
    const watch = new ResizeObserver(() => atBottom.current && toBottom());
    for (const part of [frame.current, content.current]) if (part) watch.observe(part);
    return () => watch.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (atBottom.current || last?.from === person.userId) toBottom();
    else if (last !== undefined) setBelow(true);
  }, [last?.id]);
  const scrolled = () => {
    const list = frame.current;
    if (list === null || list.clientHeight === 0) return;
    atBottom.current = list.scrollHeight - list.scrollTop - list.clientHeight < NEAR_BOTTOM_PX;
    if (atBottom.current) setBelow(false);
  };

  const loading = chat.kind === "user" && isLater(person.loadingUntil, now);
  const name = chat.kind === "user" ? bot.name : chat.name;
  return (
    <div class="list-frame">
      <div
        ref={frame}
        class="list"
        role="log"
        aria-label={say("chat.log", { name })}
        aria-live="polite"
        tabIndex={0}
        onScroll={scrolled}
      >
        <div ref={content} class="list-content">
          {chat.messages.length === 0 && <p class="empty">{say("chat.empty")}</p>}
          {daysOf(chat.messages).map(({ day, at, messages }) => (
            <div key={day} role="group" aria-label={dayLabel(at, now, language)}>
              <p class="day-label" aria-hidden="true">
                <span>{dayLabel(at, now, language)}</span>
              </p>
              <ol>
                {messages.map(({ message, follows }) => (
                  <Row
                    key={message.id}
                    message={message}
                    own={message.from === person.userId}
                    follows={follows}
                    nameOf={nameOf}
                    onTap={onTap}
                    onUnsend={onUnsend}
                    onEdit={onEdit}
                  />
                ))}
              </ol>
            </div>
          ))}
          {loading && (
            <div class="row" role="status" aria-label={say("chat.typing", { name: bot.name })}>
              <div class="face">
                <BotAvatar />
              </div>
              <div class="bubble typing">
                <i />
                <i />
                <i />
              </div>
            </div>
          )}
        </div>
      </div>
      {below && (
        <button type="button" class="new-message" onClick={toBottom}>
          {say("chat.newMessage")}
          <Icon name="down" />
        </button>
      )}
    </div>
  );
}

function isLater(until: string | null, now: Date) {
  return until !== null && Date.parse(until) > now.getTime();
}
