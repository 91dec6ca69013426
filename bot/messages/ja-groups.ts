// The LINE group of a circle: what went wrong there, and its month in numbers.
export const jaGroups = {
  "group.away": {
    text: "LINEのグループ「{group}」に、お知らせが届きませんでした。\nグループから外れているようです。もう一度招待してくださると、つながりが戻ります。",
    buttons: {},
  },
  "group.refused": {
    text: "LINEのグループ「{group}」へのお知らせを、LINEが受け付けませんでした。\nグループには何も届いていません。",
    buttons: {},
  },
  "group.nameless": { text: "名前のないトーク", buttons: {} },
} as const;
