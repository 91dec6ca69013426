import { memo } from "preact/compat";
import type { ChatMessage } from "#bot/demo/console-api.ts";
import { Avatar, BotAvatar } from "#bot/demo/console/avatar.tsx";
import { timeOf } from "#bot/demo/console/clock.ts";
import type { OnTap } from "#bot/demo/console/flex/view.tsx";
import { useSurroundings } from "#bot/demo/console/surroundings.ts";
import { Content } from "./content.tsx";
import { OwnMenu } from "./own-menu.tsx";

type Props = {
  readonly message: ChatMessage;
  readonly own: boolean;
  readonly follows: boolean;
  readonly nameOf: (userId: string) => string;
  readonly onTap: OnTap;
  readonly onUnsend: (message: ChatMessage) => void;
  /** Absent where LINE offers no editing. */
  readonly onEdit?: ((message: ChatMessage) => void) | undefined;
};

export const Row = memo(function Row(props: Props) {
  const { message, own, follows, nameOf } = props;
  const { bot, say } = useSurroundings();
  const sent = message.message;
  if (message.system) {
    return <li class="line">{sent.type === "text" ? sent.text : ""}</li>;
  }
  const fromBot = message.from === "bot";
  const sender = "sender" in sent ? sent.sender : undefined;
  const name = fromBot ? (sender?.name ?? bot.name) : nameOf(message.from);
  if (message.unsent) {
    return <li class="line">{`${own ? say("chat.you") : name} · ${say("chat.unsent")}`}</li>;
  }
  return (
    <li class={own ? "row own" : follows ? "row follows" : "row"}>
      {!own && (
        <div class="face">
          {!follows &&
            (fromBot ? (
              <BotAvatar picture={sender?.iconUrl} />
            ) : (
              <Avatar id={message.from} name={name} />
            ))}
        </div>
      )}
      <div class="said">
        {own ? (
          <span class="unseen">{say("chat.you")}</span>
        ) : (
          <span class={follows ? "unseen" : "name"}>{name}</span>
        )}
        <div class="with-time">
          <Content message={sent} nameOf={nameOf} onTap={props.onTap} />
          <span class="meta">
            {own && <OwnMenu message={message} onUnsend={props.onUnsend} onEdit={props.onEdit} />}
            {message.edited && <span>{say("chat.edited")}</span>}
            <time dateTime={message.at}>{timeOf(new Date(message.at))}</time>
          </span>
        </div>
      </div>
    </li>
  );
});
