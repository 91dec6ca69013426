import type { messagingApi } from "@line/bot-sdk";
import type { OnTap } from "#bot/demo/console/flex/view.tsx";
import { useSurroundings } from "#bot/demo/console/surroundings.ts";
import { textRuns } from "./text-runs.ts";

type Props = {
  readonly message: Parameters<typeof textRuns>[0];
  readonly nameOf: (userId: string) => string;
  readonly onTap: OnTap;
};

export function TextBubble({ message, nameOf, onTap }: Props) {
  const { say } = useSurroundings();
  return (
    <div class="bubble words">
      {textRuns(message, nameOf).map((run, index) => {
        switch (run.kind) {
          case "text":
            return run.text;
          case "mention":
            return (
              <strong key={index} class="mention">
                {run.text}
              </strong>
            );
          case "emoji":
            return (
              <span key={index} class="emoji" role="img" aria-label={say("kind.emoji")}>
                ☺
              </span>
            );
          case "link":
            return (
              <a key={index} href={run.text} onClick={(event) => follow(event, run.text, onTap)}>
                {run.text}
              </a>
            );
        }
      })}
    </div>
  );
}

// A link is opened as a button's would be: the mini-app in its frame, the rest outside.
function follow(event: Event, uri: string, onTap: OnTap) {
  event.preventDefault();
  const action: messagingApi.URIAction = { type: "uri", uri };
  onTap(action);
}
