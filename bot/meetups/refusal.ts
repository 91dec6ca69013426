import { AppError } from "#bot/errors.ts";
import type { MeetupRefusal } from "./service.ts";

/** Why it cannot be, as the web is told. */
export function refusal(reason: MeetupRefusal): AppError {
  switch (reason) {
    case "outside":
      return new AppError("not_found", "no such meetup");
    case "lacking":
      return new AppError("forbidden", "another role does that here");
    case "stale":
      return new AppError("conflict", "changed in the meantime");
    case "full":
      return new AppError("invalid_input", reason, { fields: { rsvp: "full" } });
    case "cancelled":
    case "over":
    case "early":
    case "closed":
      return new AppError("invalid_input", reason, { fields: { meetup: reason } });
    case "seats_taken":
      return new AppError("invalid_input", reason, { fields: { capacity: "taken" } });
    case "past":
      return new AppError("invalid_input", reason, { fields: { day: "past" } });
    case "no_day":
      return new AppError("invalid_input", reason, { fields: { to: "unknown" } });
  }
}
