/** 0.9917 → 99.2%; a rate just short of everything is never rounded up to 100 %. */
export function percent(rate: number): string {
  const rounded = rate < 1 && rate > 0.9995 ? 99.9 : Math.round(rate * 1000) / 10;
  return `${rounded}%`;
}

interface Judged {
  readonly kept: number;
  readonly broken: number;
}

/** Figures of several clauses together. */
export function together(figures: readonly Judged[]): Judged {
  return figures.reduce((sum, { kept, broken }) => ({ kept: sum.kept + kept, broken: sum.broken + broken }), {
    kept: 0,
    broken: 0,
  });
}
