import { Binary, Long } from "bson";
import type { Command } from "./command.ts";

const startedAt = Date.now();

/** What drivers and MongoDB's tools ask before they start. */
export const diagnostics: Readonly<Record<string, Command>> = {
  ping: { run: () => ({}), fields: [] },
  buildInfo: {
    run: () => ({
      version: "7.0.0",
      versionArray: [7, 0, 0, 0],
      gitVersion: "ayumi-embedded",
      modules: ["ayumi-embedded"],
      bits: 64,
      maxBsonObjectSize: 16 * 1024 * 1024,
    }),
    fields: [],
  },
  getParameter: {
    run: () => ({ featureCompatibilityVersion: { version: "7.0" } }),
    fields: ["featureCompatibilityVersion"],
  },
  connectionStatus: {
    run: () => ({ authInfo: { authenticatedUsers: [], authenticatedUserRoles: [] } }),
    fields: ["showPrivileges"],
  },
  getLog: { run: () => ({ totalLinesWritten: 0, log: [] }), fields: [] },
  getCmdLineOpts: { run: () => ({ argv: [], parsed: {} }), fields: [] },
  hostInfo: { run: () => ({ system: {}, os: {}, extra: {} }), fields: [] },
  serverStatus: {
    run: () => ({
      version: "7.0.0",
      process: "ayumi-embedded",
      uptime: (Date.now() - startedAt) / 1000,
      localTime: new Date(),
      connections: { current: Long.fromNumber(1) },
    }),
    fields: [],
  },
  endSessions: {
    run({ body, sessions, journal }) {
      for (const given of [body["endSessions"]].flat()) {
        const session = sessionId(given);
        if (session !== null) sessions.end(session, journal);
      }
      return {};
    },
    fields: [],
  },
  refreshSessions: { run: () => ({}), fields: [] },
};

/** The session's own id as text; null when there is none. */
export function sessionId(lsid: unknown): string | null {
  if (lsid === null || typeof lsid !== "object" || !("id" in lsid)) return null;
  const { id } = lsid;
  return id instanceof Binary ? id.toString("hex") : null;
}
