import type { jaMeetups, jaRsvps } from "./ja-meetups.ts";

type Source = typeof jaMeetups;

export const enMeetups: {
  readonly [K in keyof Source]: {
    readonly text: string;
    readonly buttons: { readonly [B in keyof Source[K]["buttons"]]: string };
  };
} = {
  "meetup.none": {
    text: "There's no date for the next meetup yet.\nOnce there is, I'll tell you here.",
    buttons: { reflect: "Look back", plan: "Plan a meetup" },
  },
  "meetup.next": {
    text: "The next meetup\n{when}\n{about}\n\nYour answer: {mine}",
    buttons: {
      yes: "I'll join",
      listen: "Just listening",
      undecided: "Not sure yet",
      no: "Not this time",
      page: "See the page",
      all: "Other dates",
      plan: "Plan a meetup",
    },
  },
  ME2: {
    text: "Thank you. I've noted “{rsvp}”.\nIf it changes, just tap again, any time.\nThe link to join is on the meetup's page.",
    buttons: { page: "See the page" },
  },
  ME3: {
    text: "The meetup is tomorrow at {start}.\nNo preparation needed; one thing to talk about is plenty.",
    buttons: {
      write: "Write my reflection",
      link: "Link to join",
      page: "See the meetup",
      no: "I can't come",
    },
  },
  "ME3.today": {
    text: "The meetup is today at {start}.\nNo preparation needed; one thing to talk about is plenty.",
    buttons: {},
  },
  "ME3.mine": { text: "Your answer: {rsvp}", buttons: {} },
  "meetup.resting": {
    text: "All right, I've noted “{rsvp}”.\nIf it changes, just tap again, any time.",
    buttons: { page: "See the page" },
  },
  "meetup.waits": {
    text: "All seats are taken, so you're in line for one.\nWhen one is free, I'll tell you with my next answer.\nListening is open to everyone at any time.",
    buttons: { listen: "Just listening", no: "Not this time", page: "See the page" },
  },
  "meetup.full": {
    text: "Sorry, all seats are taken right now.\nListening is open to everyone at any time.",
    buttons: { listen: "Just listening", page: "See the page" },
  },
  "meetup.gone": {
    text: "This meetup no longer takes answers.",
    buttons: { meetups: "Meetups" },
  },
  "meetup.seat": {
    text: "A seat is free: you can join the meetup on {when}.\nIf your plans have changed, you can change your answer at any time.",
    buttons: {},
  },
  "meetup.planFor": { text: "A meetup of which circle?", buttons: {} },
  "meetup.plan": {
    text: "Which day shall it be?\nTime and theme come on the next page.",
    buttons: { day: "Choose a day", usual: "The usual day" },
  },
  "meetup.planIn": {
    text: "A meetup for {circle}.\nPlease go on here.",
    buttons: { page: "Go on" },
  },
  "card.announceTitle": { text: "Meetup", buttons: {} },
  "card.announce": {
    text: "First updates and looking back, then time for feedback.\nJust listening and coming in late are welcome.",
    buttons: {
      yes: "I'll join",
      listen: "Just listening",
      undecided: "Not sure yet",
      no: "Not this time",
    },
  },
  "card.announceAlt": {
    text: "Meetup: {day}, {time}. Just listening and coming in late are welcome.",
    buttons: {},
  },
  "card.moveTitle": { text: "New date", buttons: {} },
  "card.move": {
    text: "The meetup has moved to this time.\nSorry for the trouble, please answer again.",
    buttons: {},
  },
  "card.moveAlt": { text: "The meetup has moved. It is now on {day}, {time}.", buttons: {} },
  "card.cancelTitle": { text: "Called off", buttons: {} },
  "card.cancel": {
    text: "This meetup is off.\nYou can write this month's reflection at any time.",
    buttons: { write: "Look back" },
  },
  "card.cancelAlt": { text: "The meetup on {day}, {time} is off.", buttons: {} },
  "card.theme": { text: "Theme", buttons: {} },
  "group.link": {
    text: "For whoever runs a circle:\nlink this group to it, and I can announce its meetups here.\nThe link works once, for a day.",
    buttons: { link: "Link to a circle" },
  },
  "group.welcome": {
    text: "Welcome.\nThis is where you find the next meetups.\nJust listening is always fine.",
    buttons: { next: "Meetups" },
  },
};

export const enRsvps: { readonly [K in keyof typeof jaRsvps]: string } = {
  yes: "I'll join",
  listen: "Just listening",
  undecided: "Not sure yet",
  no: "Not this time",
  waits: "In line for a seat",
  none: "Still open",
  old: "The date has changed. Please answer again",
};
