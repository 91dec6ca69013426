import type { Locale } from "./locale.ts";

type Word = { readonly ja: string; readonly en: string; readonly forms: readonly string[] };

/** The words that a strength can be picked from, each with what else people call the same. */
const words = {
  listening: {
    ja: "聞く力",
    en: "listening",
    forms: [
      "聴く力",
      "きく力",
      "傾聴",
      "傾聴力",
      "聞き上手",
      "聴き上手",
      "話を聞く力",
      "話を聴く力",
      "listens well",
      "a good listener",
      "good listener",
    ],
  },
  organising: {
    ja: "整理する力",
    en: "organising",
    forms: [
      "整理力",
      "整理",
      "まとめる力",
      "片づける力",
      "片付ける力",
      "論点を整理する力",
      "organizing",
      "sorting out",
    ],
  },
  wording: {
    ja: "言葉にする力",
    en: "putting things into words",
    forms: ["ことばにする力", "言語化", "言語化力", "言語化する力", "wording", "finding the words"],
  },
  planning: {
    ja: "段取りの力",
    en: "planning ahead",
    forms: [
      "段取り",
      "段取り力",
      "段どりの力",
      "段取りする力",
      "段取り上手",
      "計画力",
      "計画する力",
      "planning",
    ],
  },
  easing: {
    ja: "場を和ませる力",
    en: "easing a room",
    forms: [
      "場をなごませる力",
      "和ませる力",
      "なごませる力",
      "場を落ち着かせる力",
      "場をやわらげる力",
      "calming a room",
      "the power to calm a room",
    ],
  },
  finishing: {
    ja: "最後までやりきる力",
    en: "seeing it through",
    forms: [
      "最後までやり切る力",
      "やりきる力",
      "やり切る力",
      "やり抜く力",
      "やりぬく力",
      "最後の1割を詰める力",
      "完遂力",
      "finishing",
      "follow-through",
    ],
  },
  noticing: {
    ja: "変化に気づく力",
    en: "noticing change",
    forms: ["変化に気付く力", "気づく力", "気付く力", "観察力", "観察する力", "noticing"],
  },
  involving: {
    ja: "巻きこむ力",
    en: "bringing people in",
    forms: [
      "巻き込む力",
      "まきこむ力",
      "人を巻きこむ力",
      "人を巻き込む力",
      "まわりを巻き込む力",
      "involving others",
    ],
  },
  teaching: {
    ja: "教える力",
    en: "teaching",
    forms: [
      "教え上手",
      "おしえる力",
      "教えるのがうまい",
      "育てる力",
      "人を育てる力",
      "育成力",
      "teaching others",
    ],
  },
  numbers: {
    ja: "数字で考える力",
    en: "thinking in numbers",
    forms: ["数字に強い", "数字で見る力", "数字力", "定量的に考える力", "good with numbers"],
  },
  trusting: {
    ja: "人を信じる力",
    en: "trusting people",
    forms: ["信じる力", "信頼する力", "人を信頼する力", "trust"],
  },
  declining: {
    ja: "断る力",
    en: "saying no",
    forms: ["ことわる力", "断れる力", "ノーと言える力", "線を引く力", "drawing a line"],
  },
  asking: {
    ja: "質問する力",
    en: "asking questions",
    forms: [
      "質問力",
      "問う力",
      "問いを立てる力",
      "問いかける力",
      "質問上手",
      "asking",
      "asking good questions",
    ],
  },
  delegating: {
    ja: "任せる力",
    en: "delegating",
    forms: ["まかせる力", "人に任せる力", "人にまかせる力", "委ねる力", "ゆだねる力", "delegation"],
  },
  recovering: {
    ja: "立て直す力",
    en: "recovering",
    forms: ["立てなおす力", "たてなおす力", "立ち直る力", "回復力", "レジリエンス", "resilience"],
  },
  preparing: {
    ja: "準備する力",
    en: "preparing",
    forms: ["準備力", "準備", "準備の力", "備える力", "事前準備", "preparation"],
  },
  curiosity: {
    ja: "好奇心",
    en: "curiosity",
    forms: [
      "好奇心旺盛",
      "こうきしん",
      "知りたがり",
      "探究心",
      "おもしろがる力",
      "面白がる力",
      "curious",
    ],
  },
  persistence: {
    ja: "粘り強さ",
    en: "persistence",
    forms: [
      "ねばり強さ",
      "ねばりづよさ",
      "粘りづよさ",
      "粘り",
      "粘る力",
      "根気",
      "忍耐",
      "忍耐力",
      "perseverance",
    ],
  },
  openness: {
    ja: "素直さ",
    en: "openness",
    forms: ["すなおさ", "素直", "素直な心", "受けとめる力", "受け止める力", "open-mindedness"],
  },
  fairness: {
    ja: "公平さ",
    en: "fairness",
    forms: ["公平", "こうへいさ", "公平性", "公正さ", "公正", "フェアさ", "being fair"],
  },
  kindness: {
    ja: "思いやり",
    en: "kindness",
    forms: [
      "おもいやり",
      "思い遣り",
      "やさしさ",
      "優しさ",
      "気づかい",
      "気遣い",
      "気配り",
      "consideration",
    ],
  },
  humour: {
    ja: "ユーモア",
    en: "humour",
    forms: [
      "ユーモアのセンス",
      "笑いにする力",
      "笑わせる力",
      "humor",
      "sense of humour",
      "sense of humor",
    ],
  },
  deciding: {
    ja: "決める力",
    en: "deciding",
    forms: ["決断力", "きめる力", "決断する力", "決断", "判断力", "decisiveness"],
  },
  continuing: {
    ja: "続ける力",
    en: "keeping at it",
    forms: ["つづける力", "継続力", "継続する力", "継続", "習慣にする力", "continuing"],
  },
} as const satisfies Readonly<Record<string, Word>>;

export type StrengthWord = keyof typeof words;

export const strengthWords = Object.keys(words) as readonly StrengthWord[];

/** A word of the list as it is said in this language. */
export const strengthWordIn = (word: StrengthWord, locale: Locale): string => words[word][locale];

/** Everything that counts as this word. */
export const formsOf = (word: StrengthWord): readonly string[] => {
  const { ja, en, forms } = words[word];
  return [ja, en, ...forms];
};

/** Without what only looks different: width, case, katakana, blanks, signs. */
export const plain = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replace(/[^\p{L}\p{N}ー]/gu, "");

const wordByForm: ReadonlyMap<string, StrengthWord> = new Map(
  strengthWords.flatMap((word) => formsOf(word).map((form) => [plain(form), word] as const)),
);

/** The word of the list that somebody means; null for a name of their own. */
export const wordMeant = (text: string): StrengthWord | null => wordByForm.get(plain(text)) ?? null;
