/** The one thing that Agenda does with it here: it takes a date and gives it back. */
export const DateTime = {
  fromJSDate: (date: Date) => ({ toJSDate: () => date, valueOf: () => date.getTime() }),
};
