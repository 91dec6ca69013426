import { PostCard } from "#liff/feed/post-card.tsx";
import { useReach } from "#liff/text/reach.ts";
import { useSharingWords } from "#liff/text/sharing.ts";
import type { Preview, SharingPlace } from "#shared/reflection-form.ts";

type Props = {
  readonly preview: Preview;
  readonly circles: readonly SharingPlace[];
  readonly onLookIn: (circle: string) => void;
};

/** What companions of a circle would see, made by the server as it makes it for them. */
export function PreviewCard({ preview, circles, onLookIn }: Props) {
  const { say, tell } = useSharingWords();
  const { organizer: organizerName } = useReach();
  const { circle, companions, organizer } = preview;
  const seesMore = organizer?.words.some(({ reached }) => reached === "organizer") ?? false;
  const name = circle?.name ?? null;
  return (
    <div class="preview" aria-live="polite">
      {circles.length > 1 && (
        <div class="chips" role="group" aria-label={tell("looksIn")}>
          {circles.map((each) => (
            <button
              key={each.id}
              type="button"
              class="chip"
              aria-pressed={each.id === circle?.id}
              onClick={() => onLookIn(each.id)}
            >
              <span dir="auto">{each.name}</span>
            </button>
          ))}
        </div>
      )}
      {companions === null ? (
        <p class="card">{say("form.previewEmpty")}</p>
      ) : (
        <>
          <h3>{name === null ? say("form.previewLead") : tell("looks", name)}</h3>
          <PostCard post={companions} />
        </>
      )}
      {organizer !== null && seesMore && (
        <>
          <h3>
            {name === null
              ? say("form.previewOrganizer", { organizer: organizerName })
              : tell("looksOrganizer", name)}
          </h3>
          <PostCard post={organizer} />
        </>
      )}
    </div>
  );
}
