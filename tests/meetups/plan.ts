import type { MeetupPlan } from "#shared/meetup.ts";

/** The third Saturday of December 2026, as nobody has anything special in mind. */
export const planOn = (more: Partial<MeetupPlan> = {}): MeetupPlan => ({
  theme: "この秋のいちばんの学び",
  day: "2026-12-19",
  from: "20:00",
  to: "22:00",
  place: "オンライン",
  link: "https://meet.example/abc",
  capacity: null,
  waits: false,
  rhythm: null,
  ...more,
});
