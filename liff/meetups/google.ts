/** The page of Google's calendar that takes one event, already filled in. */
export function googleLink(event: {
  readonly title: string;
  readonly text: string;
  readonly from: string;
  readonly to: string;
}): string {
  const query = new URLSearchParams({
    action: "TEMPLATE",
    text: event.title,
    dates: `${compact(event.from)}/${compact(event.to)}`,
    details: event.text,
  });
  return `https://calendar.google.com/calendar/render?${query.toString()}`;
}

/** 20261219T110000Z */
const compact = (moment: string) => moment.replace(/[-:]|\.\d+/g, "");
