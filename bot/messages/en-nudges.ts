import type { Catalog } from "./catalog.ts";
import type { jaNudges } from "./ja-nudges.ts";

export const enNudges: Pick<Catalog, keyof typeof jaNudges> = {
  "NU-M-A": {
    text: "Good evening, {name}.\nHow about the {month} reflection?\nIt takes about ten minutes and is saved as you go.",
    buttons: { begin: "Start", tomorrow: "Ask me tomorrow", pass: "Rest this month" },
  },
  "NU-M-A.day": {
    text: "Hello, {name}.\nHow about the {month} reflection?\nIt takes about ten minutes and is saved as you go.",
    buttons: { begin: "Start", tomorrow: "Ask me tomorrow", pass: "Rest this month" },
  },
  "NU-M-B": {
    text: "{count} people have written their reflection this month.\nEven just reading gives a little energy.",
    buttons: { read: "Have a look", begin: "Write mine", pass: "Rest this month" },
  },
  "NU-M-C": {
    text: "{name}, your words from three months ago:\n“{past}”\nHow would you put it now?",
    buttons: { begin: "In today's words", later: "Later" },
  },
  "NU-M-1": {
    text: "Your first {month} reflection, {name}.\nThis month it is a single question.\nA word about whatever comes to mind is enough.",
    buttons: { begin: "Just one question", tomorrow: "Ask me tomorrow", pass: "Rest this month" },
  },
  "NU-M-2": {
    text: "The meetup is tomorrow.\nCome just as you are, written or not.\nIf one question suits you, here it is.",
    buttons: { one: "Just one question", come: "Come as I am" },
  },
  "NU-W-A": {
    text: "Another week done. Good work.\nWould you like to leave just one line?",
    buttons: { begin: "Write", tap: "Just tap", pass: "Rest this week" },
  },
  "NU-W-B": {
    text: "What was the best moment of your week?\nIf one comes to mind, a word is enough.",
    buttons: { begin: "Write", tap: "Just tap", pass: "Rest this week" },
  },
  "NU-W-C": {
    text: "Last week's one thing was this:\n“{last_next}”\nHow did it go?",
    buttons: { done: "Done", ahead: "Still ahead", changed: "It changed" },
  },
  "NU-W-C.page": { text: "“{last_next}”\nHow did last week's one thing go?", buttons: {} },
  "NU-Q-A": {
    text: "Three months come to a close.\nShall we take twenty minutes somewhere this week to look at the plan again?",
    buttons: { begin: "Start", day: "Pick a day", later: "Later" },
  },
  "NU-Q-B": {
    text: "If these three months had a title, what would it be?\nA single phrase is already a beginning.",
    buttons: { begin: "Give it a title", page: "Write on a page", later: "Later" },
  },
  "NU-Q-C": {
    text: "Skills, experience, people, money, time.\nHas any of it changed in the last three months?\nFive taps are enough to see.",
    buttons: { hands: "Tap through", later: "Later" },
  },
  "NU-FW": {
    text: "Your first week is behind you, {name}.\nWas there something good at work this week?\nHow about leaving one line?",
    buttons: { begin: "Write", tap: "Just tap", later: "Later" },
  },
  "NU-R1": {
    text: "Last month was a pause.\nOne line can bridge it, and leaving it open is just as fine.",
    buttons: { bridge: "Bridge it", begin: "Start this month" },
  },
  "NU-R3": {
    text: "It has been a while. How are you?\nYour place here is as you left it, {name}.\nComing back or moving on, at your own pace.",
    buttons: { week: "Write a line", fewer: "Fewer notices", rest: "Take a rest" },
  },
  "NU-F": {
    text: "Is the number of notices about right?\nYou can change it any time.",
    buttons: { asIs: "As it is", fewer: "Once a month only", stop: "Pause for a while" },
  },
  "NU-AG": {
    text: "As promised yesterday, here I am again.\nOne line is a fine start.",
    buttons: { begin: "Start", pass: "Rest this month" },
  },
  "NU-AG.day": {
    text: "This is the day you picked.\nLooking at the plan takes about twenty minutes and is saved as you go.",
    buttons: { begin: "Start", page: "Write on a page", later: "Later" },
  },
  "nudge.promise": {
    text: "Noted, thank you.\nIf you like, leave a line about this week, too.",
    buttons: {},
  },
  "nudge.hands": {
    text: "That is all five of them.\nThe other questions are on the page, whenever you feel like writing.",
    buttons: {},
  },
  "nudge.tomorrow": { text: "All right. I'll write again around this time tomorrow.", buttons: {} },
  "nudge.day": { text: "All right. I'll write to you on {day}.", buttons: {} },
  "nudge.pass": {
    text: "All right. Have a good rest this month.\nWhenever you feel like writing, I'm here.",
    buttons: {},
  },
  "nudge.passWeek": { text: "All right. Have a good rest this week.", buttons: {} },
  "nudge.later": {
    text: "All right. Whenever you feel like writing.",
    buttons: { reflect: "Look back" },
  },
  "nudge.come": { text: "Yes, just come as you are. We look forward to it.", buttons: {} },
  "nudge.asIs": { text: "All right, I'll leave it as it is.", buttons: {} },
  "nudge.fewer": {
    text: "All right. I'll write about once a month.\nYou can change it in the settings any time.",
    buttons: {},
  },
  "nudge.cut": {
    text: "There were not enough messages left this month to send you the invitation.\nYou can write your reflection here at any time.",
    buttons: {},
  },
  "nudge.cutRest": {
    text: "Your rest has come to its end. There were not enough messages left to tell you sooner.\nYou can write your reflection here at any time.",
    buttons: {},
  },
  SY17: {
    text: "{left} notices are left this month.\nShall I stop the weekly ones, so that the meetup's ({need}) are safe?",
    buttons: { stop: "Stop them", keep: "Leave it" },
  },
  "ledger.stopped": {
    text: "Weekly notices are stopped for this month.\nNext month they come as usual.",
    buttons: {},
  },
  "ledger.kept": {
    text: "All right, I'll leave it.\nIf the number runs out, weekly notices are the first not to come.",
    buttons: {},
  },
};
