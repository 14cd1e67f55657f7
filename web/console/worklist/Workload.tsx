import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { get } from '../api/call.ts';
import { Page, Read } from '../frame/Page.tsx';
import { useTexts } from '../texts/language.tsx';
import type { Filter } from './filter.ts';
import '../case/clock.css';
import './workload.css';

interface Load {
  readonly open: number;
  readonly overdue: number;
  readonly dueToday: number;
  readonly waiting: number;
}
type Named = { readonly id: number; readonly name: string } | null;
interface UnitLoad extends Load {
  readonly unit: Named;
  readonly people: readonly (Load & { readonly staff: Named })[];
}

const workloadQuery = queryOptions({
  queryKey: ['workload'],
  queryFn: () => get<{ items: UnitLoad[] }>('/staff/workload').then(({ items }) => items),
  refetchInterval: 60_000,
});

/** A number that leads to the cases it counts. */
function Count({ of, filter, hot }: { of: number; filter: Filter; hot?: boolean }) {
  if (of === 0) return <td className="none">0</td>;
  return (
    <td className={hot ? 'hot' : undefined}>
      <Link to="/" search={filter}>
        {of.toLocaleString()}
      </Link>
    </td>
  );
}

function Counts({ load, filter }: { load: Load; filter: Filter }) {
  return (
    <>
      <Count of={load.overdue} filter={{ ...filter, due: 'overdue' }} hot />
      <Count of={load.dueToday} filter={{ ...filter, due: 'today' }} />
      <Count of={load.waiting} filter={{ ...filter, waiting: 'true' }} />
      <Count of={load.open} filter={filter} />
    </>
  );
}

function Unit({ load, most }: { load: UnitLoad; most: number }) {
  const { worklist } = useTexts();
  const unit = load.unit ? String(load.unit.id) : 'none';
  return (
    <tbody>
      <tr className="unit">
        <th scope="rowgroup">
          {load.unit?.name ?? worklist.notDispatched}
          <span className="meter running" aria-hidden="true">
            <i style={{ width: `${(load.open / most) * 100}%` }} />
          </span>
        </th>
        <Counts load={load} filter={{ unit }} />
      </tr>
      {load.unit &&
        load.people.map((person) => {
          const assignee = person.staff ? String(person.staff.id) : 'none';
          return (
            <tr key={assignee}>
              <th scope="row">{person.staff?.name ?? worklist.unclaimed}</th>
              <Counts load={person} filter={{ unit, assignee }} />
            </tr>
          );
        })}
    </tbody>
  );
}

/** Who has how much to do, what presses first on top; every number leads to its cases. */
export function Workload() {
  const { worklist } = useTexts();
  const t = worklist.workload;
  return (
    <Page title={t.title} lead={t.lead}>
      <Read
        query={useQuery(workloadQuery)}
        none={{
          when: (units) => units.every(({ open }) => open === 0),
          title: worklist.empty,
          hint: worklist.emptyHint,
        }}
      >
        {(units) => (
          <div className="workload">
            <table>
              <thead>
                <tr>
                  <th scope="col">{t.who}</th>
                  <th scope="col">{t.overdue}</th>
                  <th scope="col">{t.dueToday}</th>
                  <th scope="col">{t.waiting}</th>
                  <th scope="col">{t.open}</th>
                </tr>
              </thead>
              {units.map((load) => (
                <Unit
                  key={load.unit?.id ?? 0}
                  load={load}
                  most={Math.max(...units.map(({ open }) => open))}
                />
              ))}
            </table>
          </div>
        )}
      </Read>
    </Page>
  );
}
