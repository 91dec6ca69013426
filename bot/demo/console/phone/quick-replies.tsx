import { useState } from "preact/hooks";
import type { ChatMessage } from "#bot/demo/console-api.ts";
import { imageUrl } from "#bot/demo/console/flex/values.ts";
import type { OnTap } from "#bot/demo/console/flex/view.tsx";
import { useSurroundings } from "#bot/demo/console/surroundings.ts";
import { quickRepliesOf, staysAfterTap } from "./quick-reply-rules.ts";

type Props = { readonly messages: readonly ChatMessage[]; readonly onTap: OnTap };

export function QuickReplies({ messages, onTap }: Props) {
  const { say } = useSurroundings();
  const [used, setUsed] = useState<string | null>(null);
  const offered = quickRepliesOf(messages);
  if (offered === null || offered.messageId === used) return null;
  return (
    <ul class="quick-replies" aria-label={say("quick.label")}>
      {offered.items.map(({ action, imageUrl: picture }, index) => {
        if (action === undefined) return null;
        const src = imageUrl(picture);
        const tap = () => {
          if (!staysAfterTap(action)) setUsed(offered.messageId);
          onTap(action);
        };
        return (
          <li key={index}>
            <button type="button" class="chip" onClick={tap}>
              {src && <img src={src} alt="" />}
              {action.label}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
