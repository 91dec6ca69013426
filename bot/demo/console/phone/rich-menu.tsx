import type { messagingApi } from "@line/bot-sdk";
import type { RichMenuView } from "#bot/demo/console-api.ts";
import type { OnTap } from "#bot/demo/console/flex/view.tsx";
import { Icon } from "#bot/demo/console/icons.tsx";
import { TapMap } from "#bot/demo/console/message/tap-map.tsx";
import { useSurroundings } from "#bot/demo/console/surroundings.ts";

type Props = {
  readonly menu: RichMenuView;
  readonly folded: boolean;
  readonly onFold: (folded: boolean) => void;
  readonly onTap: OnTap;
};

export function RichMenu({ menu, folded, onFold, onTap }: Props) {
  const { say } = useSurroundings();
  const { chatBarText: name } = menu;
  const areas = menu.areas.flatMap(({ bounds, action }) => {
    if (bounds === undefined || action === undefined) return [];
    const { x = 0, y = 0, width = 0, height = 0 } = bounds;
    return [{ x, y, width, height, label: labelOf(action), tap: () => onTap(action) }];
  });
  const size = { width: menu.size.width ?? 2500, height: menu.size.height ?? 1686 };
  return (
    <div class="rich-menu">
      <button
        type="button"
        class="chat-bar"
        aria-expanded={!folded}
        title={say(folded ? "menu.open" : "menu.close", { name })}
        onClick={() => onFold(!folded)}
      >
        {name}
        <Icon name={folded ? "up" : "down"} />
      </button>
      {!folded && (
        <div class="rich-menu-picture">
          <TapMap src={menu.imageUrl} size={size} areas={areas} />
        </div>
      )}
    </div>
  );
}

function labelOf(action: messagingApi.Action): string {
  if (action.label) return action.label;
  if (action.type === "postback") return action.displayText ?? action.text ?? "";
  if (action.type === "message") return action.text ?? "";
  return "";
}
