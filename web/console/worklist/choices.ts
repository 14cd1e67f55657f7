import { useQuery } from '@tanstack/react-query';
import { CATEGORIES } from '../../../src/keep/triage/rules/category.ts';
import { useTexts } from '../texts/language.tsx';
import { listed } from '../texts/word.ts';
import type { FilterName } from './filter.ts';
import { colleaguesQuery, unitsQuery } from './queries.ts';

interface Choice {
  readonly name: FilterName;
  readonly label: string;
  /** Empty where anything may be written. */
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** The catalogue of categories: whole branches, and what is on them. */
const categories = Object.entries(CATEGORIES).flatMap(([branch, leaves]) =>
  [branch, ...leaves.map((leaf) => `${branch}/${leaf}`)].map((value) => ({ value, label: value })),
);

/** Everything the list can be narrowed by, with its values in words. */
export function useChoices(): Choice[] {
  const { words, worklist } = useTexts();
  const units = useQuery(unitsQuery).data ?? [];
  const people = useQuery(colleaguesQuery).data ?? [];
  const named = (list: readonly { id: number; name: string }[]) =>
    list.map(({ id, name }) => ({ value: String(id), label: name }));
  return [
    { name: 'stage', label: worklist.stage, options: listed(words.stage) },
    {
      name: 'unit',
      label: words.field.unit,
      options: [{ value: 'none', label: worklist.notDispatched }, ...named(units)],
    },
    {
      name: 'assignee',
      label: worklist.assignee,
      options: [{ value: 'me', label: worklist.me }, ...named(people)],
    },
    { name: 'urgency', label: words.field.urgency, options: listed(words.urgency) },
    { name: 'kind', label: words.field.kind, options: listed(words.kind) },
    { name: 'channel', label: words.field.channel, options: listed(words.channel) },
    { name: 'due', label: worklist.due, options: listed(worklist.dueWithin) },
    { name: 'waiting', label: worklist.waiting, options: listed(worklist.waits) },
    { name: 'complexity', label: words.field.complexity, options: listed(words.complexity) },
    { name: 'segment', label: words.field.segment, options: listed(words.segment) },
    { name: 'category', label: words.field.category, options: categories },
    { name: 'outlet', label: words.field.outlet, options: [] },
  ];
}
