type Value = string | number | boolean;

interface Props<V extends Value> {
  readonly options: readonly (readonly [value: V, words: string])[];
  readonly label: string;
  /** More than one may be chosen. */
  readonly many?: boolean;
  /** Given by the form. */
  readonly value?: V | readonly V[];
  readonly onChange?: (value: V | readonly V[] | undefined) => void;
}

/** Choices to be tapped with a thumb; what is chosen is taken back by tapping it again. */
export function Taps<V extends Value>({ options, label, many = false, value, onChange }: Props<V>) {
  const chosen: readonly V[] = Array.isArray(value) ? value : value === undefined ? [] : [value as V];
  const tap = (one: V) => {
    const rest = chosen.filter((other) => other !== one);
    const on = rest.length < chosen.length;
    if (many) onChange?.(on ? rest : [...chosen, one]);
    else onChange?.(on ? undefined : one);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend beside the label of the form
    <div className="taps" role="group" aria-label={label}>
      {options.map(([one, words]) => (
        <button
          key={String(one)}
          type="button"
          className="tap"
          aria-pressed={chosen.includes(one)}
          onClick={() => tap(one)}
        >
          {words}
        </button>
      ))}
    </div>
  );
}
