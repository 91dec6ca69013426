/** Where the database being gone is not the point: a busy machine may keep anybody waiting. */
export const patient = {
  connectTimeoutMS: 15_000,
  serverSelectionTimeoutMS: 15_000,
  waitQueueTimeoutMS: 15_000,
} as const;
