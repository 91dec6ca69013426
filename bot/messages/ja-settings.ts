// Notices and moving to another LINE account.
export const jaSettings = {
  "notice.times": {
    text: "いまのお知らせの時刻です。\n・週:{weekly}\n・月:{monthly}\nどれを変えますか?",
    buttons: { day: "週の曜日", weekly: "週の時刻", monthly: "月の時刻" },
  },
  "notice.day": { text: "週のお知らせは、何曜日がよいですか?", buttons: {} },
  "notice.time": {
    text: "何時ごろがよいですか?\n朝8時から夜9時半までで選べます。",
    buttons: { page: "ほかの時刻" },
  },
  "notice.timed": {
    text: "わかりました。これからは、この時刻にお送りします。\n・週:{weekly}\n・月:{monthly}",
    buttons: {},
  },

  SY9: {
    text: "LINEのアカウントが変わったときは、引き継ぎコードで記録を移せます。\nコードは、前のアカウントの設定画面で出せます。\nお持ちでしたら、このトークに送ってください。",
    buttons: {},
  },
  "transfer.done": {
    text: "おかえりなさい。\n記録を、こちらのアカウントに移しました。\n前のアカウントからは、もう開けません。",
    buttons: { record: "わたしの記録", reflect: "振り返る" },
  },
  "transfer.wrong": {
    text: "このコードでは移せませんでした。\n打ちまちがいか、期限(7日)が過ぎているようです。\n前のアカウントの設定画面で、新しく出せます。",
    buttons: {},
  },
  "transfer.own": {
    text: "これは、このアカウントで出したコードですね。\n新しいアカウントのトークで送ってください。",
    buttons: {},
  },
  "transfer.taken": {
    text: "このアカウントには、もう記録があります。\n混ざらないように、移すのを止めました。\nこちらの記録を受け取って退会すると、移せるようになります。",
    buttons: { leaving: "退会について", stay: "このままにする" },
  },
  "transfer.early": {
    text: "運営の人が出したコードは、3日たってから使えるようになります。\nそれまでは、そのままお待ちください。",
    buttons: {},
  },
  "transfer.vouched": {
    text: "運営の{name}さんが、あなたの記録を新しいLINEに移すコードを出しました。\n{date}から使えます。\n心当たりがなければ、ここに何か送ってください。それだけで、コードは使えなくなります。",
    buttons: {},
  },
  "transfer.slow": {
    text: "少し時間をおいて、もう一度お試しください。",
    buttons: {},
  },
} as const;
