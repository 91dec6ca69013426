import type { Summary } from "./file.ts";

/** What a backup holds, in one sentence. */
export const tellBackup = (
  path: string,
  { at, collections, documents, bytes }: Summary,
): string => {
  const megabytes = (bytes / 1_000_000).toFixed(1);
  return `${path}: ${documents} documents in ${collections} collections as of ${at.toISOString()}, ${megabytes} MB.`;
};
