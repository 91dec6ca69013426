/** Postback data is at most 300 UTF-16 units (Messaging API reference, "Postback action"). */
const mostData = 300;

/** Throws if it would not fit, so that a button that cannot work is never sent. */
export function toData(tap: Readonly<Record<string, string>>): string {
  const data = new URLSearchParams(tap).toString();
  if (data.length > mostData) throw new Error(`postback data of ${data.length} units`);
  return data;
}

export function fromData(data: string): Readonly<Record<string, string>> {
  return Object.fromEntries(new URLSearchParams(data));
}
