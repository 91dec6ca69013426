import type { TalkKey } from "./words.ts";

export const talkJa: Readonly<Record<TalkKey, string>> = {
  title: "Ayumi 歩み:LINEで動かすまで",
  intro:
    "ひとつずつ進み、そのたびにLINEに確かめます。{file} の値を、聞かずに書き換えることはありません。Ctrl+C でいつでも中断でき、入れた値は残ります。",

  step_address: "サーバーのアドレス",
  step_bot: "ボット:Messaging APIチャネル",
  step_people: "会のこと",
  step_login: "ミニアプリのチャネル:LINEログイン",
  step_liff: "ミニアプリ",
  step_menu: "トークの下のメニュー",
  step_server: "動いているボット",
  step_webhook: "LINEからボットへ",
  step_rest: "通数と主催者",
  step_yours: "あなたにしか見えないところ",

  first: "先にしておくこと",
  note_address:
    "LINEはhttpsで呼び出します。証明書は、公的な認証局のものが要ります。\nボット自身は http://127.0.0.1:3000 で、ウェブサーバーの後ろで待ちます。",
  note_bot:
    "1  公式アカウントを作る:https://entry.line.biz/form/entry/unverified\n2  https://manager.line.biz/ → アカウント →「設定」→「Messaging API」→ 利用する\n3  プロバイダーを選ぶか、会の名前で新しく作る。\n   あとから変えられません。ミニアプリにも同じものを使います。\n4  https://developers.line.biz/console/ にチャネルが現れます",
  note_login:
    "1  https://developers.line.biz/console/ →【同じ】プロバイダー\n2  新規チャネル作成 → LINEログイン。地域は日本、アプリタイプはウェブアプリ。\n   名前に「LINE」という文字は使えません。",
  note_server: "サーバーの別の画面で:\n\n  npm run build\n  npm start",

  ask_PUBLIC_URL: "PUBLIC_URL:サーバーのアドレスを教えてください",
  ask_LINE_CHANNEL_SECRET: "Messaging APIチャネルのチャネルシークレット",
  ask_LINE_CHANNEL_ACCESS_TOKEN: "チャネルアクセストークン(長期)",
  ask_ORGANIZER_USER_IDS: "Messaging APIチャネルに出ている、あなたのユーザーID",
  ask_COMMUNITY_NAME: "会の名前を教えてください",
  ask_ORGANIZER_NAME: "主催者の名前を教えてください",
  ask_LINE_LOGIN_CHANNEL_ID: "LINEログインのチャネルのチャネルID",
  ask_LINE_LOGIN_CHANNEL_SECRET: "LINEログインのチャネルのチャネルシークレット",
  ask_LINE_LOGIN_USER_ID: "LINEログインのチャネルに出ている、あなたのユーザーID",
  ask_LIFF_ID: "LIFF ID",
  misshapen: "形が違うようです",
  empty: "ここには何か入れてください",

  yes: "はい",
  no: "いいえ",
  now_what: "どうしますか",
  look_again: "直したので、もう一度確かめる",
  type_again: "入れ直す",
  later: "あとにする",
  may_set: "こちらで直してもよいですか",
  replace: "{name}:{file} に別の値があります。書き換えますか",
  replace_refused:
    "{name}:{file} に別の値があります。書き換えるときは --replace を付け、そうでなければ新しい値を外してください。",
  which_liff: "どのミニアプリを使いますか",
  new_liff: "新しく作る(「{name}」)",
  make_liff: "このチャネルにはまだミニアプリがありません。「{name}」という名前で作りますか",
  are_all_so: "すべて「はい」ですか",

  changed: "変えたもの:",
  changed_env: "{file}:{names}",
  changed_mode: "{file}:持ち主だけが読めるようにしました",
  changed_liff_made: "LINE:ミニアプリ {liffId} を作りました",
  changed_liff_set: "LINE:ミニアプリ {liffId} の設定を直しました",
  changed_webhook: "LINE:Webhookの送り先を {wanted} にしました",
  changed_menus: "LINE:トークの下のメニューを置きました",
  unchanged: "どれもそろっていました。何も変えていません。",
  live: "Ayumiが動いています。「Messaging API設定」のQRコードから友だちに追加して、メニューのはじめのボタンを押してみてください。",
  in_place: "ここから見えるところは、すべてそろっています。",
  left: "直すところ:{count}。いつでももう一度実行すれば、続きから始まります。",
  stopped: "中断しました。入れた値は {file} にあります。もう一度実行すれば、続きから始まります。",
  rehearsal:
    "これは、このパソコンのデモを相手にした練習です。LINEには何も聞かず、何も変えません。値はすべて {file} に入ります。",
  rehearsal_value: "練習では:{value}",
  rehearsal_alone:
    "デモが動いていません。別の画面で npm run demo を始めてから、もう一度実行してください。",
  no_terminal:
    "ここでは質問ができません。ターミナルで実行するか、--yes を付けて、値をオプションか環境変数で渡してください。",
  bad_flag: "{flag} はわかりません。--help に一覧があります。",
  failed: "うまくいきませんでした:{message}",
  failed_denied:
    "このアカウントでは、{file} を読んだり、そのフォルダーに書いたりできません。フォルダーの持ち主のアカウントで実行するか、--env-file で別のファイルを指定してください。",
  failed_folder:
    "{file} はファイルではなくフォルダーです。取りのぞくか、--env-file で別のファイルを指定してください。",
  failed_nowhere:
    "{file} を置くフォルダーがありません。--env-file で別のファイルを指定してください。",
  failed_full: "{file} のあるディスクがいっぱいです。空きを作ってから、もう一度実行してください。",

  doctor_title: "Ayumi 歩み",
  doctor_yours: "LINEの画面で、あなたにしか見えないところ:",
  doctor_good: "どこにも問題はありません。",
  doctor_count: "直すところ:{wrong}。考えておくところ:{advice}。",
  doctor_setup: "npm run setup で、ひとつずつ進められます。",
  doctor_unknown: "確かめられないことがありました。",

  help_setup:
    "npm run setup -- [オプション]\n\n何もないところからLINEで動くまで、ひとつずつ進みます。何度でも実行できます。\n\n  --yes              質問をせず、LINEにないものや違うものを直す\n  --replace          オプションや環境変数の値で、.env の値を書き換える\n  --rehearse         LINEではなく、別の画面で動いているデモを相手に練習する\n  --env-file 場所    .env のかわりに使うファイル\n  --language ja|en\n  --help\n\n値はオプションでも渡せます。秘密の値は、同じ名前の環境変数のほうが安全です:",
  help_doctor:
    "npm run doctor -- [オプション]\n\nnpm run setup と同じことを確かめます。何も変えません。\n終わりの番号は、0:問題なし、1:直すところがある、2:わからない。\n\n  --json             機械が読む形(npm run --silent といっしょに)\n  --rehearse         LINEではなく、別の画面で動いているデモを相手にする\n  --env-file 場所    .env のかわりに使うファイル\n  --language ja|en\n  --help",
};
