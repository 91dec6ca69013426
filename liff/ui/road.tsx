/** A path that comes from afar: decoration where there is nothing to read yet. */
export function Road() {
  return (
    <svg class="road-picture" viewBox="0 0 240 120" aria-hidden="true">
      <path d="M20 108c70 0 150-6 150-34S84 50 84 30s44-20 92-20" />
      <circle cx="20" cy="108" r="6" class="here" />
      <circle cx="168" cy="80" r="4" />
      <circle cx="90" cy="40" r="3" />
      <circle cx="176" cy="10" r="2.5" />
    </svg>
  );
}
