import { useTexts } from '../texts/language.tsx';
import { percent } from './figure.ts';

const WIDTH = 150;
const HEIGHT = 28;
const EDGE = 3;

interface Props {
  /** Rates 0 to 1, oldest first; null where nothing was judged. */
  readonly rates: readonly (number | null)[];
  readonly target: number;
  readonly tone: string;
}

/** The way of a rate, with its target dashed. The scale fits what it shows, so that a fall of one per cent is seen. */
export function Sparkline({ rates, target, tone }: Props) {
  const { compliance } = useTexts();
  const known = rates.filter((rate) => rate !== null);
  if (known.length < 2) {
    return (
      <span className="muted" title={compliance.trendNone}>
        —
      </span>
    );
  }
  const low = Math.min(...known, target) - 0.005;
  const high = Math.max(...known, target) + 0.005;
  const x = (index: number) => EDGE + (index * (WIDTH - 2 * EDGE)) / (rates.length - 1);
  const y = (rate: number) => HEIGHT - EDGE - ((rate - low) / (high - low)) * (HEIGHT - 2 * EDGE);
  const points = rates.flatMap((rate, index) => (rate === null ? [] : [[x(index), y(rate)] as const]));
  const last = points.at(-1)!;
  return (
    <svg
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={compliance.trendSaid(percent(Math.min(...known)), percent(known.at(-1)!))}
      className={`spark ${tone}`}
    >
      <line x1="0" x2={WIDTH} y1={y(target)} y2={y(target)} className="target" />
      <polyline points={points.map((point) => point.map((n) => n.toFixed(1)).join(',')).join(' ')} />
      <circle cx={last[0]} cy={last[1]} r="2.4" />
    </svg>
  );
}
