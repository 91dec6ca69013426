// Which circles see a record. en-sharing.ts is typed to match.
export const jaSharing = {
  where: "どの会の仲間に見せますか",
  whereHint: "前に選んだ会を、先に入れてあります。あとから会ごとに変えられます。",
  pickOne: "会をひとつ選ぶと、見せられます。",
  shownIn: "この記録を見せる会",
  shownHint: "切り替えると、すぐに変わります。どの会にも見せないと、自分だけの記録に戻ります。",
  closed: "閉じた会です。ここで見せるのをやめると、もう一度見せることはできません。",
  failed: "まだ変わっていません。少し待って、もう一度どうぞ。",
  looksIn: "どの会での見え方ですか",
  looks: "{circle}の仲間には、こう見えます。",
  looksOrganizer: "{circle}の運営の人には、こう見えます。",
} as const;
