/** A date as a calendar needs it: no names, and nothing that anybody wrote about themselves. */
export type Meeting = {
  readonly uid: string;
  /** Grows with every change, so that a calendar takes the newer one. */
  readonly sequence: number;
  readonly changedAt: Date;
  readonly from: Date;
  readonly to: Date;
  readonly title: string;
  readonly description: string;
  readonly url: string;
  readonly isCancelled: boolean;
};

/** RFC 5545 counts octets, so that a line never ends within a sign. */
const LONGEST_LINE = 75;

/** A calendar by RFC 5545. The same meetings give the same bytes. */
export function icsOf(calendar: {
  readonly name: string;
  readonly zone: string;
  readonly language: string;
  readonly meetings: readonly Meeting[];
}): string {
  const { name, zone, language, meetings } = calendar;
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//Ayumi//meetups//${language.toUpperCase()}`,
    "METHOD:PUBLISH",
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    // Only for show: every time is given in UTC, which needs no rules of a zone beside it.
    `X-WR-TIMEZONE:${escaped(zone)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
    "X-PUBLISHED-TTL:PT6H",
    ...meetings.flatMap(linesOf),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

const linesOf = (meeting: Meeting): readonly string[] => [
  "BEGIN:VEVENT",
  `UID:${escaped(meeting.uid)}`,
  `SEQUENCE:${meeting.sequence}`,
  `DTSTAMP:${inUtc(meeting.changedAt)}`,
  `DTSTART:${inUtc(meeting.from)}`,
  `DTEND:${inUtc(meeting.to)}`,
  `SUMMARY:${escaped(meeting.title)}`,
  `DESCRIPTION:${escaped(meeting.description)}`,
  `URL;VALUE=URI:${meeting.url}`,
  ...(meeting.isCancelled ? ["STATUS:CANCELLED"] : []),
  "END:VEVENT",
];

/** `20261205T110000Z` */
const inUtc = (at: Date) => at.toISOString().replace(/[-:]|\.\d+/g, "");

const escaped = (text: string) =>
  text
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\r\n|[\r\n]/g, "\\n")
    // No calendar may have them.
    .replace(/[^\P{Cc}\t]/gu, "");

const folded = (line: string): string => {
  const lines: string[] = [];
  let open = "";
  let octets = 0;
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    if (octets + size > LONGEST_LINE) {
      lines.push(open);
      open = " ";
      octets = 1;
    }
    open += sign;
    octets += size;
  }
  return [...lines, open].join("\r\n");
};
