import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Select, Switch } from 'antd';
import { useState } from 'react';
import { sentenceOf } from '../frame/Failure.tsx';
import { CrossIcon } from '../frame/icons.tsx';
import { useTexts } from '../texts/language.tsx';
import { useChoices } from './choices.ts';
import { conditions, type Filter } from './filter.ts';
import { removeView, saveView, viewsQuery } from './queries.ts';

interface Props {
  readonly filter: Filter;
  change(changes: Readonly<Record<string, unknown>>): void;
  close(): void;
}

function SaveView({ filter, close }: Pick<Props, 'filter' | 'close'>) {
  const texts = useTexts();
  const { worklist } = texts;
  const client = useQueryClient();
  const { message } = App.useApp();
  const [name, setName] = useState('');
  const save = useMutation({
    mutationFn: () => saveView(name.trim(), filter),
    onSuccess: async () => {
      await client.invalidateQueries(viewsQuery);
      void message.success(worklist.view.saved(name.trim()));
      setName('');
      close();
    },
    onError: (error) => void message.error(sentenceOf(texts, error), 6),
  });
  return (
    <form
      className="save-view"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) save.mutate();
      }}
    >
      <Input
        value={name}
        maxLength={40}
        aria-label={worklist.view.name}
        placeholder={worklist.view.name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button htmlType="submit" disabled={!name.trim()} loading={save.isPending}>
        {worklist.view.save}
      </Button>
    </form>
  );
}

function Views() {
  const texts = useTexts();
  const client = useQueryClient();
  const { message, modal } = App.useApp();
  const views = useQuery(viewsQuery).data ?? [];
  const remove = useMutation({
    mutationFn: removeView,
    onSettled: () => client.invalidateQueries(viewsQuery),
    onError: (error) => void message.error(sentenceOf(texts, error), 6),
  });
  if (views.length === 0) return null;
  return (
    <ul className="views">
      {views.map(({ id, name }) => (
        <li key={id}>
          {name}
          <Button
            type="text"
            size="small"
            aria-label={texts.worklist.view.remove(name)}
            icon={<CrossIcon />}
            onClick={() =>
              modal.confirm({
                title: texts.worklist.view.remove(name),
                content: texts.worklist.view.confirm,
                icon: null,
                okText: texts.frame.remove,
                onOk: () => remove.mutateAsync(id),
              })
            }
          />
        </li>
      ))}
    </ul>
  );
}

/** All conditions, and views: conditions kept under a name. */
export function FilterForm({ filter, change, close }: Props) {
  const { worklist } = useTexts();
  const none = Object.fromEntries(Object.keys(filter).map((name) => [name, undefined]));
  return (
    <div className="filter-form" role="dialog" aria-label={worklist.filters}>
      {useChoices().map(({ name, label, options }) => (
        <div key={name}>
          <label htmlFor={`filter-${name}`}>{label}</label>
          <Select
            id={`filter-${name}`}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={worklist.any}
            value={filter[name] ?? null}
            options={[...options]}
            onChange={(value: string | null) => change({ [name]: value ?? undefined })}
          />
        </div>
      ))}
      <div>
        <label htmlFor="filter-all">{worklist.all}</label>
        <Switch
          id="filter-all"
          checked={filter.all === true}
          onChange={(all) => change({ all: all || undefined })}
        />
      </div>
      {conditions(filter) > 0 && (
        <>
          <Button onClick={() => change(none)}>{worklist.clear}</Button>
          <SaveView filter={filter} close={close} />
        </>
      )}
      <Views />
    </div>
  );
}
