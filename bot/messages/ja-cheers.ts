// Said as the last line of a reply, when cheers have come.
export const jaCheers = {
  "cheers.one": { text: "応援がひとつ、届いています。", buttons: { read: "応援を読む" } },
  "cheers.few": { text: "{n}つの応援が届いています。", buttons: { read: "応援を読む" } },
  /** From ten on the small counting word no longer fits. */
  "cheers.many": { text: "{n}の応援が届いています。", buttons: { read: "応援を読む" } },
} as const;
