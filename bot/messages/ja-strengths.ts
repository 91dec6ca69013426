// Said as the last line of a reply, when companions have named strengths.
export const jaStrengths = {
  "strengths.one": { text: "強みがひとつ、届いています。", buttons: { read: "強みの手帳" } },
  "strengths.few": { text: "{n}つの強みが届いています。", buttons: { read: "強みの手帳" } },
  /** From ten on the small counting word no longer fits. */
  "strengths.many": { text: "{n}の強みが届いています。", buttons: { read: "強みの手帳" } },
} as const;
