// Said as the last line of a reply, when companions have written something.
export const jaComments = {
  "comments.one": { text: "言葉がひとつ、届いています。", buttons: { read: "言葉を読む" } },
  "comments.few": { text: "{n}つの言葉が届いています。", buttons: { read: "言葉を読む" } },
  /** From ten on the small counting word no longer fits. */
  "comments.many": { text: "{n}の言葉が届いています。", buttons: { read: "言葉を読む" } },
  PF10: {
    text: "{from}さんから、気づきが届きました。\n読むタイミングは、ご自分で選べます。",
    buttons: { now: "いま読む", later: "落ち着いてから", together: "{organizer}と読む" },
  },
  "frank.words": {
    text: "{from}さんから\n\nもったいないな、と感じたところ\n{text}\n\nこうすると、もっと活きそう\n{how}",
    buttons: {},
  },
  "frank.later": {
    text: "わかりました。「届いた言葉」で、いつでも開けます。開かないままでも大丈夫です。",
    buttons: { page: "届いた言葉" },
  },
  "frank.alone": {
    text: "いっしょに読める運営の人が、いまはほかにいません。「届いた言葉」で、いつでもご自分で開けます。開かないままでも大丈夫です。",
    buttons: {},
  },
  "frank.together": {
    text: "{organizer}に、いっしょに読みたいことだけが伝わります。中身は、ご自分で開くまで、誰にも見えません。",
    buttons: {},
  },
} as const;
