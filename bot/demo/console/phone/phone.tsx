import type { messagingApi } from "@line/bot-sdk";
import { useCallback, useRef, useState } from "preact/hooks";
import type { Chat, ConsoleState, Person } from "#bot/demo/console-api.ts";
import { timeOf } from "#bot/demo/console/clock.ts";
import { chatsOf } from "#bot/demo/console/live.ts";
import { useNow, useSurroundings } from "#bot/demo/console/surroundings.ts";
import { ChatTabs } from "./chat-tabs.tsx";
import { Conversation } from "./conversation.tsx";
import { LiffFrame } from "./liff-frame.tsx";
import { Picker } from "./picker.tsx";
import { useTaps } from "./use-taps.ts";

type Props = {
  readonly person: Person;
  readonly state: ConsoleState;
  readonly chatId: string;
  readonly hidden: boolean;
  readonly isUnread: (chatId: string) => boolean;
  readonly onChat: (chatId: string) => void;
};

export function Phone({ person, state, chatId, hidden, isUnread, onChat }: Props) {
  const { say, bot } = useSurroundings();
  const drafts = useRef(new Map<string, string>());
  const chats = chatsOf(state, person.userId);
  const chat = chats.find(({ id }) => id === chatId) ?? chats[0] ?? direct(person, bot.name);
  return (
    <section class="phone" aria-label={say("chat.phone", { name: person.name })} hidden={hidden}>
      <StatusBar name={person.name} />
      <ChatTabs
        person={person}
        chats={chats.length > 0 ? chats : [chat]}
        current={chat.id}
        isUnread={isUnread}
        onChoose={onChat}
      />
      <Screen key={chat.id} person={person} chat={chat} state={state} drafts={drafts.current} />
    </section>
  );
}

type ScreenProps = {
  readonly person: Person;
  readonly chat: Chat;
  readonly state: ConsoleState;
  /** Words not sent yet, by chat: another chat on the screen does not lose them. */
  readonly drafts: Map<string, string>;
};

function Screen({ person, chat, state, drafts }: ScreenProps) {
  const { act } = useSurroundings();
  const [picking, pick] = useState<messagingApi.DatetimePickerAction | null>(null);
  const [framed, frame] = useState<string | null>(null);
  const unframe = useCallback(() => frame(null), []);
  const [menuFolded, foldMenu] = useState<boolean | null>(null);
  const [filled, setFilled] = useState<{ readonly text: string } | null>(null);
  const fill = (text: string) => {
    setFilled({ text });
    foldMenu(true);
  };
  const onTap = useTaps({ person, chat, fill, foldMenu, pick, frame });
  const picked = (params: Record<string, string>) => {
    pick(null);
    if (picking === null) return;
    act({ do: "tap", person: person.userId, chat: chat.id, action: picking, params });
  };
  return (
    <>
      <Conversation
        person={person}
        chat={chat}
        state={state}
        filled={filled}
        drafts={drafts}
        menuFolded={menuFolded}
        foldMenu={foldMenu}
        onTap={onTap}
      />
      {picking && <Picker action={picking} onPick={picked} onCancel={() => pick(null)} />}
      {framed && <LiffFrame src={framed} person={person.userId} onClose={unframe} />}
    </>
  );
}

function StatusBar({ name }: { name: string }) {
  const now = useNow(5_000);
  return (
    <div class="status-bar">
      <span>{timeOf(now)}</span>
      <h2>{name}</h2>
      <span class="battery" aria-hidden="true" />
    </div>
  );
}

function direct(person: Person, name: string): Chat {
  const members = [person.userId];
  return { id: person.userId, kind: "user", name, members, botIsMember: true, messages: [] };
}
