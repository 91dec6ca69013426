// What the bot says unasked, and what it answers to the buttons under it.
export const jaNudges = {
  "NU-M-A": {
    text: "{name}、こんばんは。\n{month}の振り返り、そろそろいかがですか。\n10分ほどで、途中保存もできます。",
    buttons: { begin: "はじめる", tomorrow: "明日また教えて", pass: "今月はお休み" },
  },
  "NU-M-A.day": {
    text: "{name}、こんにちは。\n{month}の振り返り、そろそろいかがですか。\n10分ほどで、途中保存もできます。",
    buttons: { begin: "はじめる", tomorrow: "明日また教えて", pass: "今月はお休み" },
  },
  "NU-M-B": {
    text: "今月は{count}人が振り返りを書きました。\n読むだけでも、ちょっと元気が出ますよ。",
    buttons: { read: "読んでみる", begin: "自分も書く", pass: "今月はお休み" },
  },
  "NU-M-C": {
    text: "3か月前の{name}の言葉です。\n「{past}」\nいまなら、どう書きますか?",
    buttons: { begin: "いまの言葉で書く", later: "あとで" },
  },
  "NU-M-1": {
    text: "{name}、はじめての{month}の振り返りです。\n今月は、1問だけ。\n思い出せることを、ひとことどうぞ。",
    buttons: { begin: "1問だけ書く", tomorrow: "明日また教えて", pass: "今月はお休み" },
  },
  "NU-M-2": {
    text: "明日は定例会です。\n書けていなくても、そのまま来てくださいね。\n1問だけなら、こちらからどうぞ。",
    buttons: { one: "1問だけ書く", come: "このまま参加する" },
  },
  "NU-W-A": {
    text: "今週もおつかれさまでした。\nひとことだけ、残しておきますか?",
    buttons: { begin: "書く", tap: "タップだけで", pass: "今週はお休み" },
  },
  "NU-W-B": {
    text: "今週いちばん「よかった」場面は、どこでしたか?\n思い出せたら、ひとことどうぞ。",
    buttons: { begin: "書く", tap: "タップだけで", pass: "今週はお休み" },
  },
  "NU-W-C": {
    text: "先週の「ひとつだけ」は、こちらでした。\n「{last_next}」\nその後、どうですか?",
    buttons: { done: "やれた", ahead: "これから", changed: "変わった" },
  },
  "NU-W-C.page": {
    text: "「{last_next}」\n先週の「ひとつだけ」は、その後どうですか?",
    buttons: {},
  },
  "NU-Q-A": {
    text: "3か月の区切りです。\n作戦を見直す20分を、今週のどこかで取りませんか。",
    buttons: { begin: "はじめる", day: "曜日を選ぶ", later: "あとで" },
  },
  "NU-Q-B": {
    text: "この3か月に題名をつけるなら?\nひとことだけでも、見直しのはじまりです。",
    buttons: { begin: "題名をつける", page: "画面で書く", later: "あとで" },
  },
  "NU-Q-C": {
    text: "スキル、経験、人脈、お金、時間。\n3か月前から変わったものはありますか?\n5回タップするだけで見られます。",
    buttons: { hands: "タップで確認", later: "あとで" },
  },
  "NU-FW": {
    text: "{name}、はじめの1週間、おつかれさまでした。\n今週の仕事で、よかったことはありましたか?\nひとことだけ、残してみませんか。",
    buttons: { begin: "書く", tap: "タップだけで", later: "あとで" },
  },
  "NU-R1": {
    text: "先月はお休みでしたね。\n空いた1か月は、ひとことで埋められます。もちろん、空けたままでも大丈夫です。",
    buttons: { bridge: "ひとことで埋める", begin: "今月から書く" },
  },
  "NU-R3": {
    text: "お久しぶりです。お元気ですか。\n{name}の場所は、そのままにしてあります。\n戻るときも離れるときも、ご自分のペースで。",
    buttons: { week: "ひとこと書く", fewer: "お知らせを減らす", rest: "お休みにする" },
  },
  "NU-F": {
    text: "お知らせの回数、ちょうどいいですか?\nいつでも変えられます。",
    buttons: { asIs: "このまま", fewer: "月に1回だけ", stop: "しばらく止める" },
  },
  "NU-AG": {
    text: "昨日のお約束どおり、お知らせしますね。\nひとことからでも、どうぞ。",
    buttons: { begin: "はじめる", pass: "今月はお休み" },
  },
  "NU-AG.day": {
    text: "お約束の日になりました。\n見直しは、20分ほど。途中保存もできます。",
    buttons: { begin: "はじめる", page: "画面で書く", later: "あとで" },
  },
  "nudge.promise": {
    text: "受け取りました。\nよければ、今週のこともひとことどうぞ。",
    buttons: {},
  },
  "nudge.hands": {
    text: "5つとも、ひと通り見られました。\nほかの問いは、書きたくなったときに画面からどうぞ。",
    buttons: {},
  },
  "nudge.tomorrow": { text: "わかりました。明日の同じころに、またお知らせします。", buttons: {} },
  "nudge.day": { text: "わかりました。{day}に、お知らせします。", buttons: {} },
  "nudge.pass": {
    text: "わかりました。今月は、ゆっくりお休みください。\n書きたくなったら、いつでもどうぞ。",
    buttons: {},
  },
  "nudge.passWeek": {
    text: "わかりました。今週は、ゆっくりお休みください。",
    buttons: {},
  },
  "nudge.later": {
    text: "わかりました。書きたくなったときに、どうぞ。",
    buttons: { reflect: "振り返る" },
  },
  "nudge.come": { text: "はい。そのまま、いらしてください。お待ちしています。", buttons: {} },
  "nudge.asIs": { text: "わかりました。このままにしますね。", buttons: {} },
  "nudge.fewer": {
    text: "わかりました。お知らせは、月に1回ほどにします。\n設定から、いつでも変えられます。",
    buttons: {},
  },
  "nudge.cut": {
    text: "今月はお知らせを送れる数が足りず、お誘いが届けられませんでした。\n振り返りは、いつでもここで書けます。",
    buttons: {},
  },
  "nudge.cutRest": {
    text: "お休みの期間が終わりました。送れる数が足りず、お伝えが今になりました。\n振り返りは、いつでもここで書けます。",
    buttons: {},
  },
  SY17: {
    text: "今月のお知らせは、残り{left}通です。\n定例会の連絡({need}通)を優先して、週のお知らせを止めますか?",
    buttons: { stop: "止める", keep: "このまま" },
  },
  "ledger.stopped": {
    text: "週のお知らせを、今月は止めました。\n来月は、いつもどおりに届きます。",
    buttons: {},
  },
  "ledger.kept": {
    text: "わかりました。このままにします。\n足りなくなったら、週のお知らせから先に届かなくなります。",
    buttons: {},
  },
} as const;
