/** Longest text of one answer in UTF-16 units, all its parts together. */
export const maxAnswerLength = 40_000;
