import { html } from 'ghtml';

export const FRAME =
  '<rect x="1.5" y="1.5" width="25" height="25" rx="4" fill="none" stroke-width="2.4"/><path d="M8 14.6l4.2 4.2L20.4 9.6" fill="none" stroke-width="2.8"/>';

/** A seal with a tick: the sign of the product beside the organisation's name. Its colour comes from the style sheet. */
export const MARK = `<svg class="mark" viewBox="0 0 28 28" aria-hidden="true">${FRAME}</svg>`;

/** In the circle of a step that is done. */
export const TICK =
  '<svg class="tick" viewBox="0 0 22 22" aria-hidden="true"><path d="M6 11.5l3.5 3.5L16 8"/></svg>';

export const FAVICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28" stroke="#b3261e"><rect width="28" height="28" rx="6" fill="#fbfaf7" stroke="none"/>${FRAME}</svg>`;

const STAR = 'M75 52l5.7 17.5h18.4L84.2 80.3l5.7 17.5L75 87l-14.9 10.8 5.7-17.5-14.9-10.8h18.4z';

/** The round seal over the signature, drawn with the promisor's name along its upper rim. */
export function seal(name: string, purpose: string): string {
  // The rim is 190 units long. A long name gets smaller letters, a short one is spread.
  const count = Math.max([...name].length, 1);
  const size = Math.min(16, 185 / count);
  const spread = Math.min(170, count * size * 1.5);
  return html`<svg class="seal" viewBox="0 0 150 150" aria-hidden="true">
<defs><path id="rim" d="M 22 88 A 54 54 0 1 1 128 88"/></defs>
<circle cx="75" cy="75" r="70" fill="none" stroke-width="4"/>
<text font-size="${size.toFixed(1)}"><textPath href="#rim" startOffset="50%" text-anchor="middle" textLength="${Math.max(spread, count * size).toFixed(0)}">${name}</textPath></text>
<path d="${STAR}"/>
<text x="75" y="122" text-anchor="middle" font-size="13">${purpose}</text>
</svg>`;
}

/**
 * Rates over time as a line, the target dashed. Gaps (periods without a verdict) are stepped over.
 * @param rates 0 to 1 each, null without a verdict, oldest first.
 * @returns an empty string when fewer than two periods have a verdict.
 */
export function sparkline(
  rates: readonly (number | null)[],
  target: number,
  state: string,
  label: string,
): string {
  const known = rates.filter((rate) => rate !== null);
  if (known.length < 2) return '';
  const floor = Math.min(target, ...known);
  const low = Math.max(0, floor - Math.max(0.02, (1 - floor) * 0.15));
  const y = (rate: number) => (3 + (24 * (1 - rate)) / (1 - low || 1)).toFixed(1);
  const step = 230 / (rates.length - 1);
  const points = rates.flatMap((rate, index) =>
    rate === null ? [] : [`${(index * step).toFixed(1)},${y(rate)}`],
  );
  return html`<svg class="trend ${state}" viewBox="0 0 230 30" preserveAspectRatio="none" role="img" aria-label="${label}"><line x1="0" x2="230" y1="${y(target)}" y2="${y(target)}"/><polyline points="${points.join(' ')}"/></svg>`;
}
