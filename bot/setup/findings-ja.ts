import type { FindingWords, Places } from "./words.ts";

const CONSOLE = "https://developers.line.biz/console/";
const BOT = `${CONSOLE} → Messaging APIチャネル`;
const LOGIN = `${CONSOLE} → LINEログインのチャネル`;

export const placesJa: Places = {
  PUBLIC_URL: "サーバーのhttpsのアドレス。ホスト名まで書きます(例 https://ayumi.example.org)",
  LINE_CHANNEL_SECRET: `${BOT} →「チャネル基本設定」→ チャネルシークレット`,
  LINE_CHANNEL_ACCESS_TOKEN: `${BOT} →「Messaging API設定」→ チャネルアクセストークン(長期)→ 発行`,
  ORGANIZER_USER_IDS: `${BOT} →「チャネル基本設定」→ あなたのユーザーID(U のあとに英数字32文字)。何人かいるときはカンマで区切ります`,
  COMMUNITY_NAME: "メンバーが知っている、会の名前",
  ORGANIZER_NAME: "メンバーが知っている、主催者の名前",
  LINE_LOGIN_CHANNEL_ID: `${LOGIN} →「チャネル基本設定」→ チャネルID(数字だけ)`,
  LINE_LOGIN_CHANNEL_SECRET: `${LOGIN} →「チャネル基本設定」→ チャネルシークレット`,
  LINE_LOGIN_USER_ID: `${LOGIN} →「チャネル基本設定」→ あなたのユーザーID`,
  LIFF_ID: `${LOGIN} →「LIFF」→ LIFF ID(例 1234567890-AbcdEfgh)。まだないときは npm run setup が作ります`,
  other: "書き方は .env.example にあります。行を消すと、いつもの値が使われます",
};

const SETUP_SETS = "npm run setup でも直せます";

export const findingsJa: FindingWords = {
  setting_missing: { what: "{name} がまだありません", mend: "{where}" },
  setting_malformed: { what: "{name} の形が違うようです", mend: "{where}" },
  token_is_secret: {
    what: "LINE_CHANNEL_ACCESS_TOKEN に、チャネルシークレットが入っています",
    mend: placesJa.LINE_CHANNEL_ACCESS_TOKEN,
  },
  secret_is_token: {
    what: "LINE_CHANNEL_SECRET に、アクセストークンが入っています",
    mend: placesJa.LINE_CHANNEL_SECRET,
  },
  address_http: {
    what: "PUBLIC_URL({url})がhttpsではありません。LINEはhttpsでしか呼び出しません",
    mend: "ボットの手前に、公的な認証局の証明書があるウェブサーバーを置き、そのhttpsのアドレスを PUBLIC_URL に書いてください",
  },
  address_path: {
    what: "PUBLIC_URL({url})に、ホスト名より後ろがあります",
    mend: "PUBLIC_URL に {origin} と書いてください",
  },
  env_readable: {
    what: "このマシンのほかのアカウントが、.env の中の秘密の値を読めます",
    mend: "chmod 600 .env",
  },
  community_unnamed: {
    what: "COMMUNITY_NAME が空なので、ボットは会の名前を言えません",
    mend: "COMMUNITY_NAME に会の名前を書いてください",
  },
  line_elsewhere: {
    what: "LINEそのものではなく、このマシンの「LINEの代役」に聞いています",
    mend: "本物のLINEにつなぐときは、LINE_API_BASE_URL、LINE_DATA_API_BASE_URL、LINE_LOGIN_BASE_URL を消してください",
  },
  address_fits: { what: "LINEもメンバーも、{origin} でボットに届きます" },
  community_known: { what: "{name}(主催者{count}人)" },

  bot_found: { what: "LINEがボットを知っています:{name}({basicId})" },
  secret_fits: { what: "チャネルシークレットは、同じチャネル({channelId})のものです" },
  token_refused: {
    what: "LINE_CHANNEL_ACCESS_TOKEN をLINEが受け付けません。あとから発行したトークンで、無効になったのかもしれません",
    mend: placesJa.LINE_CHANNEL_ACCESS_TOKEN,
  },
  token_of_login: {
    what: "LINE_CHANNEL_ACCESS_TOKEN がLINEログインのチャネルのものです。メッセージを送れません",
    mend: placesJa.LINE_CHANNEL_ACCESS_TOKEN,
  },
  token_ends: {
    what: "LINE_CHANNEL_ACCESS_TOKEN が短期のもので、あと{days}日で切れます。切れるとボットは返事ができなくなります",
    mend: placesJa.LINE_CHANNEL_ACCESS_TOKEN,
  },
  token_passing: {
    what: "LINE_CHANNEL_ACCESS_TOKEN が、30日以内に切れる種類のものです",
    mend: placesJa.LINE_CHANNEL_ACCESS_TOKEN,
  },
  secret_refused: {
    what: "LINE_CHANNEL_SECRET が、トークンのチャネル({channelId})のものではありません。このままでは、LINEから届くものをすべて断ってしまいます",
    mend: placesJa.LINE_CHANNEL_SECRET,
  },
  secret_of_login: {
    what: "LINE_CHANNEL_SECRET が、LINEログインのチャネルのものです。このままでは、LINEから届くものをすべて断ってしまいます",
    mend: placesJa.LINE_CHANNEL_SECRET,
  },
  chat_on: {
    what: "公式アカウントの「チャット」がオンです。ボットのほかに、人が手で返事をすることもできます",
    mend: "https://manager.line.biz/ → アカウント →「設定」→「応答設定」→ チャット:オフ",
  },

  login_fits: { what: "LINEログインのチャネル({channelId})につながりました" },
  login_is_bot: {
    what: "LINE_LOGIN_CHANNEL_ID が、Messaging APIチャネルのIDです。ミニアプリには、LINEログインのチャネルが要ります",
    mend: placesJa.LINE_LOGIN_CHANNEL_ID,
  },
  login_refused: {
    what: "LINE_LOGIN_CHANNEL_ID({channelId})と LINE_LOGIN_CHANNEL_SECRET の組み合わせが違います",
    mend: `${LOGIN} →「チャネル基本設定」→ チャネルIDとチャネルシークレット`,
  },
  login_unseen: {
    what: "LINE_LOGIN_CHANNEL_SECRET がないので、LINEにあるミニアプリの設定を確かめられません",
    mend: placesJa.LINE_LOGIN_CHANNEL_SECRET,
  },
  provider_same: { what: "2つのチャネルは、同じプロバイダーにあります" },
  provider_differs: {
    what: "2つのチャネルで、あなたのユーザーIDが違います。プロバイダーが分かれているため、トークの相手とミニアプリを開いた人が同じ人だとわかりません",
    mend: "チャネルは移せません。Messaging APIチャネルと同じプロバイダーにLINEログインのチャネルを作り、その値で npm run setup をもう一度実行してください",
  },
  provider_unseen: {
    what: "2つのチャネルが同じプロバイダーにあるかどうかは、確かめていません",
    mend: `LINEログインのチャネルに出ている、あなたのユーザーIDを LINE_LOGIN_USER_ID に書いてください:${placesJa.LINE_LOGIN_USER_ID}`,
  },
  organizer_stranger: {
    what: "主催者{all}人のうち{count}人には、まだメッセージが届きません",
    mend: "ボットを友だちに追加してもらってください。追加してあるなら、ORGANIZER_USER_IDS に別のプロバイダーのIDが入っています",
  },

  liff_fits: { what: "ミニアプリ({liffId})は、このサーバーを正しいScopeで開きます" },
  liff_other_channel: {
    what: "LIFF_ID({liffId})が、LINE_LOGIN_CHANNEL_ID({channelId})とは別のチャネルのものです。だれもログインできません",
    mend: placesJa.LIFF_ID,
  },
  liff_unknown: {
    what: "LIFF_ID({liffId})が、LINEログインのチャネル({channelId})に見つかりません",
    mend: placesJa.LIFF_ID,
  },
  liff_endpoint: {
    what: "ミニアプリが {wanted} ではなく {found} を開きます",
    mend: `${LOGIN} →「LIFF」→ エンドポイントURL。${SETUP_SETS}`,
  },
  liff_scope_missing: {
    what: "ミニアプリのScopeに {scope} がないので、だれが開いたのかわかりません",
    mend: `${LOGIN} →「LIFF」→ Scope:openid と profile。${SETUP_SETS}`,
  },
  liff_scope_extra: {
    what: "ミニアプリが、要らない許可({scope})までメンバーに求めています",
    mend: `${LOGIN} →「LIFF」→ Scope:openid と profile だけ。${SETUP_SETS}`,
  },
  liff_size: {
    what: "ミニアプリのサイズが {size} で、画面が収まりません",
    mend: `${LOGIN} →「LIFF」→ サイズ:Full。${SETUP_SETS}`,
  },
  liff_friends: {
    what: "ミニアプリを開いた人に、友だち追加の案内が出ません",
    mend: `${LOGIN} →「LIFF」→ 友だち追加オプション:On (normal)。${SETUP_SETS}`,
  },
  liff_refused: {
    what: "LINEがミニアプリを受け付けませんでした({code})。1つのチャネルに置けるのは30個までです",
    mend: `${LOGIN} →「LIFF」`,
  },

  server_ready: { what: "{origin} が答え、ボットの用意ができています" },
  server_nameless: {
    what: "{origin} のホスト名が、どこにもつながっていません",
    mend: "ドメインの管理画面で、名前をサーバーに向けてください。反映に1時間ほどかかることがあります。または PUBLIC_URL を直してください",
  },
  server_certificate: {
    what: "{origin} の証明書が有効ではないため、LINEがつながりません",
    mend: "サーバーで、この名前の証明書を公的な認証局(Let's Encryptなど)から取り、中間証明書も含めて設定してください",
  },
  server_inside_only: {
    what: "ボットはこのマシン({inside})で動いていますが、{origin} からは届きません",
    mend: "サーバーで、手前のウェブサーバーがhttpsを {inside} に渡すようにし、ポート443を開けてください",
  },
  server_silent: {
    what: "{origin} から答えがありません",
    mend: "サーバーで npm start を実行し、手前のウェブサーバーがhttpsを {inside} に渡すようにしてください",
  },
  server_behind: {
    what: "{origin} のウェブサーバーが{status}を返しました。後ろのボットが見つかっていません",
    mend: "サーバーで npm start を実行してください。ウェブサーバーは {inside} に渡すようにします",
  },
  server_other: {
    what: "{origin} で、ボットではないものが答えています({status})",
    mend: "ウェブサーバーが、すべてのパスをボットに渡すようにしてください。または PUBLIC_URL を直してください",
  },
  server_database: {
    what: "ボットは動いていますが、データベースが答えません",
    mend: "ボットのログを見てください。MongoDBを使うときは MONGODB_URI を確かめてください",
  },
  server_scheduler: {
    what: "ボットは動いていますが、予定の仕事が動いていません。お知らせが送られません",
    mend: "起動してから1分待ち、それでも変わらなければボットのログを見てください",
  },
  page_unbuilt: {
    what: "ミニアプリがまだ組み立てられていないので、開いても何も出ません",
    mend: "サーバーで npm run build",
  },
  page_of_other: {
    what: "動いているボットの LIFF_ID が、.env のものと違います",
    mend: "ボットを起動し直して、.env を読ませてください",
  },

  clock_off: {
    what: "このマシンの時計が、LINEの時計と{minutes}分ずれています。お知らせの時刻がずれ、ミニアプリにだれも入れないことがあります",
    mend: "サーバーで、時計を自動で合わせるようにしてから(timedatectl set-ntp true)、ボットを起動し直してください",
  },

  webhook_answers: { what: "LINEは {wanted} に送り、ボットが答えています" },
  webhook_unset: {
    what: "メンバーが書いたことをどこへ送るか、LINEがまだ知りません",
    mend: `${BOT} →「Messaging API設定」→ Webhook URL:{wanted}。${SETUP_SETS}`,
  },
  webhook_elsewhere: {
    what: "LINEが、メンバーの書いたことを {wanted} ではなく {found} に送っています",
    mend: `${BOT} →「Messaging API設定」→ Webhook URL。${SETUP_SETS}`,
  },
  webhook_off: {
    what: "「Webhookの利用」がオフなので、メンバーの書いたことがボットに届きません",
    mend: `${BOT} →「Messaging API設定」→ Webhookの利用:オン`,
  },
  webhook_unsigned: {
    what: "動いているボットが、LINEのテストを断りました。チャネルとは違う LINE_CHANNEL_SECRET を持っています",
    mend: "ボットを起動し直して .env を読ませ、それから LINE_CHANNEL_SECRET を確かめてください",
  },
  webhook_lost: {
    what: "LINEのテストで、{wanted} にページが見つかりませんでした",
    mend: "サーバーで、ウェブサーバーが /webhook をそのままボットに渡すようにしてください",
  },
  webhook_late: {
    what: "LINEのテストに、ボットが2秒以内に答えませんでした",
    mend: "サーバーの負荷、データベース、手前のウェブサーバーを見てください",
  },
  webhook_unreached: {
    what: "LINEが {wanted} につながりません",
    mend: "ご自分のブラウザーでは開けるときも、サーバーで、公的な認証局の証明書(中間証明書も)とTLS 1.2以上を使い、ポート443をだれにでも開けてください(LINEのIPアドレスは公開されていません)",
  },
  webhook_refused: {
    what: "LINEのテストに、{wanted} が{status}を返しました",
    mend: "サーバーで、ボットと手前のウェブサーバーのログを見てください",
  },

  menu_current: { what: "トークの下のメニューは、日本語も英語も最新です" },
  menu_old: {
    what: "トークの下のメニューがないか、前の版のままです",
    mend: `npm run rich-menu。${SETUP_SETS}`,
  },
  menu_hidden: {
    what: "メニューはLINEにありますが、メンバーには出ていません",
    mend: `npm run rich-menu。${SETUP_SETS}`,
  },
  menu_alias: {
    what: "英語で使うメンバーに、英語のメニューが出ません",
    mend: `npm run rich-menu。${SETUP_SETS}`,
  },

  quota_left: { what: "今月は{limit}通のうち{used}通を使いました。返事は数えられません" },
  quota_free: { what: "通数の上限がないプランです(今月は{used}通)" },
  quota_near: {
    what: "今月の{limit}通のうち{used}通を使いました。足りなくなると、お知らせから減らします",
    mend: "https://manager.line.biz/ → アカウント →「設定」→「利用と請求」でプランを見るか、来月を待ってください。返事は数えられず、そのまま続きます",
  },
  quota_spent: {
    what: "今月の{limit}通を使い切りました。お知らせは来月まで止まります",
    mend: "https://manager.line.biz/ → アカウント →「設定」→「利用と請求」でプランを見るか、来月を待ってください。返事は数えられず、そのまま続きます",
  },

  line_silent: {
    what: "LINEから答えがなく({code})、確かめられないことがありました",
    mend: "このマシンの通信と時計を確かめて、数分後にもう一度実行してください",
  },
  line_busy: {
    what: "LINEへの問い合わせが多すぎて、確かめられないことがありました",
    mend: "1時間ほどしてから実行してください。5分に1度なら大丈夫です",
  },

  group_joining: {
    what: "ボットがグループに参加できるようになっていますか",
    mend: `${BOT} →「Messaging API設定」→ グループトーク・複数人トークへの参加を許可する:オン`,
  },
  redelivery: {
    what: "届かなかったものを、LINEがもう一度送りますか",
    mend: `${BOT} →「Messaging API設定」→ Webhookの再送:オン`,
  },
  own_answers: {
    what: "公式アカウントの自動の返事は、止まっていますか",
    mend: "https://manager.line.biz/ → アカウント →「設定」→「応答設定」→ あいさつメッセージ:オフ、応答メッセージ:オフ",
  },
  published: {
    what: "だれでもミニアプリを開けますか",
    mend: `${LOGIN} → ページの上の「開発中」→ 公開。元には戻せません`,
  },
  linked: {
    what: "ミニアプリと公式アカウントは、つながっていますか",
    mend: `${LOGIN} →「チャネル基本設定」→ リンクされたLINE公式アカウント → 会のアカウント`,
  },
};
