import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, type InputRef } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CaseRow } from '../../../src/keep/case/shape.ts';
import { ActionForm } from '../case/ActionForm.tsx';
import { Failure, Skeleton } from '../frame/Failure.tsx';
import { useWide } from '../frame/narrow.ts';
import { useTitle } from '../frame/title.ts';
import { useMay } from '../session/session.ts';
import { useTexts } from '../texts/language.tsx';
import { BulkBar } from './bulk/BulkBar.tsx';
import { BulkProgress } from './bulk/BulkProgress.tsx';
import { useChosen } from './bulk/selection.ts';
import { useClaim } from './claim.ts';
import { FilterBar } from './FilterBar.tsx';
import { conditions, type Filter, withChanges } from './filter.ts';
import { Help, Keys } from './Help.tsx';
import { useKeys } from './keys.ts';
import { Lapses } from './Lapses.tsx';
import { last } from './last.ts';
import { Preview } from './Preview.tsx';
import { casesQuery } from './queries.ts';
import { Row } from './Row.tsx';
import './worklist.css';
import './bulk/bulk.css';

const route = getRouteApi('/frame/');

/** One case is always selected; when it leaves the list, the one that takes its place. */
function useSelection(rows: readonly CaseRow[], filter: Filter) {
  const [selected, set] = useState(last.selected);
  const place = useRef(0);
  const found = rows.findIndex(({ number }) => number === selected);
  const index = found >= 0 ? found : Math.min(place.current, rows.length - 1);
  const current = rows[index];
  const select = useCallback((number: string) => {
    last.selected = number;
    set(number);
  }, []);
  useEffect(() => {
    if (!current) return;
    place.current = index;
    select(current.number);
  }, [current, index, select]);
  useEffect(() => {
    last.filter = filter;
    place.current = 0;
  }, [filter]);
  useEffect(() => {
    last.order = rows.map(({ number }) => number);
  }, [rows]);
  const move = (by: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, index + by))];
    if (!next) return;
    select(next.number);
    document.querySelector<HTMLElement>(`[data-case="${next.number}"] a`)?.focus({ preventScroll: true });
  };
  return { current, select, move };
}

/** Loads the next page when its end comes into view. */
function More({ load, busy }: { load(): void; busy: boolean }) {
  const { frame } = useTexts();
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && load(), {
      rootMargin: '400px',
    });
    watcher.observe(element.current!);
    return () => watcher.disconnect();
  }, [load]);
  return (
    <div ref={element} className="more">
      <Button onClick={load} loading={busy}>
        {frame.more}
      </Button>
    </div>
  );
}

function Nothing({ filter }: { filter: Filter }) {
  const { worklist, frame } = useTexts();
  const narrowed = filter.q !== undefined || conditions(filter) > 0;
  return (
    <div className="blank">
      <strong>{narrowed ? worklist.nothing : worklist.empty}</strong>
      <p>{narrowed ? worklist.nothingHint : worklist.emptyHint}</p>
      {!narrowed && (
        <p>
          <Link to="/cases/new">{frame.intake}</Link> · <a href="/">{worklist.publicPages}</a>
        </p>
      )}
    </div>
  );
}

/** What will break first is on top; one keystroke to act. */
export function Worklist() {
  const texts = useTexts();
  const { worklist, frame } = texts;
  const filter = route.useSearch();
  useTitle(filter.all ? frame.all : frame.worklist);
  const navigate = useNavigate();
  const wide = useWide();
  const query = useInfiniteQuery(casesQuery(filter));
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  const { current, select, move } = useSelection(rows, filter);
  const claim = useClaim(current);
  const works = useMay('case:work');
  const chosen = useChosen(rows);
  const [help, setHelp] = useState(false);
  const [dispatching, setDispatching] = useState(false);
  const searchField = useRef<InputRef>(null);
  const replyField = useRef<HTMLTextAreaElement>(null);
  const change = useCallback(
    (changes: Readonly<Record<string, unknown>>) =>
      void navigate({ to: '/', search: (old) => withChanges(old as Filter, changes) }),
    [navigate],
  );
  const open = (number: string, what?: string) =>
    void navigate({ to: '/cases/$number', params: { number }, search: what ? { do: what } : {} });
  const onCurrent = (act: (number: string) => void) => () => current && act(current.number);

  useKeys({
    j: () => move(1),
    k: () => move(-1),
    arrowdown: () => move(1),
    arrowup: () => move(-1),
    x: onCurrent((number) => works && chosen.toggle(number, false)),
    X: onCurrent((number) => works && chosen.toggle(number, true)),
    escape: chosen.clear,
    enter: onCurrent((number) => open(number)),
    a: claim,
    r: onCurrent((number) => (wide ? replyField.current?.focus() : open(number, 'reply'))),
    d: onCurrent(() => setDispatching(true)),
    '/': () => searchField.current?.focus(),
    '?': () => setHelp(true),
  });

  return (
    <div className={wide ? 'worklist wide' : 'worklist'}>
      <main>
        <div className="bar">
          <h1>{filter.all ? frame.all : frame.worklist}</h1>
          <FilterBar filter={filter} searchField={searchField} change={change} />
        </div>
        <div className="tip">
          <Keys />
          <span role="status">
            {filter.all ? worklist.newest : worklist.sorted}
            {query.isSuccess && ` · ${worklist.shown(rows.length.toLocaleString(), query.hasNextPage)}`}
          </span>
        </div>
        <BulkBar chosen={chosen} />
        {works && <BulkProgress />}
        <div className="list">
          {query.isPending && <Skeleton rows={12} />}
          {query.isError && !query.data && <Failure error={query.error} retry={query.refetch} />}
          {query.isSuccess && rows.length === 0 && <Nothing filter={filter} />}
          <ul>
            {rows.map((row) => (
              <Row
                key={row.number}
                row={row}
                selected={wide && row === current}
                sought={filter.q}
                chosen={chosen.numbers.has(row.number)}
                choose={chosen.toggle}
                previews={wide}
                select={select}
              />
            ))}
          </ul>
          {query.hasNextPage && <More load={query.fetchNextPage} busy={query.isFetchingNextPage} />}
        </div>
        <Lapses rows={rows} />
      </main>
      {wide && <Preview number={current?.number} field={replyField} />}
      <Help open={help} close={() => setHelp(false)} />
      {current && dispatching && (
        <ActionForm number={current.number} action="dispatch" close={() => setDispatching(false)} />
      )}
    </div>
  );
}
