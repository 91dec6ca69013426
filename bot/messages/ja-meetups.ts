// The meetup in the chat and in the group.
export const jaMeetups = {
  "meetup.none": {
    text: "次の定例会の日程は、まだ決まっていません。\n決まったら、ここでお知らせします。",
    buttons: { reflect: "振り返る", plan: "定例会をつくる" },
  },
  "meetup.next": {
    text: "次の定例会\n{when}\n{about}\n\nいまのお返事:{mine}",
    buttons: {
      yes: "参加します",
      listen: "聞くだけ参加",
      undecided: "まだ未定",
      no: "今回はお休み",
      page: "予定を見る",
      all: "ほかの日程",
      plan: "定例会をつくる",
    },
  },
  ME2: {
    text: "ありがとうございます。「{rsvp}」で承りました。\n変わったら、いつでも押し直してください。\n参加用のリンクは、予定のページにあります。",
    buttons: { page: "予定を見る" },
  },
  ME3: {
    text: "明日{start}から定例会です。\n準備はなくて大丈夫。話したいことがひとつあれば、それで十分です。",
    buttons: { write: "振り返りを書く", link: "参加リンク", page: "予定を見る", no: "欠席に変更" },
  },
  "ME3.today": {
    text: "今日{start}から定例会です。\n準備はなくて大丈夫。話したいことがひとつあれば、それで十分です。",
    buttons: {},
  },
  "ME3.mine": { text: "いまのお返事:{rsvp}", buttons: {} },
  "meetup.resting": {
    text: "わかりました。「{rsvp}」で承りました。\n変わったら、いつでも押し直してください。",
    buttons: { page: "予定を見る" },
  },
  "meetup.waits": {
    text: "いまは満席なので、空きを待つ列に入りました。\n空いたら、次のお返事といっしょにお知らせします。\n聞くだけの参加は、いつでもできます。",
    buttons: { listen: "聞くだけ参加", no: "今回はお休み", page: "予定を見る" },
  },
  "meetup.full": {
    text: "ごめんなさい。いまは満席です。\n聞くだけの参加は、いつでもできます。",
    buttons: { listen: "聞くだけ参加", page: "予定を見る" },
  },
  "meetup.gone": {
    text: "この定例会は、もうお返事を受け付けていません。",
    buttons: { meetups: "定例会の予定" },
  },
  "meetup.seat": {
    text: "席が空きました。{when}の定例会に、参加できます。\nご都合が変わっていたら、いつでも変えてください。",
    buttons: {},
  },
  "meetup.planFor": { text: "どの会の定例会にしましょうか?", buttons: {} },
  "meetup.plan": {
    text: "何日にしましょうか?\n時間やテーマは、次の画面で決められます。",
    buttons: { day: "日付を選ぶ", usual: "いつもの日で" },
  },
  "meetup.planIn": {
    text: "{circle}の定例会ですね。\n続きは、こちらの画面でどうぞ。",
    buttons: { page: "続きを決める" },
  },
  "card.announceTitle": { text: "定例会のお知らせ", buttons: {} },
  "card.announce": {
    text: "前半は近況と振り返り、後半はフィードバックの時間です。\n聞くだけの参加、途中からの参加も歓迎です。",
    buttons: {
      yes: "参加します",
      listen: "聞くだけ参加",
      undecided: "まだ未定",
      no: "今回はお休み",
    },
  },
  "card.announceAlt": {
    text: "定例会のお知らせです。{day} {time}。聞くだけの参加、途中からの参加も歓迎です。",
    buttons: {},
  },
  "card.moveTitle": { text: "日程変更", buttons: {} },
  "card.move": {
    text: "定例会は、この日時になりました。\nお手数ですが、もう一度お返事ください。",
    buttons: {},
  },
  "card.moveAlt": {
    text: "定例会の日程が変わりました。新しい日時は、{day} {time}です。",
    buttons: {},
  },
  "card.cancelTitle": { text: "中止のお知らせ", buttons: {} },
  "card.cancel": {
    text: "この回は、お休みにします。\n今月の振り返りは、いつでもこちらで書けます。",
    buttons: { write: "振り返りを書く" },
  },
  "card.cancelAlt": { text: "{day} {time}の定例会は、お休みになりました。", buttons: {} },
  "card.theme": { text: "今月のテーマ", buttons: {} },
  "group.link": {
    text: "会を運営している方へ。\nこのグループを会とつなぐと、定例会をここでお知らせできます。\nリンクは1日、1回だけ使えます。",
    buttons: { link: "会とつなぐ" },
  },
  "group.welcome": {
    text: "ようこそ。\n定例会の予定は、こちらで見られます。\n聞くだけの参加も、いつでも歓迎です。",
    buttons: { next: "定例会の予定" },
  },
} as const;

/** What one can say to a meetup. */
export const jaRsvps = {
  yes: "参加します",
  listen: "聞くだけ参加",
  undecided: "まだ未定",
  no: "今回はお休み",
  waits: "空き待ち",
  none: "これから",
  old: "日程が変わりました。もう一度お返事ください",
} as const;
