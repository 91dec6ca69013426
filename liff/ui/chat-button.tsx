import { MessageCircle } from "lucide-preact";
import type { Phone } from "#liff/phone/phone.ts";

type Props = {
  readonly phone: Pick<Phone, "toChat">;
  readonly label: string;
  /** Beside a page's main action. */
  readonly isQuiet?: boolean;
};

/** The one green that is LINE's: it leads back into the chat. */
export function ChatButton({ phone, label, isQuiet = false }: Props) {
  const { toChat } = phone;
  if (toChat === null) return null;
  return (
    <button type="button" class={isQuiet ? "button quiet" : "button to-line"} onClick={toChat}>
      <MessageCircle size={20} aria-hidden="true" />
      {label}
    </button>
  );
}
