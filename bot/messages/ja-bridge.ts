// Months without a record, for whoever comes back.
export const jaBridge = {
  "bridge.one": {
    text: "先月はお休みでしたね。\n空いた1か月は、ひとことで埋められます。もちろん、空けたままでも大丈夫です。",
    buttons: { bridge: "ひとことで埋める", month: "今月から書く" },
  },
  "bridge.many": {
    text: "おかえりなさい。\n{span}は、ひとことでつなげられます。もちろん、空けたままでも大丈夫です。",
    buttons: { bridge: "ひとことでつなぐ", month: "今月から書く" },
  },
  "bridge.ask": {
    text: "{span}を、ひとことで言うと?\n(例)引っ越しと、休む時間\nここは🔒自分だけに保存されます。",
    buttons: { month: "今月から書く" },
  },
  "bridge.kept": {
    text: "つながりました。\n{span}の歩みとして、わたしの記録に残っています。",
    buttons: { month: "今月から書く", record: "わたしの記録" },
  },
  "bridge.long": {
    text: "ひとこととしては少し長いようで、いまのメッセージは残せていません。\n短くして、もう一度どうぞ。",
    buttons: {},
  },
  "bridge.left": {
    text: "わかりました。空けたままにしておきますね。",
    buttons: { reflect: "振り返る" },
  },
} as const;
