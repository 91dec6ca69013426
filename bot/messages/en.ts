import { enCheers } from "./en-cheers.ts";
import { enBridge } from "./en-bridge.ts";
import { enSharing } from "./en-sharing.ts";
import { enComments } from "./en-comments.ts";
import { enGroups } from "./en-groups.ts";
import { enTakeaway } from "./en-takeaway.ts";
import { enMeetups, enRsvps } from "./en-meetups.ts";
import { enNudges } from "./en-nudges.ts";
import { enSettings } from "./en-settings.ts";
import { enStrengths } from "./en-strengths.ts";
import { enTactics, enTacticShelf, enTacticSteps } from "./en-tactics.ts";
import type { Catalog, Names } from "./catalog.ts";

// The order and keys follow ja.ts, the source.
export const en: Catalog = {
  // First contact
  O1: {
    text: "Nice to meet you, {name}.\nI look after reflections at {community}.\nOnce a month we look back on our careers and cheer each other on. I'm here to help with that.",
    buttons: {},
  },
  "O1.nameless": {
    text: "Nice to meet you.\nI look after reflections at {community}.\nOnce a month we look back on our careers and cheer each other on. I'm here to help with that.",
    buttons: {},
  },
  O2: {
    text: "First, three promises.\n• What you write is seen only by you at first\n• You choose later who else sees it\n• You can rest or leave at any time\nIf that sounds right, press “I agree”.",
    buttons: { agree: "I agree", terms: "Read them in full", language: "日本語" },
  },
  "O2.terms": {
    text: "We keep your LINE name and icon, the reflections and inventory you write, your cheers and your meetup replies.\nThey are only for your own record and for sharing with the companions you choose, never for advertising or recruiting.\nPlease leave out anything you'd rather not write, such as illness or family.\nYou can take a copy of everything, or delete it, at any time.",
    buttons: { agree: "I agree", language: "日本語" },
  },
  O3: {
    text: "Just one thing to begin with.\nWhat at work lately felt a little bit good?",
    buttons: { example: "See examples", none: "Nothing right now" },
  },
  "O3.example": {
    text: "Things like these.\n• Someone in a meeting said “that helped”\n• I answered an email I'd been putting off\n• I went home earlier than usual",
    buttons: {},
  },
  O4: {
    text: "Thank you. This is your first page.\nAs the pages add up, the path you've walked comes into view.",
    buttons: { guide: "How it works", later: "Later" },
  },
  "O4.none": {
    text: "That's quite all right.\nWhen something comes to mind, send me a line.",
    buttons: { guide: "How it works", later: "Later" },
  },

  // Guidance
  G1: {
    text: "Solve one worry, and the next one comes along.\nSo rather than getting rid of worries, here we practise turning a worry into an issue you can do something about.",
    buttons: { next: "Next" },
  },
  G2: {
    text: "Building a career is one loop.\nPurpose, goals → taking stock → tactics → tasks → action → reflection → revision\nIt needn't go exactly like this. Roughly will do.",
    buttons: { next: "Next" },
  },
  G3: {
    text: "Plans are easy to make while the momentum lasts.\nThe hard part is looking back afterwards.\nSo here we start by looking back. You can begin before you have a goal.",
    buttons: { next: "Next" },
  },
  G4: {
    text: "There are three rhythms.\nWeek: 3 minutes, a line or two\nMonth: 10 minutes, taking stock\nThree months: 20 minutes, going over the plan\nIf a few weeks slip by, joining in again at the month is plenty.",
    buttons: { next: "Next" },
  },
  G5: {
    text: "Skills, experience, people, money, time.\nThese five are the hand you hold now.\nAdding, letting go, combining: that is where tactics come from.",
    buttons: { next: "Next" },
  },
  G6: {
    text: "Three tips for writing.\n• Bullets or single words are fine\n• Rather than “why can't I?”, ask “what would help it move?”\n• Write down what felt ordinary. Strengths hide there",
    buttons: { next: "Next" },
  },
  G7: {
    text: "Our promises to each other.\n• No job is above or below another\n• Before any advice, “I'm glad I heard this”\n• What we hear here stays here\n• No need to name employers or amounts",
    buttons: { next: "I promise", again: "Read it again" },
  },
  G8: {
    text: "For each record you choose who sees it.\n🔒 Only me\n🤝 Only {organizer}\n👥 Companions in this group\nAnything about money starts as 🔒.",
    buttons: { done: "Got it" },
  },
  "guide.end": {
    text: "That's everything.\nTo read it again, send “help”.",
    buttons: { reflect: "Look back" },
  },

  // Weekly
  WK0: {
    text: "Good work this week.\nShall we look back together, just for 3 minutes?",
    buttons: { start: "Start", tap: "Just tap", rest: "Rest this week" },
  },
  WK1: {
    text: "What did you do this week?\nUnfinished things and small things count.\n(e.g. drafted a proposal / listened to a junior colleague)",
    buttons: { skip: "Skip", last: "See last week" },
  },
  WK2: {
    text: "Was there something you pulled off, were praised for, or felt glad about?\n(e.g. someone said my meeting was easy to follow)",
    buttons: { skip: "Skip", back: "Back" },
  },
  WK3: {
    text: "What is one thing you noticed?\nIt's fine if it's still hazy.\n(e.g. on days I prepare, I speak calmly)",
    buttons: { skip: "Skip", back: "Back" },
  },
  WK4: {
    text: "If you did just one thing next week, what would it be?\nAdding when and where makes it easier to begin.\n(e.g. Tuesday morning, 30 minutes of reading at a café)",
    buttons: { skip: "Skip", back: "Back" },
  },
  WK5: {
    text: "Thank you. I've got it.\nReflections so far: {n}.",
    buttons: { keep: "Keep it to myself", share: "Show companions", fix: "Edit a little" },
  },
  WK6: {
    text: "Is there something here you could add to your inventory?",
    buttons: {
      skill: "Skills",
      experience: "Experience",
      people: "People",
      money: "Money",
      time: "Time",
      none: "Not this time",
    },
  },
  "WK6.which": {
    text: "Which line goes under “{section}”?",
    buttons: { none: "Never mind" },
  },
  "WK6.filed": { text: "Filed under “{section}” as a draft.\n“{text}”", buttons: {} },
  WKT: {
    text: "For weeks when you don't feel like writing, a tap is enough.\nWhat's your weather this week?",
    buttons: {
      sun: "☀️ Sunny",
      fair: "🌤 Sunny spells",
      cloud: "☁️ Cloudy",
      rain: "🌧 Rain",
      rainbow: "🌈 Rain then rainbow",
    },
  },
  "WKT.kept": {
    text: "I've got it. Good work this week.\nReflections so far: {n}.",
    buttons: {},
  },
  "weekly.rest": {
    text: "Resting this week, then.\nCome by again whenever you feel like it.",
    buttons: {},
  },

  // Monthly
  MO0: {
    text: "Good work in {month}.\nBefore the meetup, would you like to look back over it for about 10 minutes?\nYou can stop partway and pick it up again.",
    buttons: {
      start: "Start",
      page: "Write on a page",
      last: "See last record",
      later: "Later",
    },
  },
  "MO0.first": {
    text: "Welcome. Days left this month: {days}.\nFor this month, one question is enough. Let's begin together next month.",
    buttons: { start: "Just one question", guide: "Look around" },
  },
  MO1: {
    text: "Last month you wanted to do this.\n“{last_next}”\nWhere does it stand now?",
    buttons: {
      done: "Did it",
      moved: "Moved a little",
      untouched: "Not begun yet",
      changed: "My aim has changed",
    },
  },
  MO1n: {
    text: "It's fine not to have a goal yet.\nIf there's a “wouldn't it be nice if…”, tell me in a line.",
    buttons: { skip: "Nothing yet" },
  },
  "MO1n.page": {
    text: "Is there a “wouldn't it be nice if…”?\nIt's fine not to have a goal yet.",
    buttons: {},
  },
  MO2: {
    text: "Write down what you did this month, just as it comes to mind.\nSend it in as many messages as you like, then press “Next”.",
    buttons: { weeks: "Pick from my weeks", next: "Next", back: "Back" },
  },
  "MO2.page": {
    text: "Write down what you did this month, just as it comes to mind.\nBullet points or single words are fine.",
    buttons: {},
  },
  "MO2.weeks": {
    text: "Your weekly notes from this month.\n{notes}\nPick the ones to include, one at a time.",
    buttons: { next: "Next with these" },
  },
  "MO2.noWeeks": {
    text: "There are no weekly notes this month yet.\nStart with whatever you remember.",
    buttons: {},
  },
  MO3: {
    text: "Of those, what went better than before?\nCompare only with your earlier self.",
    buttons: { skip: "Skip", back: "Back" },
  },
  "MO3.first": {
    text: "What went better than before this month?\nCompare only with your earlier self.",
    buttons: { skip: "Skip" },
  },
  MO4: {
    text: "Were you praised or thanked for something?\nEven a small “thanks” hints at a strength.",
    buttons: { skip: "Skip", back: "Back" },
  },
  MO5a: {
    text: "Is something on your mind right now?\n🔒 Only you will see this part.",
    buttons: { skip: "Nothing much", back: "Back" },
  },
  MO5b: {
    text: "What would things look like if it were easier?\n(e.g. questions no longer all come to me)",
    buttons: { skip: "Not sure yet", back: "Back" },
  },
  MO5c: {
    text: "Which part of that could you move yourself?\n(e.g. put the frequent questions on one page)",
    buttons: { skip: "Not sure yet", back: "Back" },
  },
  MO5d: {
    text: "The worry has become an issue.\n“{issue}”\nKeep it like this?",
    buttons: { keep: "Keep it like this", rephrase: "Rephrase", rest: "Let it rest" },
  },
  MO6: {
    text: "Looking over the month, what did you notice about yourself?\nA strength, something that comes hard, something you want to look after: any of these.",
    buttons: { skip: "Skip", back: "Back" },
  },
  MO7: {
    text: "If you chose one thing for the coming month, what would it be?\nPut as “when X happens, I'll do Y”, it tends to last.",
    buttons: { skip: "Skip", back: "Back" },
  },
  MO8: {
    text: "How settled do you feel about your career right now?\n🔒 Only you will see this.",
    buttons: {
      "1": "1 In the fog",
      "2": "2 A little hazy",
      "3": "3 In between",
      "4": "4 Fairly settled",
      "5": "5 Very settled",
      skip: "Rather not say",
    },
  },
  MO9: {
    text: "What would you like from your companions?",
    buttons: {
      cheers: "Cheers are enough",
      strengths: "Name my strengths",
      insights: "What they notice too",
      frank: "Frank views welcome",
    },
  },
  MO10: {
    text: "That's your month taken stock of. Good work.\nAt the meetup, talk only about the parts you want to.",
    buttons: {
      preview: "See how it looks",
      share: "Show companions",
      keep: "Keep it to myself",
      fix: "Edit a little",
    },
  },

  // Quarterly
  QU0: {
    text: "Good work these three months.\nWould you like to look at them from a little higher up? It takes about 20 minutes.\nYou can write on a page or here in the chat.",
    buttons: { page: "Write on a page", start: "Write here", later: "Later" },
  },
  "QU0.page": {
    text: "Good work these three months.\nWould you like to look at them from a little higher up? It takes about 20 minutes.\nYou can stop partway and pick it up again.",
    buttons: {},
  },
  QU1: {
    text: "If these three months had a title, what would it be?\n(e.g. “Three months of learning to delegate”)",
    buttons: { quarter: "See three months", skip: "Skip" },
  },
  QU2: {
    text: "What moved forward the most?\nThink of the actions and the people behind it, too.\nWhen you're done, press “Next”.",
    buttons: { next: "Next", back: "Back" },
  },
  "QU2.page": {
    text: "What moved forward the most?\nThink of the actions and the people behind it, too.",
    buttons: {},
  },
  QU3: {
    text: "How do your five things in hand compare with three months ago?\nSkills first.",
    buttons: { up: "More", same: "About the same", down: "Less", skip: "Rather not say" },
  },
  "QU3.experience": {
    text: "How about experience?",
    buttons: { up: "More", same: "About the same", down: "Less", skip: "Rather not say" },
  },
  "QU3.people": {
    text: "How about people?",
    buttons: { up: "More", same: "About the same", down: "Less", skip: "Rather not say" },
  },
  "QU3.money": {
    text: "How about money?\n🔒 Only you will see this.",
    buttons: { up: "More", same: "About the same", down: "Less", skip: "Rather not say" },
  },
  "QU3.time": {
    text: "How about time?\n🔒 Only you will see this, too.",
    buttons: { up: "More", same: "About the same", down: "Less", skip: "Rather not say" },
  },
  ...enTactics,
  QU5: {
    text: "Do your purpose and goals still fit?\nIf something has changed, write it in today's words.",
    buttons: { fits: "They still fit", wordless: "No words for it yet", back: "Back" },
  },
  QU6: {
    text: "If you chose one theme for the next three months, what would it be?\nDeciding what to let go of is a fine theme too.",
    buttons: { skip: "Skip", back: "Back" },
  },
  QU7: {
    text: "Is there something you'd like to ask your companions, or a hand you'd like to borrow?",
    buttons: { skip: "Nothing much", back: "Back" },
  },
  QU8: {
    text: "That's three months looked over. Good work.\nWould you like to see today's words beside your first ones?",
    buttons: {
      beside: "See side by side",
      share: "Show companions",
      keep: "Keep it to myself",
      fix: "Edit a little",
    },
  },
  "QU8.beside": {
    text: "Early on ({first})\n“{thenText}”\n\nNow\n“{nowText}”",
    buttons: {},
  },
  "QU8.none": {
    text: "There'll be words to set side by side as your records grow.\nHave another look in three months.",
    buttons: {},
  },

  // Closing a reflection
  "close.kept": { text: "🔒 Kept, for you only.\nReflections so far: {n}.", buttons: {} },
  "close.shared": {
    text: "👥 Kept, for your companions to see.\nYou can change that at any time.",
    buttons: { undo: "Back to only me" },
  },
  "close.unshared": { text: "🔒 Yours only again.", buttons: {} },
  "close.empty": {
    text: "I'll close this one without a record.\nWhenever something comes to mind, come by again.",
    buttons: {},
  },
  "close.preview": { text: "Your companions would see this.\n\n{record}", buttons: {} },
  "close.previewEmpty": {
    text: "There's nothing here yet that companions would see.",
    buttons: {},
  },
  "close.fix": { text: "Which answer would you like to edit?", buttons: {} },
  "answer.cleared": { text: "Rewritten.", buttons: {} },

  // Choosing and seeing
  "reflect.choose": {
    text: "Which one would you like to look back on?",
    buttons: {
      weekly: "This week (3 min)",
      monthly: "This month (10 min)",
      quarterly: "3 months (20 min)",
      lastWeekly: "Last week's",
      lastMonthly: "Last month's",
      lastQuarterly: "Last quarter's",
    },
  },
  "reflect.late": { text: "Looking back on an earlier one: {title}.", buttons: {} },
  "reflect.done": {
    text: "You've kept this one already: {title}.",
    buttons: { see: "Read it again", reopen: "Rewrite it", other: "Another reflection" },
  },
  "record.list": {
    text: "My record\nPages so far: {n}\n\n{records}",
    buttons: { more: "Further back", reflect: "Look back" },
  },
  "record.end": {
    text: "You've come all the way back to the first page.",
    buttons: { reflect: "Look back" },
  },
  "record.none": {
    text: "No records yet.\nOne line is enough to begin.",
    buttons: { reflect: "Look back" },
  },
  "record.last": { text: "Your last record.\n\n{record}", buttons: {} },
  "record.read": { text: "Here is that record.\n\n{record}", buttons: { page: "Read on a page" } },
  "record.quarter": {
    text: "Your monthly records of these three months.\n\n{record}",
    buttons: {},
  },
  "record.noLast": { text: "There's no earlier record yet.", buttons: {} },
  "inventory.list": {
    text: "Inventory\n\n{items}",
    buttons: { page: "Open the inventory", reflect: "Look back" },
  },
  "inventory.none": {
    text: "Your inventory is still empty.\nAdd a line after a weekly reflection, or start with one item on the page.",
    buttons: { page: "Open the inventory", reflect: "Look back" },
  },
  "feed.list": {
    text: "Our steps.\n{posts}",
    buttons: { page: "Read all of it", reflect: "Look back" },
  },
  "feed.before": { text: "Last time: {text}", buttons: {} },
  "feed.next": { text: "Next: {text}", buttons: {} },
  "feed.none": {
    text: "Steps will gather here.\nDays of only reading are welcome.",
    buttons: {},
  },
  "feed.alone": {
    text: "Once you are in a circle, you can read your companions' steps here.\nUntil then, take your time with your own record.",
    buttons: {},
  },

  // Settings, rest, leaving
  "settings.menu": {
    text: "Settings. What would you like to change?",
    buttons: {
      rest: "Take a rest",
      back: "Come back now",
      weeklyOn: "Get weekly notices",
      weeklyOff: "Stop weekly notices",
      quietOn: "Stop all notices",
      quietOff: "Resume notices",
      times: "When notices come",
      language: "日本語",
      page: "Open settings page",
      run: "Run the circle",
      leave: "Leave Ayumi",
    },
  },
  "settings.weeklyOn": {
    text: "Weekly notices are on.\nThey come here on {day}, around {time}.",
    buttons: {},
  },
  "settings.weeklyOff": { text: "Weekly notices are off.", buttons: {} },
  "settings.quietOn": {
    text: "Notices are off.\nYou can still write whenever you like.",
    buttons: {},
  },
  "settings.quietOff": { text: "Notices are on again.", buttons: {} },
  ...enSettings,
  ...enCheers,
  ...enComments,
  ...enStrengths,
  ...enMeetups,
  ...enGroups,
  ...enTakeaway,
  ...enSharing,
  ...enBridge,
  ...enNudges,
  "language.changed": { text: "From now on I'll speak English.", buttons: {} },
  "rest.choose": {
    text: "How long would you like to rest?\nNo need to give a reason.",
    buttons: {
      "1": "1 month",
      "3": "3 months",
      "6": "Half a year",
      date: "Pick a date",
      no: "Never mind",
    },
  },
  "rest.wrong": { text: "Please pick a date from tomorrow to two years from now.", buttons: {} },
  SY10: {
    text: "You're resting until {until}.\nYou won't get notices. You can still read at any time.",
    buttons: { change: "Change the date", back: "Come back now" },
  },
  "rest.back": {
    text: "Welcome back.\nYour rest has ended, and everything is as usual.",
    buttons: { reflect: "Look back" },
  },
  SY11: {
    text: "Your rest has come to its end.\nIf you're coming back, one line is enough. Resting a little longer is fine, too.",
    buttons: { reflect: "Write a line", more: "Rest a bit longer", leave: "Thinking of leaving" },
  },
  SY12: {
    text: "Thank you for everything until now.\nYour records are yours. Would you like a copy first?",
    buttons: { take: "Get my records", leave: "Delete and leave", stay: "Stay after all" },
  },
  "leave.byName": {
    text: "This matters too much for a number alone.\nTo delete, please send the words “Delete and leave”.",
    buttons: {},
  },
  "leave.taken": {
    text: "Those are your records so far.\nPress and hold to copy them.",
    buttons: { more: "Get more", leave: "Delete and leave", stay: "Stay after all" },
  },
  "leave.nothing": {
    text: "There are no records to copy yet.",
    buttons: { leave: "Delete and leave", stay: "Stay after all" },
  },
  "leave.stay": { text: "I'm glad to go on walking with you.", buttons: { reflect: "Look back" } },
  SY13: {
    text: "You've left.\nWhat you wrote is deleted. Cheers you gave remain, without your name.\nYou're welcome back any time.",
    buttons: {},
  },

  // Repairs
  SY1: {
    text: "Welcome back. You were partway through {title}.\nYou can go on from “{step}”.",
    buttons: { resume: "Continue", restart: "From the beginning", stop: "Stop for now" },
  },
  SY2: {
    text: "Back at the previous question.\nYour answer is still there. Send something only if you want to replace it.",
    buttons: { rewrite: "Rewrite", onward: "On to the next" },
  },
  "SY2.empty": { text: "Back at the previous question.", buttons: { onward: "On to the next" } },
  "SY2.kept": {
    text: "Your answer is still there. Send something only if you want to replace it.",
    buttons: {},
  },
  "SY2.long": {
    text: "Back at the previous question.\nThis is your answer. Send something only if you want to replace it.\n\n{answer}",
    buttons: {},
  },
  SY3: {
    text: "That button was from earlier.\nYou can go on from here.",
    buttons: { resume: "Where I am now", last: "See last record" },
  },
  SY4: {
    text: "I've got your message.\nIs it your answer to “{step}” in {title}?",
    buttons: { answer: "Keep as an answer", memo: "Keep as a note", no: "It isn't" },
  },
  "SY4.loose": {
    text: "I've got your message.\nShall I keep it as a note?",
    buttons: { memo: "Keep as a note", no: "Don't keep it" },
  },
  "SY4.memo": {
    text: "Kept as a note.\nYou can read it again in this week's record.",
    buttons: { reflect: "Look back" },
  },
  "SY4.no": { text: "All right. I won't keep it.", buttons: { reflect: "Look back" } },
  SY5: {
    text: "Thank you for the sticker.\nStickers and photos aren't kept in the record. Could you give me a line in words, too?",
    buttons: {},
  },
  "SY5.other": {
    text: "Thank you for sending this.\nOnly words are kept in the record. Could you give me a line in words, too?",
    buttons: {},
  },
  "SY5.blank": {
    text: "That message arrived blank.\nCould you give me a line in words?",
    buttons: {},
  },
  "SY5.long": {
    text: "Thank you for writing so much.\nIt's a little long for this question, so this last message isn't kept. You could spread it over other questions or weeks.",
    buttons: {},
  },
  SY6: {
    text: "You took a message back, so I removed it from your record too.",
    buttons: {},
  },
  SY7: {
    text: "Here I only help with meetup notices and replies.\nTo look back, please come to our 1:1 chat.",
    buttons: { open: "Open 1:1 chat", next: "Next meetup" },
  },
  "group.hello": {
    text: "Hello. I announce this group's meetups.\nI don't read or keep the talk here. When you need me, call me with @.",
    buttons: {},
  },
  SY8: {
    text: "Welcome back.\nYour records are kept just as they were.\nNotices are off for now.",
    buttons: { settings: "Choose notices", record: "See my record" },
  },
  SY18: {
    text: "It sounds as though you're going through a hard time.\nWhat you wrote can stay here as it is.\nI can also show you some places to talk.",
    buttons: { support: "See places to talk", stay: "Leave it as it is" },
  },
  /** What a notification shows instead: it must not differ from any other day's. */
  "SY18.cover": { text: "I've got it.", buttons: {} },
  "SY18.link": {
    text: "You can open the places to talk here.",
    buttons: { support: "See places to talk" },
  },
  "SY18.stay": {
    text: "All right. I'll leave it as it is.\nCome by whenever you like.",
    buttons: {},
  },
  "lost.kept": {
    text: "I'm sorry, my last reply didn't reach you.\nWhat you wrote is kept.",
    buttons: {},
  },
  "lost.again": {
    text: "I'm sorry, my last reply didn't reach you.\nThe message it answered isn't in your record. If you like, please send it once more.",
    buttons: {},
  },
  "lost.tap": {
    text: "I'm sorry, my last reply didn't reach you.\nWe can go on from here.",
    buttons: {},
  },
  "circle.removed": {
    text: "You are no longer part of the circle “{circle}”.\nYour records are all still here, for you to read and take with you at any time.",
    buttons: {},
  },
  "circle.taken": {
    text: "The organizers of “{circle}” made your step “{record}” invisible there.\nThe record itself is all still yours. They will gladly tell you more if you ask.",
    buttons: {},
  },
  "talk.hold": { text: "I've got it (messages: {count}).", buttons: {} },
  "talk.note": { text: "I'll keep your note with it, too.", buttons: {} },
  "page.link": { text: "You can open it here.\n{url}", buttons: {} },
  "talk.choose": { text: "You can choose by number or by word.\n{options}", buttons: {} },
  "talk.later": {
    text: "All right. What you've written so far is kept.\nContinue whenever you like.",
    buttons: { resume: "Continue" },
  },
  "talk.stopped": {
    text: "We'll stop here this time.\nWhat you wrote stays as a draft.",
    buttons: { reflect: "Look back" },
  },
  "talk.nothing": {
    text: "You're not in the middle of a reflection right now.",
    buttons: { reflect: "Look back", record: "My record" },
  },
  "talk.done": { text: "That's all for now. Thank you.", buttons: {} },
  "talk.onward": { text: "Now, back to where we were.", buttons: {} },
  "talk.first": { text: "This is the first question.", buttons: {} },
  "talk.sorry": {
    text: "That didn't reach me properly.\nPlease wait a little and try once more.",
    buttons: {},
  },
  help: {
    text: "You can send me these words.\n• look back: the week, the month, three months\n• my record: what you've kept so far\n• back / skip / later / stop\n• settings: rest, notices, language, leaving\nFor a button, its number or its words work too.",
    buttons: { reflect: "Look back", guide: "How it works", settings: "Settings" },
  },
};

export const enNames: Names = {
  scripts: {
    first: "first page",
    weekly: "week of {month} {day}",
    monthly: "{month} {year}",
    quarterly: "{from}–{to} {year}",
  },
  span: "{from} to {to}",
  earlier: "From the inventory of {month}/{year}",
  titles: {
    first: "your first page",
    weekly: "this week's reflection",
    monthly: "this month's reflection",
    quarterly: "the three-month reflection",
    earlier: "an earlier reflection ({period})",
  },
  steps: {
    O3: "A little bit good",
    WKP: "Since last week",
    WK1: "What I did",
    WK2: "What went well",
    WK3: "What I noticed",
    WK4: "What I'll do next",
    WKT: "This week's weather",
    bridge: "In one line",
    takeaway: "From the meetup",
    memo: "Note",
    MO1: "Since last time",
    MO1n: "It would be nice if",
    MO2: "What I did",
    MO3: "What went well",
    MO4: "Praised or thanked",
    MO5a: "On my mind",
    MO5b: "What would be easier",
    MO5c: "Issue",
    MO5d: "Checking the issue",
    MO6: "What I noticed",
    MO7: "What I want next",
    MO8: "How settled I feel",
    MO9: "What I'd like back",
    QU1: "Title",
    QU2: "Progress and support",
    QU3: "Skills",
    QU3e: "Experience",
    QU3p: "People",
    QU3m: "Money",
    QU3t: "Time",
    ...enTacticSteps,
    QU5: "Purpose and goals",
    QU6: "Next theme",
    QU7: "Help to borrow",
    WK0: "Opening",
    MO0: "Opening",
    QU0: "Opening",
    WK5: "Closing",
    WK6: "Adding to inventory",
    MO10: "Closing",
    QU8: "Closing",
  },
  sections: {
    skill: "Skills",
    experience: "Experience",
    people: "People",
    money: "Money",
    time: "Time",
    tactic: "Tactics",
  },
  /** Where the configuration names nobody. */
  called: "{name}",
  unnamed: {
    organizer: "the organizer",
    community: "this community",
    member: "someone without a name",
  },
  tactics: enTacticShelf,
  rsvps: enRsvps,
  status: { draft: "(draft)", kept: "🔒", shared: "👥" },
  replies: {
    yes: ["yes", "yeah", "yep", "sure", "ok", "okay", "yes please"],
    no: ["no", "nope", "no thanks", "not now"],
    none: [
      "none",
      "nothing",
      "nothing much",
      "not really",
      "i don't know",
      "don't know",
      "not sure",
    ],
  },
  words: {
    stop: ["stop", "stop for now"],
    back: ["back", "go back"],
    skip: ["skip"],
    later: ["later"],
    next: ["next"],
    help: ["help"],
    see: ["see"],
    agree: ["ok", "i agree"],
    terms: ["read them in full"],
    reflect: ["look back", "reflect"],
    feed: ["our steps"],
    inventory: ["inventory"],
    meetup: ["meetup"],
    record: ["my record", "record"],
    settings: ["settings & rest", "settings", "rest"],
    transfer: ["transfer", "transfer code"],
    leave: ["leave", "leave ayumi"],
    english: ["english"],
    japanese: ["japanese"],
  },
};
