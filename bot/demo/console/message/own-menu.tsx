import { useEffect, useRef, useState } from "preact/hooks";
import type { ChatMessage } from "#bot/demo/console-api.ts";
import { Icon } from "#bot/demo/console/icons.tsx";
import { useSurroundings } from "#bot/demo/console/surroundings.ts";

type Props = {
  readonly message: ChatMessage;
  readonly onUnsend: (message: ChatMessage) => void;
  readonly onEdit?: ((message: ChatMessage) => void) | undefined;
};

/** What LINE shows after a long press on one's own message. */
export function OwnMenu({ message, onUnsend, onEdit }: Props) {
  const { say } = useSurroundings();
  const [open, setOpen] = useState(false);
  const frame = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!open) return;
    const outside = (event: Event) => {
      if (event.target instanceof Node && !frame.current?.contains(event.target)) setOpen(false);
    };
    const escape = (event: KeyboardEvent) => event.key === "Escape" && setOpen(false);
    document.addEventListener("pointerdown", outside);
    document.addEventListener("keydown", escape);
    return () => {
      document.removeEventListener("pointerdown", outside);
      document.removeEventListener("keydown", escape);
    };
  }, [open]);
  const choose = (what: (message: ChatMessage) => void) => () => {
    setOpen(false);
    what(message);
  };
  return (
    <span ref={frame} class="own-menu">
      <button
        type="button"
        class="own-menu-opens"
        aria-label={say("own.menu")}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name="more" />
      </button>
      {open && (
        <span class="own-menu-list">
          {onEdit !== undefined && message.message.type === "text" && (
            <button type="button" onClick={choose(onEdit)}>
              {say("own.edit")}
            </button>
          )}
          <button type="button" onClick={choose(onUnsend)}>
            {say("own.unsend")}
          </button>
        </span>
      )}
    </span>
  );
}
