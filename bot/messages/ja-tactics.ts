/** The quarter's review of tactics; en-tactics.ts is typed to match. */
export const jaTactics = {
  QU4: {
    text: "立てた戦術を見直します。\n「{tactic}」は、この先どうしますか?",
    buttons: {
      continue: "続ける",
      change: "やり方を変える",
      graduate: "卒業する",
      rest: "寝かせる",
    },
  },
  "QU4.change": {
    text: "「{tactic}」を、いまの言葉で書いてみませんか。\nこれまでの言い方も、棚卸しに残ります。\n🔒自分だけに見えます。",
    buttons: { skip: "あとで決める", back: "ひとつ戻る" },
  },
  "QU4.rest": {
    text: "「{tactic}」は、寝かせておきます。\n棚卸しから、いつでも起こせます。",
    buttons: {},
  },
  "QU4.graduate": {
    text: "「{tactic}」は、ここで卒業です。\nここまで使ってきた日々は、あなたのものです。\n最後にひとこと、残しておきますか?\n🔒自分だけに見えます。",
    buttons: { skip: "このまま卒業する", back: "ひとつ戻る" },
  },
  "QU4.graduatePage": {
    text: "「{tactic}」\n最後にひとこと、残しておきますか?\nなくても大丈夫です。「卒業した戦術」に、日付といっしょに残ります。",
    buttons: {},
  },
} as const;

export const jaTacticSteps = {
  QU4a: "戦術の見直し 1",
  QU4an: "戦術1の新しい言葉",
  QU4al: "戦術1の最後のひとこと",
  QU4b: "戦術の見直し 2",
  QU4bn: "戦術2の新しい言葉",
  QU4bl: "戦術2の最後のひとこと",
  QU4c: "戦術の見直し 3",
  QU4cn: "戦術3の新しい言葉",
  QU4cl: "戦術3の最後のひとこと",
} as const;

export const jaTacticShelf = {
  goal: "目標",
  draws: "手持ちから",
  resting: "{date}から寝かせています",
  graduated: "{date}に卒業",
  former: "これまでの言い方",
  forTactic: "戦術",
} as const;
