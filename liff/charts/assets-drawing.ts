import {
  Chart,
  Filler,
  LineElement,
  PointElement,
  RadarController,
  RadialLinearScale,
  type Plugin,
} from "chart.js";
import type { Draw } from "./drawing.tsx";
import type { Look } from "./look.ts";

Chart.register(RadarController, LineElement, PointElement, RadialLinearScale, Filler);

/** One quarter: a value for each axis from 1 to 3, null where nothing was said. */
export type Shape = readonly (number | null)[];

type Words = {
  readonly axes: readonly string[];
  /** What the three rings mean, from the inside out. */
  readonly rings: readonly [string, string, string];
};

/** What an axis is called stands above or below its end; at the sides a name may reach past it. */
const [NAME_PX, SIDE_PX] = [26, 36];

/** The five assets as a shape, and another quarter's beside it as a dashed one. */
export const createAssetsDraw =
  (shapes: readonly [Shape, Shape?], { axes, rings }: Words): Draw =>
  (canvas, look) => {
    const [main, other] = shapes;
    const chart = new Chart(canvas, {
      type: "radar",
      data: {
        labels: [...axes],
        datasets: [
          { ...lineOf(main), borderColor: look.accent, ...pointsOf(look, look.accent) },
          ...(other === undefined
            ? []
            : [
                {
                  ...lineOf(other),
                  fill: false,
                  borderDash: [6, 5],
                  borderColor: look.warm,
                  ...pointsOf(look, look.warm),
                },
              ]),
        ].map((dataset, index) =>
          index === 0 ? { ...dataset, backgroundColor: withAlpha(look.accent) } : dataset,
        ),
      },
      options: {
        events: [],
        maintainAspectRatio: false,
        animation: look.isStill ? false : { duration: 200 },
        layout: { padding: { top: NAME_PX, bottom: NAME_PX, left: SIDE_PX, right: SIDE_PX } },
        scales: {
          r: {
            min: 0,
            max: 3,
            angleLines: { color: look.rule },
            grid: { color: look.rule },
            // Chart.js would make the shape so small that the longest name fits beside it.
            pointLabels: { display: false },
            ticks: { display: false, stepSize: 1 },
          },
        },
      },
      plugins: [ringsOf(rings, look), namesOf(axes, look)],
    });
    return { destroy: () => chart.destroy() };
  };

/** Each axis has its name at its end, wholly on the picture. */
const namesOf = (axes: Words["axes"], look: Look): Plugin<"radar"> => ({
  id: "names",
  afterDatasetsDraw({ ctx, width, scales: { r } }) {
    if (!(r instanceof RadialLinearScale)) return;
    ctx.save();
    ctx.font = `600 14px ${look.font}`;
    ctx.fillStyle = look.ink;
    letterOn(ctx, look);
    axes.forEach((name, index) => {
      const { x, y } = r.getPointPosition(index, r.drawingArea);
      const half = ctx.measureText(name).width / 2;
      const outward = Math.sign(Math.round(x - r.xCenter)) * half * 0.6;
      const middle = Math.min(Math.max(x + outward, half), width - half);
      const level = y + (y > r.yCenter ? 18 : -20);
      ctx.strokeText(name, middle, level);
      ctx.fillText(name, middle, level);
    });
    ctx.restore();
  },
});

/** Between the last axis and the first, where no point ever stands, each ring says what it means. */
const ringsOf = (rings: Words["rings"], look: Look): Plugin<"radar"> => ({
  id: "rings",
  afterDatasetsDraw({ ctx, scales: { r } }) {
    if (!(r instanceof RadialLinearScale)) return;
    const half = Math.PI / 5;
    ctx.save();
    ctx.font = `12px ${look.font}`;
    ctx.fillStyle = look.muted;
    letterOn(ctx, look);
    rings.forEach((word, index) => {
      const distance = r.getDistanceFromCenterForValue(index + 1) * Math.cos(half);
      const x = r.xCenter - distance * Math.sin(half);
      const y = r.yCenter - distance * Math.cos(half);
      ctx.strokeText(word, x, y);
      ctx.fillText(word, x, y);
    });
    ctx.restore();
  },
});

/** Words stay readable where they cross a line. */
function letterOn(ctx: CanvasRenderingContext2D, look: Look): void {
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  ctx.lineWidth = 4;
  ctx.strokeStyle = look.card;
}

const lineOf = (shape: Shape) => ({
  data: [...shape],
  borderWidth: 2,
  // A shape with a gap has no inside.
  fill: !shape.includes(null),
});

const pointsOf = (look: Look, colour: string) => ({
  pointRadius: 4,
  pointBorderWidth: 2,
  pointBorderColor: colour,
  pointBackgroundColor: look.card,
});

/** The colours of the page are six digits; two more make them a veil. */
const withAlpha = (colour: string) => `${colour}33`;
