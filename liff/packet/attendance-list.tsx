import { usePacketWords } from "#liff/text/packet.ts";
import { langOf } from "#liff/text/questions.ts";
import { Face } from "#liff/ui/face.tsx";
import { Opening } from "#liff/ui/opening.tsx";
import { Saved } from "#liff/ui/saved.tsx";
import { useAttendance } from "./use-after.ts";

/** Everybody with a box to tick. What is not ticked says nothing. */
export function AttendanceList({ meetup }: { readonly meetup: string }) {
  const { tell } = usePacketWords();
  const { asked, ticking } = useAttendance(meetup);
  if (asked.data === undefined) return <Opening asked={asked} />;
  return (
    <>
      <ul class="card packet-there">
        {asked.data.people.map(({ id, name, face, picture, wasThere }) => (
          <li key={id}>
            <label>
              <span class="person-face">
                <Face name={name} face={face} picture={picture} />
              </span>
              <span lang={langOf(name ?? "")}>{name ?? tell("nameless")}</span>
              <input
                type="checkbox"
                checked={wasThere}
                onChange={(event) =>
                  ticking.mutate({ person: id, there: event.currentTarget.checked })
                }
              />
            </label>
          </li>
        ))}
      </ul>
      <Saved saving={ticking} />
    </>
  );
}
