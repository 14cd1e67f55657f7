import type { Text } from '../../../platform/refusal.ts';
import type { CatalogueRow } from './catalogue.ts';

/** What is wrong with a row of a catalogue, and what to do about it. */
export interface RowFault {
  /** Place of the row, from 0. */
  readonly row: number;
  readonly message: Text;
}

/**
 * Rows that contradict each other: two for the same category and place, which no case could tell apart, and outlets in two
 * areas. All other rows differ in how closely they fit.
 */
export function rowFaults(rows: readonly CatalogueRow[]): RowFault[] {
  const faults: RowFault[] = [];
  const seen = new Map<string, number>();
  const areaOf = new Map<string, string>();
  for (const [row, { category, area, outlet, lead, assist }] of rows.entries()) {
    const key = JSON.stringify([category, outlet, outlet === undefined ? area : undefined]);
    const earlier = seen.get(key);
    if (earlier === undefined) seen.set(key, row);
    else faults.push({ row, message: sameAs(earlier + 1) });
    if (assist.includes(lead)) faults.push({ row, message: LEADS_AND_ASSISTS });
    if (outlet === undefined || area === undefined) continue;
    const known = areaOf.get(outlet);
    if (known === undefined) areaOf.set(outlet, area);
    else if (known !== area) faults.push({ row, message: twoAreas(outlet, known, area) });
  }
  return faults;
}

const sameAs = (earlier: number): Text => ({
  zh: `与第 ${earlier} 行的类别和地点相同，无法判断该由谁主办。请合并，或写明不同的类别、区域、网点。`,
  en: `Row ${earlier} is for the same category and place, so nobody can say which leads. Join them, or tell them apart.`,
});

const LEADS_AND_ASSISTS: Text = {
  zh: '主办部门又列为协办部门，请从协办中删去。',
  en: 'The leading unit is among those that assist. Remove it there.',
};

const twoAreas = (outlet: string, one: string, other: string): Text => ({
  zh: `“${outlet}”既写在“${one}”又写在“${other}”，请改成同一个区域。`,
  en: `"${outlet}" is said to lie in "${one}" and in "${other}". Name one area.`,
});
