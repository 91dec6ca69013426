import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { Meter } from "./meter.ts";

/** How things stand, asked when somebody looks. */
export type Standing = {
  readonly waiting: number;
  readonly buried: number;
  /** How long the one that waits longest is due; 0: nobody waits. */
  readonly queueAgeMs: number;
};

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2];
const TURN_SECONDS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60];

/** Counters and gauges in the words of Prometheus, with those of the process itself. */
export const createPrometheus = () => {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });

  const events = new Counter({
    name: "ayumi_events_total",
    help: "Webhook events taken in, those that LINE sent again included.",
    labelNames: ["type"],
    registers,
  });
  const turns = new Counter({
    name: "ayumi_turns_total",
    help: "Turns taken, by what became of them.",
    labelNames: ["outcome"],
    registers,
  });
  const turnSeconds = new Histogram({
    name: "ayumi_turn_seconds",
    help: "From the arrival of an event until LINE has the answer.",
    buckets: TURN_SECONDS,
    registers,
  });
  const sends = new Counter({
    name: "ayumi_sends_total",
    help: "Pushes, by class and by what became of them.",
    labelNames: ["class", "outcome"],
    registers,
  });
  const jobs = new Counter({
    name: "ayumi_jobs_total",
    help: "Runs of jobs.",
    labelNames: ["job", "outcome"],
    registers,
  });
  const requests = new Histogram({
    name: "ayumi_http_request_seconds",
    help: "Requests answered, by the pattern of their address.",
    labelNames: ["method", "route", "status"],
    buckets: REQUEST_SECONDS,
    registers,
  });
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  const database = gauge("ayumi_database_up", "Whether the database answers.");
  const waiting = gauge("ayumi_inbox_waiting", "Events that wait for their turn.");
  const buried = gauge("ayumi_inbox_buried", "Events given up after six failures.");
  const queueAge = gauge(
    "ayumi_inbox_queue_age_seconds",
    "How long the event that waits longest is due.",
  );

  const meter: Meter = {
    event: (type) => events.inc({ type }),
    turn(outcome, ms) {
      turns.inc({ outcome });
      if (outcome === "answered") turnSeconds.observe(ms / 1000);
    },
    send: (of, outcome) => sends.inc({ class: of, outcome }),
    job: (job, outcome) => jobs.inc({ job, outcome }),
    request({ method, route, status, ms }) {
      const known = METHODS.has(method) ? method : "other";
      requests.observe({ method: known, route, status }, ms / 1000);
    },
  };

  return {
    meter,

    /** The page that Prometheus reads; without a database it tells that, and what it knows itself. */
    page: async (standing: () => Promise<Standing>): Promise<string> => {
      const now = await standing().catch(() => null);
      database.set(now === null ? 0 : 1);
      waiting.set(now?.waiting ?? Number.NaN);
      buried.set(now?.buried ?? Number.NaN);
      queueAge.set(now === null ? Number.NaN : now.queueAgeMs / 1000);
      return register.metrics();
    },

    contentType: register.contentType,
  };
};

export type Prometheus = ReturnType<typeof createPrometheus>;
