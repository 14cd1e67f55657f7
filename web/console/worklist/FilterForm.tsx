import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Select, Switch } from 'antd';
import { useState } from 'react';
import { sentenceOf } from '../frame/Failure.tsx';
import { NameForm } from '../frame/NameForm.tsx';
import { useTexts } from '../texts/language.tsx';
import { useChoices } from './choices.ts';
import { conditions, type Filter } from './filter.ts';
import { removeView, renameView, type SavedView, saveView, viewsQuery } from './queries.ts';

interface Props {
  readonly filter: Filter;
  change(changes: Readonly<Record<string, unknown>>): void;
  close(): void;
}

function SaveView({ filter, close }: Pick<Props, 'filter' | 'close'>) {
  const texts = useTexts();
  const t = texts.worklist.view;
  const client = useQueryClient();
  const { message } = App.useApp();
  const save = useMutation({
    mutationFn: (name: string) => saveView(name, filter),
    onSuccess: async (_, name) => {
      await client.invalidateQueries(viewsQuery);
      void message.success(t.saved(name));
      close();
    },
    onError: (error) => void message.error(sentenceOf(texts, error), 6),
  });
  return <NameForm start="" label={t.name} action={t.save} save={(name) => save.mutate(name)} />;
}

function View({ view }: { view: SavedView }) {
  const texts = useTexts();
  const t = texts.worklist.view;
  const client = useQueryClient();
  const { message, modal } = App.useApp();
  const [renaming, setRenaming] = useState(false);
  const change = useMutation({
    mutationFn: (act: () => Promise<unknown>) => act(),
    onSuccess: () => setRenaming(false),
    onSettled: () => client.invalidateQueries(viewsQuery),
    onError: (error) => void message.error(sentenceOf(texts, error), 6),
  });
  if (renaming) {
    return (
      <li>
        <NameForm
          start={view.name}
          label={t.renameOf(view.name)}
          action={texts.frame.save}
          save={(name) => change.mutate(() => renameView(view.id, name))}
        />
      </li>
    );
  }
  const remove = () =>
    modal.confirm({
      title: t.remove(view.name),
      content: t.confirm,
      icon: null,
      okText: texts.frame.remove,
      cancelText: texts.frame.cancel,
      onOk: () => change.mutate(() => removeView(view.id)),
    });
  return (
    <li>
      <span>{view.name}</span>
      <Button type="text" size="small" aria-label={t.renameOf(view.name)} onClick={() => setRenaming(true)}>
        {t.rename}
      </Button>
      <Button type="text" size="small" aria-label={t.remove(view.name)} onClick={remove}>
        {texts.frame.remove}
      </Button>
    </li>
  );
}

function Views() {
  const { frame } = useTexts();
  const views = useQuery(viewsQuery).data ?? [];
  if (views.length === 0) return null;
  return (
    <ul className="views" aria-label={frame.groups.views}>
      {views.map((view) => (
        <View key={view.id} view={view} />
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
          {options.length === 0 ? (
            <Input
              id={`filter-${name}`}
              allowClear
              placeholder={worklist.any}
              defaultValue={filter[name]}
              onBlur={({ target }) => change({ [name]: target.value.trim() || undefined })}
              onPressEnter={({ currentTarget }) =>
                change({ [name]: currentTarget.value.trim() || undefined })
              }
            />
          ) : (
            <Select
              id={`filter-${name}`}
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              placeholder={worklist.any}
              value={filter[name] ?? null}
              options={[...options]}
              onChange={(value: string | null) => change({ [name]: value ?? undefined })}
            />
          )}
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
