/** Stands for the driver's own log, which is off: what it would tell are addresses and commands. */
export class MongoLogger {
  static resolveOptions() {
    return { componentSeverities: { default: SeverityLevel.OFF } };
  }
}

export const SeverityLevel = { OFF: "off", DEBUG: "debug", INFORMATIONAL: "info" } as const;

export const MongoLoggableComponent = {
  COMMAND: "command",
  TOPOLOGY: "topology",
  SERVER_SELECTION: "serverSelection",
  CONNECTION: "connection",
  CLIENT: "client",
} as const;
