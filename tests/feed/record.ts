import type { Circle, Person } from "#bot/circles/rules.ts";
import type { Reflection } from "#bot/reflections/service.ts";
import type { Answer, Audience } from "#shared/reflection.ts";

export const NOW = new Date("2026-11-23T12:00:00Z");

export const answer = (text: string, audience: Audience = "circle", choice?: string): Answer => ({
  parts: text === "" ? [] : [{ text, at: NOW }],
  audience,
  ...(choice !== undefined && { choice }),
});

/** A month shared to the circle an hour ago. */
export const record = (changes: Partial<Reflection> = {}): Reflection => ({
  memberId: "yuki",
  cadence: "monthly",
  period: "2026-11",
  script: { id: "monthly", version: 1 },
  answers: { MO3: answer("最後まで話せた") },
  wanted: null,
  status: "shared",
  sharedTo: ["circle"],
  sharedAt: new Date(NOW.getTime() - 3_600_000),
  standsOn: "2026-11-30",
  createdAt: NOW,
  rev: 1,
  ...changes,
});

export const person = (memberId: string, changes: Partial<Person> = {}): Person => ({
  memberId,
  role: "member",
  until: null,
  joinedAt: new Date("2026-01-01T00:00:00Z"),
  introduction: null,
  ...changes,
});

export const circleOf = (people: readonly Person[], changes: Partial<Circle> = {}): Circle => ({
  id: "circle",
  name: "第一期",
  history: "from_joining",
  createdAt: new Date("2025-01-01T00:00:00Z"),
  closedAt: null,
  people,
  invitations: [],
  ...changes,
});
