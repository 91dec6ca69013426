import type { messagingApi } from "@line/bot-sdk";
import type { OnTap } from "#bot/demo/console/flex/view.tsx";
import { TapMap } from "./tap-map.tsx";

type Props = { readonly message: messagingApi.ImagemapMessage; readonly onTap: OnTap };

export function Imagemap({ message, onTap }: Props) {
  const areas = message.actions.flatMap((one) => {
    const action = actionOf(one);
    if (action === null) return [];
    return [{ ...one.area, label: one.label ?? message.altText, tap: () => onTap(action) }];
  });
  return (
    <div class="imagemap" role="group" aria-label={message.altText}>
      <TapMap src={`${message.baseUrl}/1040`} size={message.baseSize} areas={areas} />
    </div>
  );
}

function actionOf(one: messagingApi.ImagemapAction): messagingApi.Action | null {
  switch (one.type) {
    case "message":
      return { type: "message", text: one.text };
    case "uri":
      return { type: "uri", uri: one.linkUri };
    case "clipboard":
      return { type: "clipboard", clipboardText: one.clipboardText };
    default:
      return null;
  }
}
