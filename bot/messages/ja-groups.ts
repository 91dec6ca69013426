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
  ME11: { text: "{month}のみんなの歩み", buttons: { feed: "みんなの歩みを見る" } },
  "digest.alt": {
    text: "{month}のみんなの歩みを、数でまとめました。おつかれさまでした。",
    buttons: {},
  },
  "digest.records": { text: "振り返り", buttons: {} },
  "digest.cheers": { text: "応援", buttons: {} },
  "digest.strengths": { text: "見つけてもらった強み", buttons: {} },
  "digest.recordsCount": { text: "{n}枚", buttons: {} },
  "digest.cheersCount": { text: "{n}回", buttons: {} },
  "digest.strengthsCount": { text: "{n}個", buttons: {} },
  "digest.thanks": { text: "{month}も、おつかれさまでした。", buttons: {} },
  "group.nameless": { text: "名前のないトーク", buttons: {} },
} as const;
