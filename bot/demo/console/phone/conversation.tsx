import { useCallback, useState } from "preact/hooks";
import type { Chat, ChatMessage, ConsoleState, Person } from "#bot/demo/console-api.ts";
import type { OnTap } from "#bot/demo/console/flex/view.tsx";
import { useSurroundings } from "#bot/demo/console/surroundings.ts";
import { Composer } from "./composer.tsx";
import { AddFriend, Blocked, BotAbsent } from "./friendship.tsx";
import { MessageList } from "./message-list.tsx";
import { QuickReplies } from "./quick-replies.tsx";
import { RichMenu } from "./rich-menu.tsx";

type Props = {
  readonly person: Person;
  readonly chat: Chat;
  readonly state: ConsoleState;
  readonly filled: { readonly text: string } | null;
  readonly drafts: Map<string, string>;
  /** Null as long as the person has not folded or opened it. */
  readonly menuFolded: boolean | null;
  readonly foldMenu: (folded: boolean) => void;
  readonly onTap: OnTap;
};

export function Conversation(props: Props) {
  const { person, chat, state, menuFolded, foldMenu, onTap } = props;
  const { act } = useSurroundings();
  const [editing, setEditing] = useState<ChatMessage | null>(null);
  const direct = chat.kind === "user";
  const at = { person: person.userId, chat: chat.id };

  const people = state.people;
  const nameOf = useCallback(
    (userId: string) => people.find((one) => one.userId === userId)?.name ?? userId.slice(0, 6),
    [people],
  );
  const unsend = useCallback(
    (message: ChatMessage) =>
      act({ do: "unsend", person: person.userId, chat: chat.id, messageId: message.id }),
    [act, person.userId, chat.id],
  );

  if (direct && person.friendship === "stranger") return <AddFriend person={person} />;
  const menuId = person.richMenuId ?? state.defaultRichMenuId;
  const menu = direct ? state.richMenus.find(({ richMenuId }) => richMenuId === menuId) : undefined;
  const folded = menuFolded ?? menu?.selected !== true;
  return (
    <>
      <MessageList
        person={person}
        chat={chat}
        nameOf={nameOf}
        onTap={onTap}
        onUnsend={unsend}
        onEdit={chat.kind === "group" ? setEditing : undefined}
      />
      {direct && person.friendship === "blocked" && <Blocked person={person} />}
      {!direct && !chat.botIsMember && <BotAbsent chat={chat} />}
      <QuickReplies messages={chat.messages} onTap={onTap} />
      {(!direct || person.friendship === "friend") && (
        <Composer
          group={!direct && chat.botIsMember}
          filled={props.filled}
          draft={props.drafts.get(chat.id) ?? ""}
          onDraft={(text) => props.drafts.set(chat.id, text)}
          editing={editing}
          onCancelEdit={() => setEditing(null)}
          onFocus={() => foldMenu(true)}
          onText={(text, mentionsBot, failed) => {
            if (editing !== null) act({ do: "edit", ...at, messageId: editing.id, text }, failed);
            else act({ do: "say", ...at, text, ...(mentionsBot && { mentionsBot }) }, failed);
            setEditing(null);
          }}
          onSticker={(sticker) => act({ do: "sticker", ...at, ...sticker })}
          onPhoto={() => act({ do: "photo", ...at })}
        />
      )}
      {menu && person.friendship === "friend" && (
        <RichMenu menu={menu} folded={folded} onFold={foldMenu} onTap={onTap} />
      )}
    </>
  );
}
