import type { Locale } from "#shared/locale.ts";

type Words = {
  readonly title: string;
  readonly nameless: string;
  readonly lead: string;
  readonly undecided: string;
  readonly introduction: string;
  readonly cheersReceived: string;
  readonly cheersGiven: string;
  readonly commentsReceived: string;
  readonly commentsGiven: string;
  readonly cheerFrom: string;
  readonly cheerTo: string;
  readonly strengthsReceived: string;
  readonly strengthsGiven: string;
  readonly strengthFrom: string;
  readonly strengthTo: string;
  readonly strengthEffect: string;
  readonly strengthGranted: string;
  readonly others: string;
  readonly page: {
    readonly title: string;
    readonly lead: string;
    readonly take: string;
    readonly over: string;
    readonly overLead: string;
  };
};

/** What stands in the file around the member's own words, and on the page that hands it over. */
export const takeoutWords: Readonly<Record<Locale, Words>> = {
  ja: {
    title: "{name}さんの記録",
    nameless: "わたしの記録",
    lead: "{day} に受け取った控えです。🔒は自分だけ、🤝は運営の人だけ、👥は仲間に見えるものです。",
    undecided: "まだ置き場の決まっていないひとこと",
    introduction: "自己紹介",
    cheersReceived: "届いた応援",
    cheersGiven: "贈った応援",
    commentsReceived: "届いた言葉",
    commentsGiven: "贈った言葉",
    cheerFrom: "{cheer}({name}さんから)",
    cheerTo: "{cheer}({name}さんへ)",
    strengthsReceived: "仲間が見つけた強み",
    strengthsGiven: "贈った強み",
    strengthFrom: "{strength}({name}さんから)",
    strengthTo: "{strength}({name}さんへ)",
    strengthEffect: "まわりに起きたこと",
    strengthGranted: "当たり前と思っていそうなこと",
    others: "そのほか",
    page: {
      title: "記録を受け取る",
      lead: "ボタンを押すと、ファイルがこの端末に保存されます。このページが使えるのは、一度きりです。",
      take: "ファイルを受け取る",
      over: "このページは、もう使えません。",
      overLead: "受け取り済みか、10分が過ぎています。設定の画面から、もう一度用意できます。",
    },
  },
  en: {
    title: "Records of {name}",
    nameless: "My records",
    lead: "A copy taken on {day}. 🔒 is for yourself only, 🤝 for the organizer, 👥 for companions.",
    undecided: "Words that have no place yet",
    introduction: "Introduction",
    cheersReceived: "Cheers that came",
    cheersGiven: "Cheers you gave",
    commentsReceived: "Words that came",
    commentsGiven: "Words you gave",
    cheerFrom: "{cheer} (from {name})",
    cheerTo: "{cheer} (to {name})",
    strengthsReceived: "Strengths companions saw",
    strengthsGiven: "Strengths you named",
    strengthFrom: "{strength} (from {name})",
    strengthTo: "{strength} (to {name})",
    strengthEffect: "What it brought about",
    strengthGranted: "What may be taken for granted",
    others: "More",
    page: {
      title: "Take your records",
      lead: "Press the button and the file is saved on this device. This page works once.",
      take: "Save the file",
      over: "This page no longer works.",
      overLead:
        "The file was taken already, or ten minutes have passed. The settings page makes a new one.",
    },
  },
};
