import type { messagingApi } from "@line/bot-sdk";
import { useMemo, useRef } from "preact/hooks";
import { drawFlex } from "#bot/demo/console/flex/bubble.ts";
import { FlexView } from "#bot/demo/console/flex/view.tsx";
import type { OnTap } from "#bot/demo/console/flex/view.tsx";
import { Icon } from "#bot/demo/console/icons.tsx";
import { useSurroundings } from "#bot/demo/console/surroundings.ts";

type Props = {
  readonly altText: string;
  readonly contents: messagingApi.FlexContainer;
  readonly onTap: OnTap;
};

export function FlexMessage({ altText, contents, onTap }: Props) {
  const node = useMemo(() => drawFlex(contents), [contents]);
  const view = <FlexView node={node} onTap={onTap} />;
  return (
    <div class="flex" role="group" aria-label={altText}>
      {contents.type === "carousel" ? <Carousel>{view}</Carousel> : view}
    </div>
  );
}

function Carousel({ children }: { children: preact.ComponentChildren }) {
  const { say } = useSurroundings();
  const frame = useRef<HTMLDivElement>(null);
  const turn = (cards: number) => {
    const strip = frame.current?.firstElementChild;
    const step = strip?.firstElementChild?.clientWidth ?? 240;
    strip?.scrollBy({ left: cards * (step + 8), behavior: "smooth" });
  };
  return (
    <>
      <div ref={frame} class="carousel">
        {children}
      </div>
      <div class="carousel-turns">
        <button type="button" aria-label={say("carousel.previous")} onClick={() => turn(-1)}>
          <Icon name="left" />
        </button>
        <button type="button" aria-label={say("carousel.next")} onClick={() => turn(1)}>
          <Icon name="right" />
        </button>
      </div>
    </>
  );
}
