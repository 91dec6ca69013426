import { useId } from "preact/hooks";

type Props = {
  readonly label: string;
  readonly hint: string;
  readonly isOn: boolean;
  readonly onTurn: (on: boolean) => void;
};

export function Switch({ label, hint, isOn, onTurn }: Props) {
  const id = useId();
  return (
    <div class="switch">
      <label for={id}>
        {label}
        <input
          id={id}
          type="checkbox"
          role="switch"
          checked={isOn}
          aria-describedby={`${id}-hint`}
          onChange={(event) => onTurn(event.currentTarget.checked)}
        />
      </label>
      <p id={`${id}-hint`} class="hint">
        {hint}
      </p>
    </div>
  );
}
