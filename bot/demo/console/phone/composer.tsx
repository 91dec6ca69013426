import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ChatMessage } from "#bot/demo/console-api.ts";
import { Icon } from "#bot/demo/console/icons.tsx";
import { Sticker, TRAY } from "#bot/demo/console/message/sticker.tsx";
import { useSurroundings } from "#bot/demo/console/surroundings.ts";

type Props = {
  /** A group with the bot in it: the bot can be mentioned. */
  readonly group: boolean;
  readonly filled: { readonly text: string } | null;
  readonly draft: string;
  readonly onDraft: (text: string) => void;
  readonly editing: ChatMessage | null;
  readonly onCancelEdit: () => void;
  readonly onFocus: () => void;
  readonly onText: (text: string, mentionsBot: boolean, failed: () => void) => void;
  readonly onSticker: (sticker: (typeof TRAY)[number]) => void;
  readonly onPhoto: () => void;
};

export function Composer(props: Props) {
  const { group, filled, editing, onText } = props;
  const { say, bot } = useSurroundings();
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(props.draft);
  const [mention, setMention] = useState(false);
  const [tray, setTray] = useState(false);

  useEffect(() => put(filled?.text), [filled]);
  useEffect(
    () => put(editing?.message.type === "text" ? editing.message.text : undefined),
    [editing],
  );
  useLayoutEffect(() => {
    props.onDraft(text);
    const area = field.current;
    if (area === null) return;
    area.style.height = "auto";
    area.style.height = `${Math.min(area.scrollHeight, 132)}px`;
  }, [text]);

  function put(words: string | undefined) {
    if (words === undefined) return;
    setText(words);
    field.current?.focus();
  }
  const cancel = () => {
    setText("");
    props.onCancelEdit();
  };
  const send = () => {
    if (text.trim() === "") return;
    const giveBack = () => setText((typed) => (typed === "" ? text : typed));
    onText(text, group && mention && editing === null, giveBack);
    setText("");
    setMention(false);
  };
  // While an input method composes, Enter belongs to it (229 is what Safari reports then).
  const pressed = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229)
      return;
    event.preventDefault();
    send();
  };

  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {editing && (
        <p class="editing">
          {say("write.editing")}
          <button type="button" class="quiet-action" onClick={cancel}>
            {say("write.cancel")}
          </button>
        </p>
      )}
      {tray && (
        <div class="tray">
          {TRAY.map((sticker, index) => (
            <button
              key={sticker.stickerId}
              type="button"
              aria-label={`${say("write.sticker")} ${index + 1}`}
              onClick={() => {
                setTray(false);
                props.onSticker(sticker);
              }}
            >
              <Sticker stickerId={sticker.stickerId} />
            </button>
          ))}
        </div>
      )}
      <div class="writing">
        <button type="button" class="round" aria-label={say("write.photo")} onClick={props.onPhoto}>
          <Icon name="photo" />
        </button>
        {group && (
          <button
            type="button"
            class="at"
            aria-pressed={mention}
            aria-label={say("write.mention", { name: bot.name })}
            onClick={() => {
              setMention(!mention);
              field.current?.focus();
            }}
          >
            @
          </button>
        )}
        <div class="field">
          {group && mention && <span class="mention">@{bot.name}</span>}
          <textarea
            ref={field}
            rows={1}
            value={text}
            aria-label={say("write.label")}
            placeholder={say("write.placeholder")}
            onFocus={props.onFocus}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
            onKeyDown={pressed}
          />
          <button
            type="button"
            class="round"
            aria-label={say("write.sticker")}
            aria-expanded={tray}
            onClick={() => setTray(!tray)}
          >
            <Icon name="face" />
          </button>
        </div>
        <button
          type="submit"
          class="round send"
          aria-label={say("write.send")}
          disabled={text.trim() === ""}
        >
          <Icon name="send" />
        </button>
      </div>
    </form>
  );
}
