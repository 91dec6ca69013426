import type { Chat, Person } from "#bot/demo/console-api.ts";
import { BotAvatar } from "#bot/demo/console/avatar.tsx";
import { useSurroundings } from "#bot/demo/console/surroundings.ts";

export function AddFriend({ person }: { person: Person }) {
  const { act, say, bot } = useSurroundings();
  return (
    <div class="add-friend">
      <BotAvatar />
      <h3>{bot.name}</h3>
      <p class="muted">{say("friend.intro")}</p>
      <button
        type="button"
        class="main-action"
        onClick={() => act({ do: "follow", person: person.userId })}
      >
        {say("friend.add")}
      </button>
    </div>
  );
}

export function Blocked({ person }: { person: Person }) {
  const { act, say, bot } = useSurroundings();
  return (
    <div class="notice">
      <p>{say("friend.blocked", { name: bot.name })}</p>
      <button
        type="button"
        class="quiet-action"
        onClick={() => act({ do: "unblock", person: person.userId })}
      >
        {say("friend.unblock")}
      </button>
    </div>
  );
}

export function BotAbsent({ chat }: { chat: Chat }) {
  const { act, say, bot } = useSurroundings();
  return (
    <div class="notice">
      <p>{say("chat.notMember", { name: bot.name })}</p>
      <button
        type="button"
        class="quiet-action"
        onClick={() => act({ do: "invite-bot", chat: chat.id })}
      >
        {say("chat.invite", { name: bot.name })}
      </button>
    </div>
  );
}
