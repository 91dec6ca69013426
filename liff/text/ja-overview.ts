// Japanese is the source: en-overview.ts is typed to match.
export const jaOverview = {
  private:
    "ここに出るのは、運営の人がフィードで読めるものと、合計だけです。「自分だけ」の記録は、運営の人にも見えません。",
  quiet: "応援を待っている歩み",
  quietHint: "見せてから3日、まだ応援がひとつも届いていません。",
  quietNone: "3日のあいだに、どの歩みにも応援が届いています。",
  sharedOn: "{date}に共有",
  notes: "運営のあなたへのことば",
  notesHint: "書いた人と、運営の人だけに見えています。",
  month: "{month}のこれまで",
  shared: "共有された振り返り",
  meetups: "定例会",
  times: "{n}回",
  records: "{n}件",
  monthHint: "書いていない人の名前や数は、どこにも出ません。",
  conviction: "{month}の納得感は、会全体でおよそ{level}でした(1〜5)。",
  convictionHint: "5人以上の答えがあるときだけ、おおよその平均を出します。",
  asked: "「何が預けられているの?」と聞かれたら",
  askedHint:
    "本人の画面の「設定」→「預かっているもの」で、ご本人だけが見られます。運営の画面からは、件数も見えません。",
  buried: "返事ができなかったメッセージ",
  buriedHint:
    "トークでのメッセージのうち、6回ためしても返事ができなかったものです。だれの、どんな内容かは出ません。",
  buriedNone: "いまは、ひとつもありません。",
  buriedOne: "{n}件、{date}から",
  buriedGone: "このうち{n}件は返事だけが届かなかったもので、もう一度ためすことはできません。",
  retry: "もう一度ためす",
  retryOf: "{code}の{n}件を、もう一度ためす",
  retried: "もう一度ためしています。うまくいけば、トークに返事が届きます。",
  trouble: "うまく届きませんでした。少しあとで、もう一度お試しください。",
} as const;
