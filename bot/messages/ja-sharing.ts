// Which circles see a record, asked in the chat of whoever is in several.
export const jaSharing = {
  "share.where": {
    text: "どの会の仲間に見せますか?\n{options}\n会の名前や番号を並べて送っても、選べます。",
    buttons: { all: "すべての会", last: "前回と同じ会", some: "いくつか選ぶ", back: "ひとつ戻る" },
  },
  "share.some": {
    text: "選び終わったら「決める」をどうぞ。\nいま: {chosen}\n{options}",
    buttons: { done: "決める", back: "ひとつ戻る" },
  },
  "share.none": { text: "見せる会を、ひとつずつ選べます。\n{options}", buttons: {} },
  "close.sharedIn": {
    text: "👥 {circles} の仲間に見せる記録として残しました。\nあとから、いつでも変えられます。",
    buttons: {},
  },
} as const;
