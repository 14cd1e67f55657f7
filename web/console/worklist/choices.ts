import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../texts/language.tsx';
import { listed } from '../texts/word.ts';
import type { FilterName } from './filter.ts';
import { colleaguesQuery, unitsQuery } from './queries.ts';

interface Choice {
  readonly name: FilterName;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

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
  ];
}
