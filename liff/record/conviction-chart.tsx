import { useLayoutEffect, useRef } from "preact/hooks";
import { langOf } from "#liff/text/questions.ts";
import { useRecordWords } from "#liff/text/record.ts";
import type { ConvictionView } from "#shared/record.ts";
import { monthsBack, monthsOfQuarter } from "#shared/road.ts";

type Props = { readonly of: ConvictionView; readonly sentence: string };

/** Lowest and highest level, in percent of the picture's height. */
const [LOW, HIGH] = [90, 10];
const MONTH_PX = 44;

/** A dot a month, on a line from the fog to settled; the quarters' titles below. */
export function ConvictionChart({ of: { points, titles }, sentence }: Props) {
  const { tell, monthNameOf } = useRecordWords();
  const frame = useRef<HTMLDivElement>(null);
  const months = monthsBack(points.at(-1)?.month ?? "", points[0]?.month ?? "").toReversed();
  useLayoutEffect(() => {
    // The newest months first; the older ones lie to the left.
    if (frame.current !== null) frame.current.scrollLeft = frame.current.scrollWidth;
  }, [months.length]);
  const dots = points.map(({ month, level }) => {
    const index = months.indexOf(month);
    const x = `${((index + 0.5) / months.length) * 100}%`;
    return { month, index, x, y: `${LOW - ((level - 1) / 4) * (LOW - HIGH)}%` };
  });
  return (
    <div
      ref={frame}
      class="conviction"
      role="region"
      aria-label={tell("convictionPicture")}
      tabIndex={0}
    >
      <div
        class="conviction-grid"
        style={{
          gridTemplateColumns: `repeat(${months.length}, minmax(0, 1fr))`,
          minWidth: `${months.length * MONTH_PX}px`,
        }}
      >
        <p class="conviction-end" aria-hidden="true">
          {tell("convictionTop")}
        </p>
        <svg role="img" aria-label={sentence}>
          {dots.slice(1).map((dot, index) => {
            const before = dots[index];
            if (before === undefined) return null;
            const isNext = dot.index - before.index === 1;
            return (
              <line
                key={dot.month}
                class={isNext ? "walked" : undefined}
                x1={before.x}
                y1={before.y}
                x2={dot.x}
                y2={dot.y}
              />
            );
          })}
          {dots.map(({ month, x, y }, index) => (
            <circle
              key={month}
              class={index === dots.length - 1 ? "here" : undefined}
              cx={x}
              cy={y}
              r="6"
            />
          ))}
        </svg>
        <p class="conviction-end" aria-hidden="true">
          {tell("convictionBottom")}
        </p>
        {months.map((month, index) => (
          <span
            key={month}
            class="conviction-month"
            aria-hidden="true"
            style={{ gridColumn: index + 1 }}
          >
            {monthNameOf(month)}
            {(index === 0 || month.endsWith("-01")) && <small>{month.slice(0, 4)}</small>}
          </span>
        ))}
        {titles.flatMap(({ quarter, text }) => {
          const own = monthsOfQuarter(quarter).flatMap((month) => {
            const column = months.indexOf(month) + 1;
            return column === 0 ? [] : [column];
          });
          if (own.length === 0) return [];
          return [
            <span
              key={quarter}
              class="conviction-title"
              aria-hidden="true"
              lang={langOf(text)}
              style={{ gridColumn: `${Math.min(...own)} / ${Math.max(...own) + 1}` }}
            >
              {text}
            </span>,
          ];
        })}
      </div>
    </div>
  );
}
