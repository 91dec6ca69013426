// Who sees what, and why some of it is not to be chosen. en-reach.ts is typed to match.
export const jaReach = {
  self: "自分だけ",
  organizer: "{organizer}にだけ",
  circle: "この会の仲間に",
  unnamed: "運営の人",
  later: "見せるなら、{audience}",
  legend: "見せる範囲",
  now: "{name}を見せる範囲: {audience}",
  before: "「仲間に見せる」を選んだあとの範囲です。それまでは、自分だけに見えます。",
  atOnce: "選ぶと、すぐに変わります。いつでも戻せます。",
  worry: "もやもやは、そのまま書けるように、自分だけの欄にしてあります。",
  conviction: "納得感は自分のための目盛りなので、誰にも見えません。",
  money: "お金のことは、自分だけに見えます。",
  wanted: "どんな反応がうれしいかを仲間に伝える欄なので、見せた記録では仲間に見えます。",
} as const;
