import {
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  type Plugin,
} from "chart.js";
import type { Stop } from "#liff/inventory/lifeline.ts";
import type { Draw } from "./drawing.tsx";
import { place, type Box } from "./labels.ts";
import type { Look } from "./look.ts";

Chart.register(LineController, LineElement, PointElement, LinearScale);

type Words = { readonly high: string; readonly low: string };

const middleOf = ({ from, to }: Stop) => (from + to) / 2;

/** A line through the middle of each experience, the experiences themselves as broad strokes. */
export const createLifelineDraw =
  (stops: readonly Stop[], words: Words): Draw =>
  (canvas, look) => {
    const first = Math.min(...stops.map(({ from }) => from));
    const last = Math.max(...stops.map(({ to }) => to));
    const margin = Math.max((last - first) * 0.04, 0.25);
    const chart = new Chart(canvas, {
      type: "line",
      data: {
        datasets: [
          {
            data: stops.map((stop) => ({ x: middleOf(stop), y: stop.level })),
            borderColor: look.accent,
            borderWidth: 2,
            cubicInterpolationMode: "monotone",
            pointRadius: 5,
            pointBorderWidth: 2,
            pointBorderColor: look.accent,
            pointBackgroundColor: look.card,
          },
        ],
      },
      options: {
        events: [],
        maintainAspectRatio: false,
        parsing: false,
        animation: look.isStill ? false : { duration: 200 },
        layout: { padding: { top: 22, bottom: 4, left: 4, right: 4 } },
        scales: {
          x: {
            type: "linear",
            min: first - margin,
            max: last + margin,
            border: { display: false },
            grid: { display: false },
            ticks: {
              color: look.muted,
              font: { family: look.font, size: 13 },
              stepSize: stepOf(last - first),
              precision: 0,
              maxRotation: 0,
              callback: (value) => (Number.isInteger(Number(value)) ? String(value) : null),
            },
            afterBuildTicks: (axis) => {
              const step = stepOf(last - first);
              const from = Math.ceil(axis.min / step) * step;
              const count = Math.floor((axis.max - from) / step) + 1;
              axis.ticks = Array.from({ length: Math.max(count, 0) }, (_, index) => ({
                value: from + index * step,
              }));
            },
          },
          y: {
            min: -6,
            max: 6,
            border: { display: false },
            ticks: { display: false, stepSize: 6 },
            grid: {
              color: ({ tick }) => (tick.value === 0 ? look.rule : "transparent"),
              drawTicks: false,
            },
          },
        },
      },
      plugins: [strokes(stops, look), endsOf(words, look), titles(stops, look)],
    });
    return { destroy: () => chart.destroy() };
  };

/** Few years are named: at most about five. */
const stepOf = (years: number) => [1, 2, 5, 10].find((step) => years / step <= 5) ?? 20;

/** How long each experience lasted. */
const strokes = (stops: readonly Stop[], look: Look): Plugin<"line"> => ({
  id: "strokes",
  beforeDatasetsDraw({ ctx, scales: { x, y } }) {
    if (x === undefined || y === undefined) return;
    ctx.save();
    ctx.lineCap = "round";
    ctx.lineWidth = 12;
    ctx.strokeStyle = look.accent;
    ctx.globalAlpha = 0.22;
    for (const { from, to, level } of stops) {
      ctx.beginPath();
      ctx.moveTo(x.getPixelForValue(from), y.getPixelForValue(level));
      ctx.lineTo(x.getPixelForValue(to), y.getPixelForValue(level));
      ctx.stroke();
    }
    ctx.restore();
  },
});

/** What the top and the bottom mean, in words instead of numbers. */
const endsOf = ({ high, low }: Words, look: Look): Plugin<"line"> => ({
  id: "ends",
  beforeDatasetsDraw({ ctx, chartArea: { left, top, bottom } }) {
    ctx.save();
    ctx.font = `13px ${look.font}`;
    ctx.fillStyle = look.muted;
    ctx.textBaseline = "alphabetic";
    ctx.fillText(high, left, top - 8);
    ctx.fillText(low, left, bottom - 4);
    ctx.restore();
  },
});

/** The member's own titles beside their points, as far as there is room. */
const titles = (stops: readonly Stop[], look: Look): Plugin<"line"> => ({
  id: "titles",
  afterDatasetsDraw({ ctx, chartArea, scales: { x, y } }) {
    if (x === undefined || y === undefined) return;
    ctx.save();
    ctx.font = `600 13px ${look.font}`;
    ctx.textBaseline = "middle";
    const points = stops.map((stop) => ({
      x: x.getPixelForValue(middleOf(stop)),
      y: y.getPixelForValue(stop.level),
    }));
    const wide = (chartArea.right - chartArea.left) * 0.42;
    const usual = Math.min(132, wide);
    const taken: Box[] = points.map((point) => boxAround(point, 10, 10));
    // The line itself should not be written over either.
    points.slice(1).forEach((point, index) => {
      const before = points[index] ?? point;
      for (const share of [0.2, 0.4, 0.6, 0.8]) {
        const between = (a: number, b: number) => a + (b - a) * share;
        const on = { x: between(before.x, point.x), y: between(before.y, point.y) };
        taken.push(boxAround(on, 3, 5));
      }
    });
    taken.push({
      left: chartArea.left,
      right: chartArea.left + 90,
      top: chartArea.bottom - 20,
      bottom: chartArea.bottom,
    });
    stops.forEach(({ title }, index) => {
      const point = points[index];
      if (point === undefined || title === "") return;
      // Where all of it finds no room, a shorter beginning may.
      const found = [wide, usual, usual * 0.6].flatMap((room) => {
        const text = fitted(ctx, title, room);
        const size = { width: ctx.measureText(text).width, height: 18 };
        const box = place(point, size, chartArea, taken);
        return box === null ? [] : [{ text, box }];
      });
      const [label] = found;
      if (label === undefined) return;
      const { text, box } = label;
      taken.push(box);
      ctx.lineJoin = "round";
      ctx.lineWidth = 4;
      ctx.strokeStyle = look.card;
      ctx.strokeText(text, box.left, (box.top + box.bottom) / 2);
      ctx.fillStyle = look.ink;
      ctx.fillText(text, box.left, (box.top + box.bottom) / 2);
    });
    ctx.restore();
  },
});

const boxAround = (
  { x, y }: { readonly x: number; readonly y: number },
  dx: number,
  dy: number,
) => ({
  left: x - dx,
  right: x + dx,
  top: y - dy,
  bottom: y + dy,
});

const letters = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** As much of a title as fits; the table has all of it. */
function fitted(ctx: CanvasRenderingContext2D, title: string, width: number): string {
  const [line = ""] = title.split("\n");
  if (ctx.measureText(line).width <= width) return line;
  let text = "";
  for (const { segment } of letters.segment(line.slice(0, 80))) {
    if (ctx.measureText(`${text}${segment}…`).width > width) break;
    text += segment;
  }
  return `${text}…`;
}
