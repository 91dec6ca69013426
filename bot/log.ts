const FIELDS = [
  "attempt",
  "buried",
  "chatId",
  "chats",
  "code",
  "count",
  "eventId",
  "host",
  "job",
  "kind",
  "ms",
  "path",
  "port",
  "reason",
  "requestId",
  "stage",
  "status",
  "step",
] as const;

/** Ids, codes, counts and durations. A log line has no place for anything else. */
export type LogFields = Partial<Record<(typeof FIELDS)[number], string | number | boolean>>;

type Say = (event: string, fields?: LogFields, error?: unknown) => void;
export type Log = { readonly [level in "debug" | "info" | "warn" | "error"]: Say };
/** Least first. */
const LEVELS = ["debug", "info", "warning", "error"] as const;
export type LogThreshold = (typeof LEVELS)[number];

const LINE_FREE = /^[\w.:/@+=-]{1,160}$/;
const FRAME = /^\s+at [\w.$<>[\] ]*\(?(?:file:\/\/|node:|\/)[^\s()]*:\d+:\d+\)?$/;

/** Keeps known fields whose values read as an id, a code or a number; everything else is withheld. */
export const redact = (fields: LogFields): LogFields => {
  const kept: LogFields = {};
  for (const name of FIELDS) {
    const value = fields[name];
    if (value === undefined) continue;
    kept[name] = typeof value === "string" && !LINE_FREE.test(value) ? "[withheld]" : value;
  }
  return kept;
};

/** What may be told of an error: never its message, which can quote a person or a secret. */
const describeError = (error: unknown): Record<string, unknown> => {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code = "", codeName = "" } = error as { code?: unknown; codeName?: unknown };
  const where = (error.stack ?? "").replace(error.message, "").split("\n");
  return {
    name: error.name,
    ...(LINE_FREE.test(String(code)) && { code: String(code) }),
    // MongoDB's codes are numbers, which tell a person nothing.
    ...(typeof codeName === "string" && LINE_FREE.test(codeName) && { codeName }),
    at: where
      .filter((line) => FRAME.test(line))
      .slice(0, 5)
      .map((line) => line.trim()),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
};

/** One JSON object a line. */
export const openLog = (options: {
  readonly level: LogThreshold;
  readonly write: (line: string) => void;
}): Log => {
  const from = LEVELS.indexOf(options.level);
  const at = (level: LogThreshold): Say => {
    if (LEVELS.indexOf(level) < from) return () => {};
    return (event, fields = {}, error) =>
      options.write(
        JSON.stringify({
          at: new Date().toISOString(),
          level,
          event,
          ...redact(fields),
          ...(error !== undefined && { error: describeError(error) }),
        }),
      );
  };
  return { debug: at("debug"), info: at("info"), warn: at("warning"), error: at("error") };
};
