import { jaTactics, jaTacticShelf, jaTacticSteps } from "./ja-tactics.ts";

// Japanese is the source: en.ts is typed to match. Keys are the copy deck's ids where it has the
// bubble, else `feature.moment`. `{name}` and the like are filled by messages/say.ts.
import { jaCheers } from "./ja-cheers.ts";
import { jaBridge } from "./ja-bridge.ts";
import { jaSharing } from "./ja-sharing.ts";
import { jaComments } from "./ja-comments.ts";
import { jaGroups } from "./ja-groups.ts";
import { jaTakeaway } from "./ja-takeaway.ts";
import { jaMeetups, jaRsvps } from "./ja-meetups.ts";
import { jaNudges } from "./ja-nudges.ts";
import { jaSettings } from "./ja-settings.ts";
import { jaStrengths } from "./ja-strengths.ts";

export const ja = {
  // First contact
  O1: {
    text: "{name}さん、はじめまして。\n{community}の「振り返り係」です。\n月に1度キャリアを振り返り、仲間と応援し合う。そのお手伝いをします。",
    buttons: {},
  },
  "O1.nameless": {
    text: "はじめまして。\n{community}の「振り返り係」です。\n月に1度キャリアを振り返り、仲間と応援し合う。そのお手伝いをします。",
    buttons: {},
  },
  O2: {
    text: "はじめに、3つお約束します。\n・書いたことは、まず自分だけに見えます\n・見せる相手は、あとから選べます\n・お休みも退会も、いつでもできます\nよければ「わかりました」を押してください。",
    buttons: { agree: "わかりました", terms: "約束の全文", language: "English" },
  },
  "O2.terms": {
    text: "お預かりするのは、LINEの表示名・アイコン、あなたが書いた振り返りと棚卸し、応援と出欠です。\n目的は、振り返りの記録と、あなたが選んだ仲間への共有だけ。広告や採用には使いません。\n病気や家族のことなど、書きたくないことは書かなくて大丈夫です。\nいつでも受け取り・削除ができます。",
    buttons: { agree: "わかりました", language: "English" },
  },
  O3: {
    text: "さっそくですが、ひとつだけ。\n最近の仕事で「ちょっとよかったな」と思ったことは何ですか?",
    buttons: { example: "例を見る", none: "今は思いつかない" },
  },
  "O3.example": {
    text: "たとえば、こんなことです。\n・打ち合わせで「助かりました」と言われた\n・後回しにしていたメールを返せた\n・いつもより早く帰れた",
    buttons: {},
  },
  O4: {
    text: "ありがとうございます。これが最初の1枚です。\n積み重ねると、自分の歩いてきた跡が見えてきます。",
    buttons: { guide: "やり方を知る", later: "あとで" },
  },
  "O4.none": {
    text: "もちろん大丈夫です。\n思い出したときに、ひとこと送ってください。",
    buttons: { guide: "やり方を知る", later: "あとで" },
  },

  // Guidance
  G1: {
    text: "悩みは、ひとつ解決しても次がやってきます。\nだからここでは、悩みをなくすより、悩みを「課題」に変える力を育てます。",
    buttons: { next: "つぎへ" },
  },
  G2: {
    text: "キャリアづくりは、ひとつの輪です。\n目的・目標 → 現状の整理 → 戦術 → タスク → 行動 → 振り返り → 見直し\nこのとおりでなくても、ざっくりで大丈夫です。",
    buttons: { next: "つぎへ" },
  },
  G3: {
    text: "計画は、勢いで作れます。\nむずかしいのは、そのあと振り返ること。\nだから、ここでは振り返りから始めます。目標がまだなくても始められます。",
    buttons: { next: "つぎへ" },
  },
  G4: {
    text: "リズムは3つです。\n週:3分で、ひとこと\n月:10分で、1か月の棚卸し\n3か月:20分で、作戦の見直し\n週は抜けても、月で合流できれば十分です。",
    buttons: { next: "つぎへ" },
  },
  G5: {
    text: "スキル・経験・人脈・お金・時間。\nこの5つが、いまの手持ちです。\n増やす、減らす、組み合わせる。戦術はここから生まれます。",
    buttons: { next: "つぎへ" },
  },
  G6: {
    text: "書き方のコツは3つです。\n・箇条書きでも、単語でもOK\n・「なぜできない?」より「何があれば進む?」\n・当たり前にやったことほど書く。強みはそこに隠れています",
    buttons: { next: "つぎへ" },
  },
  G7: {
    text: "仲間との約束です。\n・仕事に上も下もありません\n・助言の前に、まず「聞けてよかった」\n・ここで聞いた話は、ここだけに\n・会社名や金額は書かなくて大丈夫",
    buttons: { next: "約束します", again: "もう一度読む" },
  },
  G8: {
    text: "見せる範囲は3つから選べます。\n🔒自分だけ\n🤝{organizer}にだけ\n👥この会の仲間\nお金のことは、はじめから🔒です。",
    buttons: { done: "わかりました" },
  },
  "guide.end": {
    text: "これで全部です。\nまた読みたくなったら「ヘルプ」と送ってください。",
    buttons: { reflect: "振り返る" },
  },

  // Weekly
  WK0: {
    text: "今週もおつかれさまでした。\n3分だけ、いっしょに振り返りませんか。",
    buttons: { start: "はじめる", tap: "タップだけで", rest: "今週はお休み" },
  },
  WK1: {
    text: "今週、やったことは何ですか?\n途中のことでも、小さなことでも大丈夫です。\n(例)提案書のたたき台を作った/後輩の相談に乗った",
    buttons: { skip: "スキップ", last: "先週の記録を見る" },
  },
  WK2: {
    text: "そのなかで「できた」「ほめられた」「うれしかった」はありましたか?\n(例)進行を「わかりやすい」と言ってもらえた",
    buttons: { skip: "スキップ", back: "ひとつ戻る" },
  },
  WK3: {
    text: "気づいたことを、ひとこと残すなら?\nもやもやのままでもかまいません。\n(例)準備した日は、落ち着いて話せる",
    buttons: { skip: "スキップ", back: "ひとつ戻る" },
  },
  WK4: {
    text: "来週、ひとつだけやるなら何をしますか?\n「いつ・どこで」まで書くと動きやすくなります。\n(例)火曜の朝、カフェで30分だけ資料を読む",
    buttons: { skip: "スキップ", back: "ひとつ戻る" },
  },
  WK5: {
    text: "ありがとうございます。受け取りました。\n通算{n}回目の振り返りです。",
    buttons: { keep: "自分だけに残す", share: "仲間に見せる", fix: "少し直す" },
  },
  WK6: {
    text: "この記録から、棚卸しに足せそうなものはありますか?",
    buttons: {
      skill: "スキル",
      experience: "経験",
      people: "人脈",
      money: "お金",
      time: "時間",
      none: "今回はなし",
    },
  },
  "WK6.which": { text: "どの文を「{section}」に入れますか?", buttons: { none: "やめておく" } },
  "WK6.filed": { text: "「{section}」に、下書きとして入れました。\n「{text}」", buttons: {} },
  WKT: {
    text: "書く気分じゃない週は、タップだけでどうぞ。\n今週のお天気は?",
    buttons: {
      sun: "☀️ 晴れ",
      fair: "🌤 ときどき晴れ",
      cloud: "☁️ くもり",
      rain: "🌧 雨",
      rainbow: "🌈 雨のち虹",
    },
  },
  "WKT.kept": {
    text: "受け取りました。おつかれさまでした。\n通算{n}回目の振り返りです。",
    buttons: {},
  },
  "weekly.rest": {
    text: "今週はお休みですね。\nまた気が向いたときに、どうぞ。",
    buttons: {},
  },

  // Monthly
  MO0: {
    text: "{month}月、おつかれさまでした。\n定例会の前に、10分ほど1か月を眺めてみませんか。\n途中でやめても、続きから書けます。",
    buttons: { start: "はじめる", page: "画面で書く", last: "前回の記録を見る", later: "あとで" },
  },
  "MO0.first": {
    text: "ようこそ。今月は残り{days}日ですね。\n今月分は、1問だけで大丈夫です。来月からいっしょに始めましょう。",
    buttons: { start: "1問だけ書く", guide: "見てまわる" },
  },
  MO1: {
    text: "先月の「やりたいこと」は、こちらでした。\n「{last_next}」\nいまの様子に近いのは?",
    buttons: {
      done: "やれた",
      moved: "少し進んだ",
      untouched: "手つかず",
      changed: "やりたいことが変わった",
    },
  },
  MO1n: {
    text: "目標は、まだなくて大丈夫です。\n「こうなったらいいな」があれば、ひとこと教えてください。",
    buttons: { skip: "まだ思いつかない" },
  },
  "MO1n.page": {
    text: "「こうなったらいいな」は、ありますか?\n目標は、まだなくて大丈夫です。",
    buttons: {},
  },
  MO2: {
    text: "この1か月でやったことを、思いつくまま書いてみてください。\nいくつに分けて送っても大丈夫です。書けたら「次へ」をどうぞ。",
    buttons: { weeks: "週の記録から選ぶ", next: "次へ", back: "ひとつ戻る" },
  },
  "MO2.page": {
    text: "この1か月でやったことを、思いつくまま書いてみてください。\n箇条書きでも、単語でも大丈夫です。",
    buttons: {},
  },
  "MO2.weeks": {
    text: "今月の週の記録です。\n{notes}\n入れたいものを、ひとつずつ選べます。",
    buttons: { next: "これで次へ" },
  },
  "MO2.noWeeks": {
    text: "今月の週の記録は、まだありません。\n思い出したことから、ひとことどうぞ。",
    buttons: {},
  },
  MO3: {
    text: "そのなかで「前よりうまくいった」ことは何ですか?\n比べる相手は、前の自分で大丈夫です。",
    buttons: { skip: "スキップ", back: "ひとつ戻る" },
  },
  "MO3.first": {
    text: "この1か月で「前よりうまくいった」ことは何ですか?\n比べる相手は、前の自分で大丈夫です。",
    buttons: { skip: "スキップ" },
  },
  MO4: {
    text: "ほめられたこと、感謝されたことはありましたか?\n小さな「ありがとう」も、強みのヒントです。",
    buttons: { skip: "スキップ", back: "ひとつ戻る" },
  },
  MO5a: {
    text: "いま、引っかかっていることはありますか?\nここは🔒自分だけに保存されます。",
    buttons: { skip: "とくにない", back: "ひとつ戻る" },
  },
  MO5b: {
    text: "それは、どうなっていたら楽になりますか?\n(例)相談が自分に集中しない状態",
    buttons: { skip: "まだわからない", back: "ひとつ戻る" },
  },
  MO5c: {
    text: "そのために、自分から動かせるのはどこでしょう?\n(例)よくある質問を1枚にまとめてみる",
    buttons: { skip: "まだわからない", back: "ひとつ戻る" },
  },
  MO5d: {
    text: "もやもやが、ひとつの課題になりました。\n「{issue}」\nこのまま残しますか?",
    buttons: { keep: "このまま残す", rephrase: "言い換える", rest: "寝かせておく" },
  },
  MO6: {
    text: "1か月を眺めて、自分について気づいたことは何ですか?\n強み、苦手、大事にしたいこと。どれでもどうぞ。",
    buttons: { skip: "スキップ", back: "ひとつ戻る" },
  },
  MO7: {
    text: "次の1か月でやりたいことを、ひとつ選ぶなら?\n「もし◯◯のときは、△△する」と書くと続きやすくなります。",
    buttons: { skip: "スキップ", back: "ひとつ戻る" },
  },
  MO8: {
    text: "いまのキャリアに、どのくらい納得していますか?\nこれは🔒自分だけに残ります。",
    buttons: {
      "1": "1 霧のなか",
      "2": "2 少しもやもや",
      "3": "3 ふつう",
      "4": "4 わりと納得",
      "5": "5 とても納得",
      skip: "答えない",
    },
  },
  MO9: {
    text: "仲間には、どんな反応がほしいですか?",
    buttons: {
      cheers: "応援だけで十分",
      strengths: "強みを教えてほしい",
      insights: "気づきも聞きたい",
      frank: "率直な意見も歓迎",
    },
  },
  MO10: {
    text: "1か月分の棚卸し、おつかれさまでした。\n定例会では、話したいところだけ話せば大丈夫です。",
    buttons: {
      preview: "見え方を確認",
      share: "仲間に見せる",
      keep: "自分だけに残す",
      fix: "少し直す",
    },
  },

  // Quarterly
  QU0: {
    text: "3か月、おつかれさまでした。\n少し高いところから、20分ほど眺めてみませんか。\n画面でも、このトークでも書けます。",
    buttons: { page: "画面で書く", start: "ここで書く", later: "あとで" },
  },
  "QU0.page": {
    text: "3か月、おつかれさまでした。\n少し高いところから、20分ほど眺めてみませんか。\n途中でやめても、続きから書けます。",
    buttons: {},
  },
  QU1: {
    text: "この3か月に題名をつけるなら、何にしますか?\n(例)「任せることを覚えた3か月」",
    buttons: { quarter: "3か月の記録を見る", skip: "スキップ" },
  },
  QU2: {
    text: "いちばん前に進んだことは何ですか?\nそれを支えた行動や人も、思い出してみてください。\n書けたら「次へ」をどうぞ。",
    buttons: { next: "次へ", back: "ひとつ戻る" },
  },
  "QU2.page": {
    text: "いちばん前に進んだことは何ですか?\nそれを支えた行動や人も、思い出してみてください。",
    buttons: {},
  },
  QU3: {
    text: "5つの手持ちは、3か月前と比べてどうですか?\nまずは「スキル」から。",
    buttons: { up: "増えた", same: "変わらない", down: "減った", skip: "答えない" },
  },
  "QU3.experience": {
    text: "「経験」は、どうですか?",
    buttons: { up: "増えた", same: "変わらない", down: "減った", skip: "答えない" },
  },
  "QU3.people": {
    text: "「人脈」は、どうですか?",
    buttons: { up: "増えた", same: "変わらない", down: "減った", skip: "答えない" },
  },
  "QU3.money": {
    text: "「お金」は、どうですか?\nこれは🔒自分だけに残ります。",
    buttons: { up: "増えた", same: "変わらない", down: "減った", skip: "答えない" },
  },
  "QU3.time": {
    text: "「時間」は、どうですか?\nこれも🔒自分だけに残ります。",
    buttons: { up: "増えた", same: "変わらない", down: "減った", skip: "答えない" },
  },
  ...jaTactics,
  QU5: {
    text: "目的や目標は、いまもしっくりきていますか?\n変わったところがあれば、いまの言葉で書いてみてください。",
    buttons: { fits: "しっくりきている", wordless: "まだ言葉にならない", back: "ひとつ戻る" },
  },
  QU6: {
    text: "次の3か月のテーマを、ひとつ決めるなら?\n手放すことを決めるのも、立派なテーマです。",
    buttons: { skip: "スキップ", back: "ひとつ戻る" },
  },
  QU7: {
    text: "仲間に聞いてみたいこと、借りたい力はありますか?",
    buttons: { skip: "とくにない", back: "ひとつ戻る" },
  },
  QU8: {
    text: "3か月の見直し、おつかれさまでした。\n最初のころの言葉と、並べて見てみますか?",
    buttons: {
      beside: "並べて見る",
      share: "仲間に見せる",
      keep: "自分だけに残す",
      fix: "少し直す",
    },
  },
  "QU8.beside": {
    text: "最初のころ({first})\n「{thenText}」\n\nいま\n「{nowText}」",
    buttons: {},
  },
  "QU8.none": {
    text: "並べてみる言葉は、これから増えていきます。\nまた3か月後に、どうぞ。",
    buttons: {},
  },

  // Closing a reflection
  "close.kept": { text: "🔒 自分だけに残しました。\n通算{n}回目の振り返りです。", buttons: {} },
  "close.shared": {
    text: "👥 仲間に見せる記録として残しました。\nあとから、いつでも変えられます。",
    buttons: { undo: "自分だけに戻す" },
  },
  "close.unshared": { text: "🔒 自分だけに戻しました。", buttons: {} },
  "close.empty": {
    text: "今回は、記録を残さずに閉じますね。\nまた思い出したときに、どうぞ。",
    buttons: {},
  },
  "close.preview": { text: "仲間には、こう見えます。\n\n{record}", buttons: {} },
  "close.previewEmpty": { text: "仲間に見えるところは、まだありません。", buttons: {} },
  "close.fix": { text: "どの答えを直しますか?", buttons: {} },
  "answer.cleared": { text: "書き換えました。", buttons: {} },

  // Choosing and seeing
  "reflect.choose": {
    text: "どの振り返りにしますか?",
    buttons: {
      weekly: "今週(3分)",
      monthly: "今月(10分)",
      quarterly: "3か月(20分)",
      lastWeekly: "先週の分",
      lastMonthly: "先月の分",
      lastQuarterly: "前の3か月の分",
    },
  },
  "reflect.late": { text: "{title}の分として、お聞きします。", buttons: {} },
  "reflect.done": {
    text: "{title}の振り返りは、残してあります。",
    buttons: { see: "読み返す", reopen: "書き直す", other: "ほかの振り返り" },
  },
  "record.list": {
    text: "わたしの記録\nこれまでに{n}枚\n\n{records}",
    buttons: { more: "もっと前", reflect: "振り返る" },
  },
  "record.end": {
    text: "いちばん最初の記録まで、さかのぼりました。",
    buttons: { reflect: "振り返る" },
  },
  "record.none": {
    text: "記録は、まだありません。\nひとことから始められます。",
    buttons: { reflect: "振り返る" },
  },
  "record.last": { text: "前回の記録です。\n\n{record}", buttons: {} },
  "record.read": { text: "こちらの記録です。\n\n{record}", buttons: { page: "画面で読む" } },
  "record.quarter": { text: "この3か月の、月の記録です。\n\n{record}", buttons: {} },
  "record.noLast": { text: "前回の記録は、まだありません。", buttons: {} },
  "inventory.list": {
    text: "棚卸し\n\n{items}",
    buttons: { page: "棚卸しを開く", reflect: "振り返る" },
  },
  "inventory.none": {
    text: "棚卸しは、まだ空です。\n週の振り返りのあとに、ひとことずつ。気が向いたら、画面で1項目から書けます。",
    buttons: { page: "棚卸しを開く", reflect: "振り返る" },
  },
  "feed.list": {
    text: "みんなの歩みです。\n{posts}",
    buttons: { page: "全部読む", reflect: "振り返る" },
  },
  "feed.before": { text: "前回: {text}", buttons: {} },
  "feed.next": { text: "次: {text}", buttons: {} },
  "feed.none": {
    text: "ここには、これから歩みが並びます。\n読むだけの日も、歓迎です。",
    buttons: {},
  },
  "feed.alone": {
    text: "会に入ると、仲間の歩みをここで読めます。\nそれまでは、自分の記録をゆっくりと。",
    buttons: {},
  },

  // Settings, rest, leaving
  "settings.menu": {
    text: "設定です。何を変えますか?",
    buttons: {
      rest: "お休みにする",
      back: "いま戻る",
      weeklyOn: "週のお知らせを受ける",
      weeklyOff: "週のお知らせを止める",
      quietOn: "お知らせをすべて止める",
      quietOff: "お知らせを再開する",
      times: "お知らせの時刻",
      language: "English",
      page: "設定画面を開く",
      run: "会の運営",
      leave: "退会する",
    },
  },
  "settings.weeklyOn": {
    text: "週のお知らせを受ける設定にしました。\n{day}の{time}ごろに、ここに届きます。",
    buttons: {},
  },
  "settings.weeklyOff": { text: "週のお知らせを止めました。", buttons: {} },
  "settings.quietOn": {
    text: "お知らせを止めました。\n振り返りは、いつでも書けます。",
    buttons: {},
  },
  "settings.quietOff": { text: "お知らせを再開しました。", buttons: {} },
  ...jaSettings,
  ...jaCheers,
  ...jaComments,
  ...jaStrengths,
  ...jaMeetups,
  ...jaGroups,
  ...jaTakeaway,
  ...jaSharing,
  ...jaBridge,
  ...jaNudges,
  "language.changed": { text: "これからは、日本語でお話しします。", buttons: {} },
  "rest.choose": {
    text: "いつまでお休みにしますか?\n理由は書かなくて大丈夫です。",
    buttons: { "1": "1か月", "3": "3か月", "6": "半年", date: "日付を選ぶ", no: "やめておく" },
  },
  "rest.wrong": { text: "明日から2年先までの日付を選んでください。", buttons: {} },
  SY10: {
    text: "{until}まで、お休みにしました。\nお知らせは届きません。読むことは、いつでもできます。",
    buttons: { change: "期間を変える", back: "いま戻る" },
  },
  "rest.back": {
    text: "おかえりなさい。\nお休みを終えて、いつもどおりに戻しました。",
    buttons: { reflect: "振り返る" },
  },
  SY11: {
    text: "お休みの期間が終わりました。\n戻るなら、ひとことから。もう少し休んでも大丈夫です。",
    buttons: { reflect: "ひとこと書く", more: "もう少し休む", leave: "退会を考えたい" },
  },
  SY12: {
    text: "これまで、ありがとうございました。\n記録は、あなたのものです。先に受け取りますか?",
    buttons: { take: "記録を受け取る", leave: "消して退会", stay: "やっぱり続ける" },
  },
  "leave.byName": {
    text: "大切なことなので、番号だけでは進みません。\n消すときは「消して退会」と送ってください。",
    buttons: {},
  },
  "leave.taken": {
    text: "ここまでの記録です。\n長押しでコピーできます。",
    buttons: { more: "続きを受け取る", leave: "消して退会", stay: "やっぱり続ける" },
  },
  "leave.nothing": {
    text: "お渡しできる記録は、まだありません。",
    buttons: { leave: "消して退会", stay: "やっぱり続ける" },
  },
  "leave.stay": { text: "これからも、よろしくお願いします。", buttons: { reflect: "振り返る" } },
  SY13: {
    text: "退会の手続きが終わりました。\n書かれた記録は消えました。贈った応援は、名前を外して残ります。\nまたいつでも、どうぞ。",
    buttons: {},
  },

  // Repairs
  SY1: {
    text: "おかえりなさい。{title}の途中でしたね。\n「{step}」から続けられます。",
    buttons: { resume: "続きから", restart: "はじめから", stop: "今回はやめる" },
  },
  SY2: {
    text: "前の問いに戻りました。\nいまの答えは残してあります。書き換えるときだけ送ってください。",
    buttons: { rewrite: "書き換える", onward: "このまま次へ" },
  },
  "SY2.empty": { text: "前の問いに戻りました。", buttons: { onward: "このまま次へ" } },
  "SY2.kept": {
    text: "いまの答えは残してあります。書き換えるときだけ送ってください。",
    buttons: {},
  },
  "SY2.long": {
    text: "前の問いに戻りました。\nいまの答えは、こちらです。書き換えるときだけ送ってください。\n\n{answer}",
    buttons: {},
  },
  SY3: {
    text: "これは前回のボタンでした。\nいまの続きは、こちらからどうぞ。",
    buttons: { resume: "いまの続きへ", last: "前回の記録を見る" },
  },
  SY4: {
    text: "メッセージ、受け取りました。\n{title}の「{step}」への答えですか?",
    buttons: { answer: "答えとして残す", memo: "メモに残す", no: "ちがいます" },
  },
  "SY4.loose": {
    text: "メッセージ、受け取りました。\nメモに残しておきますか?",
    buttons: { memo: "メモに残す", no: "残さない" },
  },
  "SY4.memo": {
    text: "メモに残しました。\n今週の記録で読み返せます。",
    buttons: { reflect: "振り返る" },
  },
  "SY4.no": { text: "わかりました。残さずにおきます。", buttons: { reflect: "振り返る" } },
  SY5: {
    text: "スタンプ、ありがとうございます。\n写真やスタンプは記録に残らないので、ことばでも、ひとこといただけますか?",
    buttons: {},
  },
  "SY5.other": {
    text: "送ってくださって、ありがとうございます。\n写真やスタンプなどは記録に残らないので、言葉で、ひとこといただけますか?",
    buttons: {},
  },
  "SY5.blank": {
    text: "空白だけが届いたようです。\n言葉で、ひとこといただけますか?",
    buttons: {},
  },
  "SY5.long": {
    text: "たくさん書いてくださって、ありがとうございます。\nこの問いには少し長いようで、いまのメッセージは残せていません。いくつかの問いや週に分けて、どうぞ。",
    buttons: {},
  },
  SY6: { text: "送信を取り消されたので、記録からも消しました。", buttons: {} },
  SY7: {
    text: "ここでは、定例会のお知らせと出欠だけお手伝いします。\n振り返りは、1対1のトークでどうぞ。",
    buttons: { open: "1対1で開く", next: "次回の予定" },
  },
  "group.hello": {
    text: "はじめまして。この会の定例会をお知らせする係です。\nトークの内容は読み取って保存しません。ご用のときだけ @ で呼んでください。",
    buttons: {},
  },
  SY8: {
    text: "おかえりなさい。\n記録は、そのまま残してあります。\nお知らせは、まず止めてあります。",
    buttons: { settings: "お知らせを選ぶ", record: "記録を見る" },
  },
  SY18: {
    text: "つらい時間を過ごされているのですね。\nここには書いたままで大丈夫です。\n話せる窓口も、いくつかご案内できます。",
    buttons: { support: "窓口を見る", stay: "このままでいい" },
  },
  /** What a notification shows instead: it must not differ from any other day's. */
  "SY18.cover": { text: "受け取りました。", buttons: {} },
  "SY18.link": {
    text: "話せる窓口は、こちらから開けます。",
    buttons: { support: "窓口を見る" },
  },
  "SY18.stay": {
    text: "わかりました。このままにしておきますね。\nまたいつでも、どうぞ。",
    buttons: {},
  },
  "lost.kept": {
    text: "ひとつ前のお返事を、うまくお届けできませんでした。\n書いてくださったことは、残してあります。",
    buttons: {},
  },
  "lost.again": {
    text: "ひとつ前のお返事を、うまくお届けできませんでした。\nそのときのメッセージは、記録に入っていません。よければ、もう一度送ってください。",
    buttons: {},
  },
  "lost.tap": {
    text: "ひとつ前のお返事を、うまくお届けできませんでした。\n続きは、ここからどうぞ。",
    buttons: {},
  },
  "circle.removed": {
    text: "「{circle}」の会からは、離れることになりました。\nあなたの記録は、そのまま残っています。いつでも読めて、受け取れます。",
    buttons: {},
  },
  "circle.taken": {
    text: "「{circle}」の運営が、あなたの「{record}」の歩みを、会では見えないようにしました。\n記録は、手元にそのまま残っています。気になることは、運営に聞いてみてください。",
    buttons: {},
  },
  "talk.hold": { text: "受け取りました({count}通分)。", buttons: {} },
  "talk.note": { text: "ひとことも、残しておきます。", buttons: {} },
  "page.link": { text: "こちらから開けます。\n{url}", buttons: {} },
  "talk.choose": { text: "番号か言葉で選べます。\n{options}", buttons: {} },
  "talk.later": {
    text: "わかりました。ここまでの分は残してあります。\n続きは、いつでもどうぞ。",
    buttons: { resume: "続きから" },
  },
  "talk.stopped": {
    text: "今回はここまでにしました。\n書いたところまでは、下書きに残っています。",
    buttons: { reflect: "振り返る" },
  },
  "talk.nothing": {
    text: "いま、途中の振り返りはありません。",
    buttons: { reflect: "振り返る", record: "わたしの記録" },
  },
  "talk.done": { text: "ここまでです。おつかれさまでした。", buttons: {} },
  "talk.onward": { text: "では、続きです。", buttons: {} },
  "talk.first": { text: "ここが最初の問いです。", buttons: {} },
  "talk.sorry": {
    text: "うまく受け取れませんでした。\n少し待って、もう一度お試しください。",
    buttons: {},
  },
  help: {
    text: "こんな言葉が使えます。\n・振り返る:週・月・3か月の振り返り\n・わたしの記録:これまでの記録\n・戻る/スキップ/あとで/やめる\n・設定:お休み、お知らせ、表示の言語、退会\nボタンは、番号や言葉を送っても選べます。",
    buttons: { reflect: "振り返る", guide: "やり方を知る", settings: "設定" },
  },
} as const;

/** Short names: of scripts, steps, sections and states, where a sentence needs one. */
export const jaNames = {
  scripts: {
    first: "最初の1枚",
    weekly: "{month}/{day}の週",
    monthly: "{year}年{month}月",
    quarterly: "{year}年 {from}〜{to}月",
  },
  /** Of several months: the first and the last. */
  span: "{from}〜{to}",
  /** Above words of the inventory that were written differently since. */
  earlier: "{year}年{month}月の棚卸しにあった言葉",
  titles: {
    first: "最初の1枚",
    weekly: "今週の振り返り",
    monthly: "今月の振り返り",
    quarterly: "3か月の振り返り",
    earlier: "{period}の振り返り",
  },
  steps: {
    O3: "ちょっとよかったこと",
    WKP: "先週の続き",
    WK1: "やったこと",
    WK2: "できたこと",
    WK3: "わかったこと",
    WK4: "次にやること",
    WKT: "今週のお天気",
    memo: "メモ",
    bridge: "ひとこと",
    takeaway: "定例会のひとこと",
    MO1: "前回の続き",
    MO1n: "こうなったらいいな",
    MO2: "やったこと",
    MO3: "できたこと",
    MO4: "ほめられたこと",
    MO5a: "もやもや",
    MO5b: "どうなれば楽か",
    MO5c: "課題",
    MO5d: "課題の確認",
    MO6: "わかったこと",
    MO7: "次にやりたいこと",
    MO8: "納得感",
    MO9: "ほしい反応",
    QU1: "題名",
    QU2: "前進と支え",
    QU3: "スキル",
    QU3e: "経験",
    QU3p: "人脈",
    QU3m: "お金",
    QU3t: "時間",
    ...jaTacticSteps,
    QU5: "目的・目標",
    QU6: "次のテーマ",
    QU7: "借りたい力",
    WK0: "はじめ",
    MO0: "はじめ",
    QU0: "はじめ",
    WK5: "しめくくり",
    WK6: "棚卸しに足す",
    MO10: "しめくくり",
    QU8: "しめくくり",
  },
  sections: {
    skill: "スキル",
    experience: "経験",
    people: "人脈",
    money: "お金",
    time: "時間",
    tactic: "戦術",
  },
  /** Where the configuration names nobody. */
  /** How somebody is addressed. */
  called: "{name}さん",
  unnamed: { organizer: "運営の人", community: "この会", member: "名前のない方" },
  tactics: jaTacticShelf,
  rsvps: jaRsvps,
  status: { draft: "(下書き)", kept: "🔒", shared: "👥" },
  /** What people answer where a button would do: it stands for one of those offered last. */
  replies: {
    yes: [
      "はい",
      "うん",
      "ええ",
      "そうです",
      "お願いします",
      "おねがいします",
      "始める",
      "はじめます",
      "やる",
      "やります",
    ],
    no: ["いいえ", "いや", "違う", "違います", "ちがう", "今はいい", "また今度"],
    none: [
      "なし",
      "ない",
      "ないです",
      "ありません",
      "特になし",
      "特にない",
      "特にないです",
      "特にありません",
      "とくになし",
      "とくにないです",
      "とくにありません",
      "わからない",
      "わかりません",
      "思いつかない",
      "思いつきません",
    ],
  },
  /** Commands as typed by hand (LINE on a computer has neither quick replies nor the rich menu). */
  words: {
    stop: ["やめる", "今回はやめる"],
    back: ["戻る", "ひとつ戻る"],
    skip: ["スキップ", "とばす"],
    later: ["あとで"],
    next: ["次へ", "つぎへ"],
    help: ["ヘルプ", "使い方"],
    see: ["見る"],
    agree: ["わかりました", "同意します"],
    terms: ["約束の全文"],
    reflect: ["振り返る", "ふりかえる"],
    feed: ["みんなの歩み"],
    inventory: ["棚卸し"],
    meetup: ["定例会"],
    record: ["わたしの記録", "記録"],
    settings: ["設定・お休み", "設定", "お休み"],
    transfer: ["引き継ぎ", "引き継ぎコード"],
    leave: ["退会", "退会する"],
    english: ["英語"],
    japanese: ["日本語"],
  },
} as const;
