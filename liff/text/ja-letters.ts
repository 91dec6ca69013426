// Japanese is the source: en-letters.ts is typed to match.
export const jaLetters = {
  title: "手紙",
  lead: "6月と12月の終わりに、書いてきた言葉から手紙ができます。",
  empty: "はじめの手紙は、これからです。",
  emptyHint:
    "6月と12月の25日から、その半年の言葉を手紙にして読めます。ひとことでも残っていれば、届きます。",
  write: "ひとこと書く",
  toLetters: "手紙の一覧へ戻る",
  toRecord: "わたしの記録へ戻る",

  H1: "{year}年 前半の手紙",
  H2: "{year}年 後半の手紙",
  year: "{year}年の手紙",
  dear: "{name}さんへ",
  dearNameless: "書いてきた方へ",

  openHalf: "半年分の言葉を、はじめから読み返しました。",
  openYear: "1年分の言葉を、はじめから読み返しました。",
  openFew: "多くはなくても、残った言葉があります。それを読み返しました。",
  openNone: "このあいだの言葉は、まだここにありません。空いたままでも、大丈夫です。",
  openNoneHint: "ふと思い出すことがあれば、いまからひとことで残せます。",
  writePast: "前のことを書く",

  moments: "よかったこと、できたこと",
  titles: "3か月につけた題名",
  thenAndNow: "同じ問いへの、ふたつの時期の言葉",
  promises: "やりたいと書いたこと",
  done: "やれた",
  moved: "少し進んだ",
  changed: "やりたいことが変わった",
  issues: "もやもやから見つけた課題",
  cheers: "届いた応援",
  cheerFrom: "{names}さんから",
  cheerBetween: "さん、",
  strengths: "仲間が見つけた強み",
  strengthFrom: "{name}さんから",

  closeHalf:
    "どの言葉も、その日に書いたから残っています。次の半年も、思い出したときに、ひとことずつ。",
  closeYear:
    "どの言葉も、その日に書いたから残っています。次の年も、思い出したときに、ひとことずつ。",
  closeFew: "短い手紙になりました。書いた分だけで、十分です。",
  sign: "{community}の歩みより",
  signNameless: "歩みより",

  private:
    "この手紙は、開くたびに記録からつくられます。見えるのは本人だけで、どこにも送られません。",
  print: "印刷する",
} as const;
