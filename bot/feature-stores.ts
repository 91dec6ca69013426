import { membersDefinition } from "./members/store.ts";
import { reflectionsDefinition } from "./reflections/store.ts";
import { inventoriesDefinition } from "./inventory/store.ts";
import { snapshotsDefinition } from "./inventory/snapshot-store.ts";
import { circlesDefinition } from "./circles/store.ts";
import { meetupsDefinition } from "./meetups/store.ts";
import { attendanceDefinition } from "./attendance/store.ts";
import { packetsDefinition } from "./packet/store.ts";
import { groupsDefinition } from "./groups/store.ts";
import { cheersDefinition } from "./cheers/store.ts";
import { strengthsDefinition } from "./strengths/store.ts";
import { commentsDefinition } from "./comments/store.ts";
import { mutesDefinition } from "./mutes/store.ts";
import { postReportsDefinition } from "./post-reports/store.ts";
import { calendarLinksDefinition } from "./calendar-link/store.ts";
import { transferCodesDefinition } from "./transfer/store.ts";
import { takeoutLinksDefinition } from "./takeout/store.ts";

/** What the features keep. */
export const featureStores = [
  membersDefinition,
  reflectionsDefinition,
  inventoriesDefinition,
  snapshotsDefinition,
  circlesDefinition,
  meetupsDefinition,
  packetsDefinition,
  attendanceDefinition,
  groupsDefinition,
  cheersDefinition,
  strengthsDefinition,
  commentsDefinition,
  mutesDefinition,
  postReportsDefinition,
  calendarLinksDefinition,
  transferCodesDefinition,
  takeoutLinksDefinition,
];
