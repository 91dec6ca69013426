import type { messagingApi } from "@line/bot-sdk";
import { useCallback, useRef } from "preact/hooks";
import type { Chat, Person } from "#bot/demo/console-api.ts";
import { destinationOf } from "#bot/demo/console/message/links.ts";
import { useSurroundings } from "#bot/demo/console/surroundings.ts";

type Parts = {
  readonly person: Person;
  readonly chat: Chat;
  readonly fill: (text: string) => void;
  readonly foldMenu: (folded: boolean) => void;
  readonly pick: (action: messagingApi.DatetimePickerAction) => void;
  readonly frame: (src: string) => void;
};

/** What a tap does on the phone itself; everything LINE would hear goes to the double. */
export function useTaps({ person, chat, fill, foldMenu, pick, frame }: Parts) {
  const { act, liffUrl, say, tell } = useSurroundings();
  const at = { person: person.userId, chat: chat.id };

  const tap = (action: messagingApi.Action): void => {
    switch (action.type) {
      case "uri": {
        const to = destinationOf(action.uri, liffUrl);
        if (to === null) tell(say("tap.unsafe"));
        else if (to.kind === "liff") frame(to.src);
        else leave(to.href);
        return;
      }
      case "datetimepicker":
        return pick(action);
      case "clipboard":
        void navigator.clipboard
          .writeText(action.clipboardText)
          .then(() => tell(say("tap.copied")));
        return;
      case "camera":
      case "cameraRoll":
        return act({ do: "photo", ...at });
      case "postback":
        act({ do: "tap", ...at, action });
        if (action.inputOption === "closeRichMenu") foldMenu(true);
        if (action.inputOption === "openRichMenu") foldMenu(false);
        if (action.inputOption === "openKeyboard") fill(action.fillInText ?? "");
        return;
      case "message":
      case "location":
      case "richmenuswitch":
      default:
        act({ do: "tap", ...at, action });
    }
  };
  // The same function for the phone's life, so that messages already drawn stay as they are.
  const latest = useRef(tap);
  latest.current = tap;
  return useCallback((action: messagingApi.Action) => latest.current(action), []);
}

function leave(href: string) {
  const link = document.createElement("a");
  link.href = href;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  link.click();
}
