import type { ChatMessage } from "#bot/demo/console-api.ts";
import type { OnTap } from "#bot/demo/console/flex/view.tsx";
import { imageUrl } from "#bot/demo/console/flex/values.ts";
import { Icon } from "#bot/demo/console/icons.tsx";
import { useSurroundings } from "#bot/demo/console/surroundings.ts";
import { FlexMessage } from "./flex-message.tsx";
import { Imagemap } from "./imagemap.tsx";
import { Sticker } from "./sticker.tsx";
import { templateToFlex } from "./template.ts";
import { TextBubble } from "./text-bubble.tsx";

type Props = {
  readonly message: ChatMessage["message"];
  readonly nameOf: (userId: string) => string;
  readonly onTap: OnTap;
};

export function Content({ message, nameOf, onTap }: Props) {
  const { say } = useSurroundings();
  switch (message.type) {
    case "text":
    case "textV2":
      return <TextBubble message={message} nameOf={nameOf} onTap={onTap} />;
    case "flex":
      return <FlexMessage altText={message.altText} contents={message.contents} onTap={onTap} />;
    case "template": {
      const contents = templateToFlex(message.template);
      return <FlexMessage altText={message.altText} contents={contents} onTap={onTap} />;
    }
    case "sticker":
      return (
        <span role="img" aria-label={say("kind.sticker")}>
          <Sticker stickerId={message.stickerId} />
        </span>
      );
    case "image":
      return <Photo url={"contentUrl" in message ? message.contentUrl : message.previewImageUrl} />;
    case "imagemap":
      return <Imagemap message={message} onTap={onTap} />;
    case "video":
      return (
        <div class="photo playing">
          <img src={imageUrl(message.previewImageUrl)} alt={say("kind.video")} />
          <Icon name="play" />
        </div>
      );
    case "audio":
      return (
        <div class="bubble sound">
          <Icon name="sound" />
          {say("kind.audio")} {Math.round((message.duration ?? 0) / 1000)}s
        </div>
      );
    case "location":
      return (
        <div class="bubble place">
          <Icon name="pin" />
          <div>
            <strong>{message.title}</strong>
            <div class="muted">{message.address}</div>
          </div>
        </div>
      );
    case "coupon":
    default:
      return <div class="bubble muted">{say("kind.other")}</div>;
  }
}

function Photo({ url }: { url: string | undefined }) {
  const { say } = useSurroundings();
  return (
    <div class="photo">
      <img src={imageUrl(url)} alt={say("kind.image")} referrerpolicy="no-referrer" />
    </div>
  );
}
