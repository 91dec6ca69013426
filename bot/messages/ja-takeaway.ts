// After the meetup, said with a reply that somebody asked for anyway; and the card of its day.
export const jaTakeaway = {
  ME5: {
    text: "今日の定例会、ありがとうございました。\n心に残ったひとことを、ひとつ残しておきませんか。",
    buttons: { write: "ひとこと残す", cheer: "仲間に応援を送る", enough: "今日はここまで" },
  },
  "ME5.later": {
    text: "先日の定例会、ありがとうございました。\n心に残ったひとことがあれば、残しておけます。",
    buttons: { write: "ひとこと残す", cheer: "仲間に応援を送る", enough: "今回はここまで" },
  },
  ME6: {
    text: "今月の定例会は、無事に終わりました。\n仲間の振り返りは、こちらで読めます。\nまた次回、お待ちしています。",
    buttons: { read: "読んでみる", next: "次回の予定" },
  },
  "takeaway.ask": {
    text: "心に残ったひとことを、そのまま送ってください。\n🔒自分だけに残り、その月の記録に入ります。",
    buttons: { leave: "やめておく" },
  },
  "takeaway.kept": {
    text: "残しました。\n月の振り返りを書くときに、となりに並べておきます。",
    buttons: { cheer: "仲間に応援を送る", record: "わたしの記録" },
  },
  "takeaway.long": {
    text: "ひとことには、少し長いようです。\n400字までで、もう一度送ってください。",
    buttons: {},
  },
  "takeaway.enough": {
    text: "わかりました。残したくなったら、予定のページからいつでもどうぞ。",
    buttons: {},
  },
  "card.callTitle": { text: "今日の定例会", buttons: {} },
  "card.call": {
    text: "耳だけ、顔出しなしでも大丈夫です。\n入りづらい時間になっても、気にせずどうぞ。",
    buttons: { page: "参加リンク" },
  },
  "card.callAlt": { text: "今日は定例会です。{time}。聞くだけの参加も歓迎です。", buttons: {} },
} as const;
