import type { Db } from "mongodb";
import { createCheers } from "./cheers/service.ts";
import { createCheerStore } from "./cheers/store.ts";
import type { Circles } from "./circles/service.ts";
import { createHearing } from "./comments/hearing.ts";
import { createReports } from "./comments/reports.ts";
import { createComments } from "./comments/service.ts";
import { createCommentStore } from "./comments/store.ts";
import { createFeed } from "./feed/service.ts";
import type { Inventory } from "./inventory/service.ts";
import type { Members } from "./members/service.ts";
import { createMutes } from "./mutes/service.ts";
import { createMuteStore } from "./mutes/store.ts";
import { createPostReports } from "./post-reports/service.ts";
import { createPostReportStore } from "./post-reports/store.ts";
import type { Reflections } from "./reflections/service.ts";
import { createStrengths } from "./strengths/service.ts";
import { createStrengthStore } from "./strengths/store.ts";

/** The services of what companions see of each other and give each other. */
export const createCompanions = (deps: {
  readonly db: Db;
  readonly circles: Circles;
  readonly members: Members;
  readonly reflections: Reflections;
  readonly inventory: Inventory;
  /** A post of theirs was taken out of a circle. */
  readonly tellTaken: (memberId: string, circle: string, postId: string) => Promise<void>;
  readonly now: () => Date;
  readonly newId: () => string;
}) => {
  const { db, circles, members, reflections, inventory, now, newId } = deps;
  const commentStore = createCommentStore(db);
  const strengthStore = createStrengthStore(db);
  const reportStore = createPostReportStore(db);
  const mutes = createMutes({
    store: createMuteStore(db),
    circles,
    members,
    hasWritten: (from, to) => commentStore.hasWritten(from, to),
  });
  const feed = createFeed({ reflections, members, circles, mutes, now });
  const ofComments = { store: commentStore, heardIn: createHearing({ circles, now }) };
  const between = { feed, circles, members, mutes, now, newId };

  return {
    services: {
      feed,
      mutes,
      cheers: createCheers({ store: createCheerStore(db), ...between }),
      strengths: createStrengths({ store: strengthStore, inventory, reflections, ...between }),
      comments: createComments({ ...ofComments, ...between }),
      reports: createReports({ ...ofComments, circles, members, now }),
      postReports: createPostReports({
        store: reportStore,
        circles,
        feed,
        members,
        reflections,
        tell: deps.tellTaken,
        now,
      }),
    },

    /** Nothing of a circle that is gone stays. */
    dropOf: (circleId: string) => reportStore.dropOf(circleId),

    /** The strengths that somebody named keep that name when they leave. */
    sign: (memberId: string, name: string) => strengthStore.sign(memberId, name),
  };
};
