import type { messagingApi } from "@line/bot-sdk";

/** A template message says less than Flex can: it is drawn as the Flex bubble it resembles. */
export function templateToFlex(template: messagingApi.Template): messagingApi.FlexContainer {
  switch (template.type) {
    case "buttons":
      return card(template, template.imageSize, template.imageAspectRatio);
    case "confirm":
      return {
        type: "bubble",
        body: column([words(template.text)]),
        footer: buttons(template.actions, "horizontal"),
      };
    case "carousel":
      return {
        type: "carousel",
        contents: template.columns.map((one) =>
          card(one, template.imageSize, template.imageAspectRatio),
        ),
      };
    case "image_carousel":
      return { type: "carousel", contents: template.columns.map(poster) };
  }
}

type Column = messagingApi.CarouselColumn | messagingApi.ButtonsTemplate;

function card(column_: Column, imageSize?: string, ratio?: string): messagingApi.FlexBubble {
  const { thumbnailImageUrl: url, title, text, actions, defaultAction } = column_;
  const hero: messagingApi.FlexImage | undefined =
    url === undefined
      ? undefined
      : {
          type: "image",
          url,
          size: "full",
          aspectRatio: ratio === "square" ? "1:1" : "1.51:1",
          aspectMode: imageSize === "contain" ? "fit" : "cover",
          ...(column_.imageBackgroundColor && { backgroundColor: column_.imageBackgroundColor }),
        };
  const heading: messagingApi.FlexText[] = title
    ? [{ type: "text", text: title, weight: "bold", wrap: true }]
    : [];
  return {
    type: "bubble",
    size: "kilo",
    ...(hero && { hero }),
    body: { ...column([...heading, words(text)]), ...(defaultAction && { action: defaultAction }) },
    footer: buttons(actions, "vertical"),
  };
}

function poster(one: messagingApi.ImageCarouselColumn): messagingApi.FlexBubble {
  const label = one.action.label ?? "";
  const caption: messagingApi.FlexBox = {
    type: "box",
    layout: "vertical",
    position: "absolute",
    offsetBottom: "12px",
    offsetStart: "12px",
    offsetEnd: "12px",
    paddingAll: "6px",
    cornerRadius: "16px",
    backgroundColor: "#26312DCC",
    contents: [{ type: "text", text: label, size: "sm", color: "#FFFFFF", align: "center" }],
  };
  return {
    type: "bubble",
    size: "hecto",
    body: {
      type: "box",
      layout: "vertical",
      paddingAll: "none",
      action: one.action,
      contents: [
        { type: "image", url: one.imageUrl, size: "full", aspectMode: "cover" },
        ...(label === "" ? [] : [caption]),
      ],
    },
  };
}

function column(contents: messagingApi.FlexComponent[]): messagingApi.FlexBox {
  return { type: "box", layout: "vertical", spacing: "md", contents };
}

function words(text: string): messagingApi.FlexText {
  return { type: "text", text, size: "sm", wrap: true };
}

function buttons(
  actions: readonly messagingApi.Action[],
  layout: "horizontal" | "vertical",
): messagingApi.FlexBox {
  return {
    type: "box",
    layout,
    contents: actions.map((action) => ({ type: "button", action, height: "sm" })),
  };
}
