/** First byte of a key: MongoDB's order across BSON types. */
export const TYPE = {
  minKey: "\x01",
  undefined: "\x02",
  null: "\x05",
  number: "\x0a",
  string: "\x0f",
  object: "\x14",
  array: "\x19",
  binary: "\x1e",
  objectId: "\x23",
  boolean: "\x28",
  date: "\x2d",
  timestamp: "\x2f",
  regex: "\x32",
  dbRef: "\x37",
  code: "\x3c",
  maxKey: "\x7f",
} as const;
