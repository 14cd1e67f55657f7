import { useQuery } from '@tanstack/react-query';
import { Button, Input, type InputRef, Popover } from 'antd';
import { type RefObject, useEffect, useState } from 'react';
import { CrossIcon } from '../frame/icons.tsx';
import { useSession } from '../session/session.ts';
import { useTexts } from '../texts/language.tsx';
import { useChoices } from './choices.ts';
import { FilterForm } from './FilterForm.tsx';
import { conditions, type Filter, type FilterName } from './filter.ts';
import { unitsQuery } from './queries.ts';

interface Props {
  readonly filter: Filter;
  readonly searchField: RefObject<InputRef | null>;
  change(changes: Readonly<Record<string, unknown>>): void;
}

/** Waits for a pause in typing, so that not every stroke asks the server. */
function SearchField({ filter, searchField, change }: Props) {
  const { worklist } = useTexts();
  const [typed, setTyped] = useState(filter.q ?? '');
  const [known, setKnown] = useState(filter.q);
  if (known !== filter.q) {
    setKnown(filter.q);
    setTyped(filter.q ?? '');
  }
  useEffect(() => {
    if (typed.trim() === (filter.q ?? '')) return;
    const timer = setTimeout(() => change({ q: typed.trim() || undefined }), 300);
    return () => clearTimeout(timer);
  }, [typed, filter.q, change]);
  return (
    <Input
      ref={searchField}
      type="search"
      className="search"
      value={typed}
      allowClear
      aria-label={worklist.search}
      placeholder={worklist.search}
      suffix={typed ? <span /> : <kbd>/</kbd>}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') searchField.current?.blur();
      }}
    />
  );
}

/** The conditions one reaches for most, one click each. */
function Quick({ filter, change }: Pick<Props, 'filter' | 'change'>) {
  const { worklist } = useTexts();
  const unit = useSession().staff.unit;
  const toggle = (name: FilterName, value: string, label: string) => {
    const on = filter[name] === value;
    return (
      <button
        type="button"
        className="chip"
        aria-pressed={on}
        onClick={() => change({ [name]: on ? undefined : value })}
      >
        {label}
      </button>
    );
  };
  return (
    <>
      {unit && toggle('unit', String(unit.id), worklist.quick.unit(unit.name))}
      {toggle('urgency', 'abnormal', worklist.quick.abnormal)}
      {toggle('due', '24h', worklist.quick.soon)}
    </>
  );
}

/** What narrows the list besides, each with the way to lift it. */
function Lifted({ filter, change }: Pick<Props, 'filter' | 'change'>) {
  const { worklist } = useTexts();
  const choices = useChoices();
  const mine = useSession().staff.unit?.id;
  const shown = choices.filter(({ name, options }) => {
    const value = filter[name];
    const quick =
      (name === 'unit' && value === String(mine)) ||
      (name === 'urgency' && value === 'abnormal') ||
      (name === 'due' && value === '24h');
    return value !== undefined && !quick && (options.length > 0 || name === 'outlet');
  });
  return (
    <>
      {shown.map(({ name, label, options }) => (
        <button key={name} type="button" className="chip lift" onClick={() => change({ [name]: undefined })}>
          <span className="muted">{label}</span>{' '}
          {options.find(({ value }) => value === filter[name])?.label ?? filter[name]} <CrossIcon />
          <span className="hidden">{worklist.clear}</span>
        </button>
      ))}
    </>
  );
}

/** Search, the usual conditions, and all others behind a button. */
export function FilterBar(props: Props) {
  const { filter, change } = props;
  const { worklist } = useTexts();
  const [open, setOpen] = useState(false);
  useQuery(unitsQuery);
  const count = conditions(filter);
  return (
    <>
      <SearchField {...props} />
      <div className="chips">
        <Quick filter={filter} change={change} />
        <Lifted filter={filter} change={change} />
        <Popover
          trigger="click"
          placement="bottomRight"
          open={open}
          onOpenChange={setOpen}
          content={<FilterForm filter={filter} change={change} close={() => setOpen(false)} />}
        >
          <Button shape="round" size="small" className="filter-button" aria-expanded={open}>
            {worklist.filter}
            {count > 0 ? ` ${count}` : ''}
          </Button>
        </Popover>
      </div>
    </>
  );
}
