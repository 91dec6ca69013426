/** Longest text of one answer in UTF-16 units, all its parts together. */
export const maxAnswerLength = 40_000;

/** A rest has an end that one still remembers having chosen. */
export const mostRestMonths = 24;
