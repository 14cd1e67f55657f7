import { readFileSync } from 'node:fs';
import type { Text } from '../../../platform/refusal.ts';
import type { Draft } from '../pledge.ts';
import { readPledge } from '../read.ts';

/** A letter to begin with: its numbers are suggestions within their range, its names and days are blank. */
export interface Template {
  readonly id: string;
  readonly forWhom: Text;
}

const template = (id: string, zh: string, en: string): Template => ({ id, forWhom: { zh, en } });

/** The letters of the library, the most general first. */
export const TEMPLATES: readonly Template[] = [
  template(
    'experience',
    '在线上和线下同时提供服务的机构，向全体用户单方承诺同一标准',
    'Organisations that serve both online and at counters and promise all users one standard',
  ),
  template(
    'experience-two-party',
    '与特定客户约定服务标准、由双方签署的机构',
    'Organisations that agree on a standard with one customer, signed by both',
  ),
  template(
    'feedback',
    '刚开始承诺反馈时限的互联网服务，条款少、容易做到',
    'Internet services that begin to promise limits for feedback, with few clauses',
  ),
  template(
    'feedback-detailed',
    '反馈量大、部门多的互联网服务，从受理到考核逐项承诺',
    'Internet services with much feedback and many units, from receipt to appraisal',
  ),
  template('complaint', '以投诉办理为重点的机构', 'Organisations that care about complaints above all'),
  template('counter', '设营业窗口、办事大厅的机构', 'Organisations with counters and service halls'),
  template(
    'accessibility',
    '服务老年人、残障人士较多的机构',
    'Organisations with many elderly or disabled users',
  ),
  template('maintenance', '销售产品并提供维修的企业', 'Enterprises that sell products and repair them'),
];

const fileOf = (id: string): URL => new URL(`./${id}.yaml`, import.meta.url);

/** A letter of the library as a draft; undefined when there is none of this id. */
export function loadTemplate(id: string): Draft | undefined {
  if (!TEMPLATES.some((one) => one.id === id)) return undefined;
  const reading = readPledge(readFileSync(fileOf(id), 'utf8'), { draft: true });
  if ('faults' in reading) throw new Error(`The letter ${id} is damaged: ${JSON.stringify(reading.faults)}`);
  return reading.pledge;
}
