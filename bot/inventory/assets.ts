import { assets, hands, type Asset, type AssetsOfQuarter } from "#shared/inventory-assets.ts";
import type { Answers } from "#shared/reflection.ts";

/** The questions of the quarterly reflection that ask about each of the five. */
const questions: Readonly<Record<Asset, string>> = {
  skill: "QU3",
  experience: "QU3e",
  people: "QU3p",
  money: "QU3m",
  time: "QU3t",
};

/** What a quarterly reflection says about the five assets; null if it says nothing of them. */
export function assetsOf(answers: Answers): AssetsOfQuarter["assets"] | null {
  const said = assets.map((asset) => {
    const choice = answers[questions[asset]]?.choice;
    return [asset, hands.find((hand) => hand === choice) ?? null] as const;
  });
  return said.every(([, hand]) => hand === null)
    ? null
    : (Object.fromEntries(said) as AssetsOfQuarter["assets"]);
}
