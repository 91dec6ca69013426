import { useState } from "preact/hooks";
import type { Chat, Person } from "#bot/demo/console-api.ts";
import { BotAvatar } from "#bot/demo/console/avatar.tsx";
import { Icon } from "#bot/demo/console/icons.tsx";
import { useSurroundings } from "#bot/demo/console/surroundings.ts";

type Props = {
  readonly person: Person;
  readonly chats: readonly Chat[];
  readonly current: string;
  readonly isUnread: (chatId: string) => boolean;
  readonly onChoose: (chatId: string) => void;
};

export function ChatTabs({ person, chats, current, isUnread, onChoose }: Props) {
  const { say, bot } = useSurroundings();
  return (
    <header class="chat-head">
      <nav class="chat-tabs" aria-label={say("chat.chats", { name: person.name })}>
        {chats.map((chat) => (
          <button
            key={chat.id}
            type="button"
            class="chat-tab"
            aria-current={chat.id === current ? "page" : undefined}
            onClick={() => onChoose(chat.id)}
          >
            {chat.kind === "user" && <BotAvatar />}
            <span class="chat-tab-name">{chat.kind === "user" ? bot.name : chat.name}</span>
            {chat.kind !== "user" && <span class="count">{chat.members.length}</span>}
            {isUnread(chat.id) && <span class="dot" role="img" aria-label={say("chat.unread")} />}
          </button>
        ))}
      </nav>
      {person.friendship !== "stranger" && <FriendMenu person={person} />}
    </header>
  );
}

function FriendMenu({ person }: { person: Person }) {
  const { act, say, bot } = useSurroundings();
  const [open, setOpen] = useState(false);
  const blocked = person.friendship === "blocked";
  const toggle = () => {
    setOpen(false);
    act({ do: blocked ? "unblock" : "block", person: person.userId });
  };
  return (
    <div
      class="friend-menu"
      onKeyDown={(event) => event.key === "Escape" && setOpen(false)}
      onFocusOut={({ relatedTarget, currentTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget)))
          setOpen(false);
      }}
    >
      <button
        type="button"
        class="round"
        aria-label={bot.name}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name="more" />
      </button>
      {open && (
        <div class="own-menu-list">
          <button type="button" onClick={toggle}>
            {say(blocked ? "friend.unblock" : "friend.block")}
          </button>
        </div>
      )}
    </div>
  );
}
