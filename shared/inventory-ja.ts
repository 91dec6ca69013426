import type { InventoryWords } from "./inventory-words.ts";

const five = { "1": "1", "2": "2", "3": "3", "4": "4", "5": "5" } as const;

/** What the sections, fields and choices are called. */
export const inventoryJa: InventoryWords = {
  between: "、",
  now: "いま",
  sections: {
    purpose: "目的",
    goal: "目標",
    skill: "スキル",
    experience: "経験",
    people: "人脈",
    money: "お金",
    time: "時間",
    tactic: "戦術",
    task: "タスク",
  },
  fields: {
    "I1-1": {
      label: "大切にしたいこと",
      choices: {
        honesty: "誠実さ",
        challenge: "挑戦",
        stability: "安定",
        learning: "学び続ける",
        use: "人の役に立つ",
        deciding: "自分で決める",
        making: "つくる楽しさ",
        team: "チームで働く",
        family: "家族との時間",
        health: "健康",
        leisure: "自由な時間",
        recognition: "認められること",
        locality: "地域",
        next: "次の世代",
        beauty: "美しさ",
        truth: "正直でいること",
      },
    },
    "I1-2": { label: "どんなときに「この仕事をしていてよかった」と感じますか" },
    "I1-3": { label: "もう繰り返したくないこと" },
    "I1-4": { label: "この言葉は、どのくらいしっくりきますか", choices: five },

    "I2-1": { label: "3年後、こうなっていたらいいな" },
    "I2-2": { label: "1年後までに" },
    "I2-3": { label: "この3か月で" },
    "I2-4": { label: "できたと言えるのは、どうなったとき" },
    "I2-5": {
      label: "だれのための目標ですか",
      choices: {
        own: "自分",
        family: "家族",
        company: "会社",
        expected: "まわりの期待",
        unknown: "まだわからない",
      },
    },

    "I3-1": { label: "スキルの名前" },
    "I3-2": {
      label: "いまの手応え",
      choices: {
        learning: "学びはじめ",
        taught: "教わればできる",
        alone: "一人でできる",
        teaching: "人に教えられる",
      },
    },
    "I3-3": { label: "使った場面" },
    "I3-4": { label: "これから", choices: { grow: "伸ばす", keep: "保つ", letGo: "手放す" } },

    "I4-1": { label: "時期" },
    "I4-2": { label: "やったこと" },
    "I4-3": { label: "工夫したこと" },
    "I4-4": { label: "起きた変化" },
    "I4-5": { label: "そこで得たもの" },
    "I4-6": { label: "そのときの充実度" },
    "I4-7": {
      label: "公開の濃さ",
      choices: { full: "くわしく", outline: "あらまし", hidden: "非公開" },
    },

    "I5-1": { label: "呼び名" },
    "I5-2": {
      label: "どんなつながり",
      choices: {
        advice: "相談できる",
        inspire: "刺激をくれる",
        cheer: "応援してくれる",
        help: "力になりたい",
        miss: "久しぶりに会いたい",
      },
    },
    "I5-3": {
      label: "最後に話したのは",
      choices: {
        month: "今月",
        quarter: "3か月以内",
        year: "1年以内",
        longer: "それより前",
      },
    },
    "I5-4": { label: "次にしたいこと" },
    "I5-5": { label: "足りていないつながり" },

    "I6-1": { label: "いまの収入への納得感", choices: { ...five, unsaid: "答えない" } },
    "I6-2": {
      label: "暮らしの余白",
      choices: {
        ample: "余裕あり",
        even: "とんとん",
        uneasy: "少し不安",
        worried: "かなり不安",
        unsaid: "答えない",
      },
    },
    "I6-3": {
      label: "学びや挑戦に使えるお金",
      choices: { yes: "ある", little: "少しなら", no: "今は難しい", unsaid: "答えない" },
    },
    "I6-4": { label: "収入が変わったら動けること" },
    "I6-5": { label: "お金で気になっていること" },
    "I6-N": { label: "振り返りからのひとこと" },

    "I7-1": {
      label: "平日、自分のために使える時間",
      choices: { none: "ほぼない", half: "30分", hour: "1時間", hours: "2時間以上" },
    },
    "I7-2": {
      label: "休日、自分のために使える時間",
      choices: { none: "ほぼない", hour: "1時間", half: "半日", day: "1日" },
    },
    "I7-3": {
      label: "いちばん頭が冴える時間",
      choices: { morning: "朝", noon: "昼", evening: "夕方", night: "夜", late: "深夜" },
    },
    "I7-4": { label: "増やしたい時間" },
    "I7-5": { label: "減らしたい時間" },
    "I7-6": {
      label: "いま動かせない時間",
      choices: {
        child: "育児",
        care: "介護",
        clinic: "通院",
        commute: "通勤",
        season: "繁忙期",
        other: "その他",
        unsaid: "答えない",
      },
    },
    "I7-N": { label: "振り返りからのひとこと" },

    "I8-1": { label: "戦術" },
    "I8-2": {
      label: "使う手持ち",
      choices: {
        skill: "スキル",
        experience: "経験",
        people: "人脈",
        money: "お金",
        time: "時間",
      },
    },
    "I8-3": { label: "うまくいかないとしたら" },
    "I8-4": { label: "そのときは" },
    "I8-5": { label: "見直す時期", choices: { month: "1か月後", quarter: "3か月後" } },
    "I8-6": { label: "最後のひとこと" },

    "I9-1": { label: "やること" },
    "I9-2": { label: "いつ・どこで" },
    "I9-3": {
      label: "誰かに伝えておく",
      choices: { buddy: "バディに", circle: "仲間に", nobody: "言わない" },
    },
    "I9-4": {
      label: "終わったら",
      choices: { done: "できた", reshape: "形を変える", letGo: "手放す" },
    },
  },
};
