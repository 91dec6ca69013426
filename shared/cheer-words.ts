import type { CheerWord } from "./cheers.ts";
import type { Locale } from "./locale.ts";

/** The twelve words as both sides say them. */
export const cheerTexts: Readonly<Record<Locale, Readonly<Record<CheerWord, string>>>> = {
  ja: {
    CH1: "一歩、進みましたね",
    CH2: "育ってますね",
    CH3: "わかります、私も",
    CH4: "気づきをもらいました",
    CH5: "応援してます",
    CH6: "おつかれさまです",
    CH7: "それ、強みだと思います",
    CH8: "続きが気になります",
    CH9: "おめでとうございます",
    CH10: "ゆっくりでいいですよ",
    CH11: "そばにいます",
    CH12: "書いてくれてありがとう",
  },
  en: {
    CH1: "You took a step",
    CH2: "It's growing",
    CH3: "I get it, me too",
    CH4: "You gave me an insight",
    CH5: "I'm rooting for you",
    CH6: "Well done, have some tea",
    CH7: "I think that's a strength",
    CH8: "I want to hear what's next",
    CH9: "Congratulations",
    CH10: "Slowly is fine",
    CH11: "I'm by your side",
    CH12: "Thank you for writing",
  },
};
