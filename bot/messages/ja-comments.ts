// Said as the last line of a reply, when companions have written something.
export const jaComments = {
  "comments.one": { text: "ことばがひとつ、届いています。", buttons: { read: "ことばを読む" } },
  "comments.few": { text: "{n}つのことばが届いています。", buttons: { read: "ことばを読む" } },
  /** From ten on the small counting word no longer fits. */
  "comments.many": { text: "{n}のことばが届いています。", buttons: { read: "ことばを読む" } },
  PF10: {
    text: "{from}さんから、気づきが届きました。\n読むタイミングは、ご自分で選べます。",
    buttons: { now: "いま読む", later: "落ち着いてから", together: "{organizer}と読む" },
  },
  "frank.words": {
    text: "{from}さんから\n\nもったいないな、と感じたところ\n{text}\n\nこうすると、もっと活きそう\n{how}",
    buttons: {},
  },
  "frank.later": {
    text: "わかりました。「届いたことば」で、いつでも開けます。開かないままでも大丈夫です。",
    buttons: { page: "届いたことば" },
  },
  "frank.together": {
    text: "{organizer}に、いっしょに読みたいことだけが伝わります。中身は、ご自分で開くまで、だれにも見えません。",
    buttons: {},
  },
} as const;
