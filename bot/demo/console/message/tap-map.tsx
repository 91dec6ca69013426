import { imageUrl } from "#bot/demo/console/flex/values.ts";

type Area = {
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly tap: () => void;
};

type Props = {
  readonly src: string;
  readonly size: { readonly width: number; readonly height: number };
  readonly areas: readonly Area[];
};

/** A picture with places to tap: a rich menu or an imagemap. */
export function TapMap({ src, size, areas }: Props) {
  const share = (part: number, whole: number) => `${(100 * part) / whole}%`;
  return (
    <div
      class="tap-map"
      style={{ aspectRatio: `${size.width} / ${size.height}`, "--ratio": size.width / size.height }}
    >
      <img src={imageUrl(src)} alt="" />
      {areas.map((area, index) => (
        <button
          key={index}
          type="button"
          aria-label={area.label}
          style={{
            left: share(area.x, size.width),
            top: share(area.y, size.height),
            width: share(area.width, size.width),
            height: share(area.height, size.height),
          }}
          onClick={area.tap}
        />
      ))}
    </div>
  );
}
