// Japanese is the source: en-cheers.ts is typed to match.
export const jaCheers = {
  title: "届いた応援",
  lead: "だれから、どの歩みに届いたか。見えるのは、あなただけです。",
  give: "{name}さんに応援を贈る",
  more: "ほかのことば",
  fewer: "たたむ",
  quiet: "そっと贈る",
  quietHint: "名前を出さずに届けます。あとから名前が出ることもありません。",
  quietly: "そっと",
  full: "ひとつの歩みに贈れるのは、3つまでです。もう一度押すと、取り消せます。",
  held: "つながったら、届けます。",
  gone: "この歩みは、いまは開かれていないようです。応援は届けていません。",
  failed: "うまく届きませんでした。もう一度どうぞ。",
  left: "ここを離れた方",
  nameless: "名前のない方",
  fresh: "(新しく届いた応援)",
  toRecord: "この記録を開く",
  older: "もっと前の応援を読む",
  loadingOlder: "前の応援を開いています",
  empty: "ここに、届いた応援が並びます。",
  emptyHint:
    "歩みを仲間に見せると、ひとことが届くことがあります。見せない日も、そのままで大丈夫です。",
} as const;
