// Japanese is the source: en.ts is typed to match.
export const ja = {
  "app.name": "歩み",
  "app.loading": "開いています",
  "app.offline": "いまは、つながっていません。つながると、続きから使えます。",

  "home.hello": "{name}さん、おかえりなさい。",
  "home.helloNameless": "おかえりなさい。",
  "home.resting": "{date}まで、お休みです。ごゆっくりどうぞ。",
  "home.write": "いまの気持ちを、ひとことから。",
  "home.writeHint": "週は3分、月は10分ほど。途中でやめても、続きから書けます。",
  "home.toChat": "LINEのトークで振り返る",
  "home.noChat": "LINEのトークで「振り返る」と送ると、はじめられます。",
  "home.record": "わたしの記録",
  "home.recordCount": "通算 {n}枚",
  "home.recordNone": "はじめの1枚は、これから。",
  "home.settings": "設定・お休み",
  "home.settingsHint": "お知らせ、お休み、ことば",

  "me.title": "わたしの記録",
  "me.count": "これまでに{n}枚。自分だけに見える一覧です。",
  "me.empty": "ここから、道がはじまります。",
  "me.emptyHint": "最近の「ちょっとよかったな」を、ひとことトークで送ってみませんか。",
  "me.older": "もっと前を見る",
  "me.start": "ここが、いちばんはじめの1枚です。",
  "me.noWords": "ことばは残していません。",

  "status.draft": "下書き",
  "status.kept": "自分だけ",
  "status.shared": "仲間に見せた記録",
  "audience.self": "自分だけ",

  "period.first": "最初の1枚",
  "period.weekly": "{month}/{day}の週",
  "period.monthly": "{month}月",
  "period.quarterly": "{from}〜{to}月",
  "period.year": "{year}年",

  "settings.title": "設定・お休み",
  "settings.saved": "保存しました",
  "settings.saving": "保存しています",
  "settings.waiting": "つながったら保存します",
  "settings.failed": "保存できませんでした。少し待って、もう一度お試しください。",

  "notices.title": "お知らせ",
  "notices.weekly": "週のお知らせ",
  "notices.weeklyHint": "週に1度、3分の振り返りにお誘いします。",
  "notices.quiet": "お知らせをすべて止める",
  "notices.quietHint": "止めているあいだも、振り返りはいつでも書けます。",

  "rest.title": "お休み",
  "rest.hint": "お休みのあいだは、お知らせが届きません。理由は書かなくて大丈夫です。",
  "rest.for": "今日から、どのくらい休みますか",
  "rest.change": "お休みの長さを変える",
  "rest.month": "1か月",
  "rest.months": "{n}か月",
  "rest.halfYear": "半年",
  "rest.date": "戻る日を選ぶ",
  "rest.choose": "お休みにする",
  "rest.now": "{date}まで、お休みです。",
  "rest.back": "いま戻る",
  "rest.past": "明日より先の日付を選んでください。",

  "language.title": "ことば",
  "language.hint": "トークとこの画面で使うことばです。",

  "missing.title": "この画面は、まだありません。",
  "missing.hint": "リンクが古いか、準備中の画面のようです。振り返りは、いつでもトークで書けます。",
  "missing.home": "はじめの画面へ",

  "stranger.title": "はじめまして。",
  "stranger.hint":
    "トークに届いている3つのお約束を読んで、「わかりました」を押してください。それから、この画面が使えます。",
  "stranger.chat": "LINEのトークを開く",
  "stranger.again": "押しました",

  "stuck.title": "もう一度、開いてください。",
  "stuck.hint": "この画面を開いてから、時間がたったようです。書いたものは、そのまま残っています。",
  "stuck.again": "LINEで開き直す",

  "offline.title": "いまは、つながっていないようです。",
  "offline.hint": "電波のあるところで、もう一度どうぞ。",
  "unavailable.title": "うまく開けませんでした。",
  "unavailable.hint": "こちらの調子がよくないようです。少し待って、もう一度お試しください。",
  again: "もう一度",

  "nav.home": "はじめの画面へ戻る",
} as const;
