import { useState } from "preact/hooks";
import { createDoorAsk } from "#liff/join/door.ts";
import { DoorNote } from "#liff/join/door-note.tsx";
import { wishIn } from "#liff/meetups/wish.ts";
import type { Phone } from "#liff/phone/phone.ts";
import type { Locale } from "#shared/locale.ts";
import { Join } from "./join.tsx";
import { Threshold } from "./threshold.tsx";

type Props = {
  readonly phone: Phone;
  readonly fetch: typeof fetch;
  readonly meetup: string;
  readonly locale: Locale;
  readonly again: () => void;
};

/** Somebody new who came by an announcement; their answer waits in the address until they are in. */
export function JoinFromGroup({ phone, fetch, meetup, locale, again }: Props) {
  const [ask] = useState(() => createDoorAsk({ phone, fetch, meetup }));
  return (
    <Join
      ask={ask}
      phone={phone}
      locale={locale}
      unusable={<Threshold entry="stranger" phone={phone} locale={locale} again={again} />}
      note={(sight) => <DoorNote meetup={sight.meetup} wish={wishIn(window.location.search)} />}
      onJoined={again}
    />
  );
}
