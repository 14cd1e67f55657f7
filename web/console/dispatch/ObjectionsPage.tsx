import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ObjectionRow } from '../../../src/keep/case/dispatch/shape.ts';
import { Page, Read } from '../frame/Page.tsx';
import { useLanguage, useTexts } from '../texts/language.tsx';
import { useMinute } from '../time/now.ts';
import { sayFully } from '../time/say.ts';
import { civil, isoDay } from '../time/zone.ts';
import { figuresQuery, objectionsQuery } from './queries.ts';
import './dispatch.css';

function ObjectionLine({ one }: { one: ObjectionRow }) {
  const texts = useTexts();
  const { dispatch: t, handover } = texts;
  const now = useMinute();
  const late = one.settledAt === null && Date.parse(one.dueAt) < now;
  return (
    <li>
      <div>
        <Link to="/cases/$number" params={{ number: one.number }}>
          {one.title}
        </Link>
        <span className="muted"> · {one.number}</span>
        <p>
          {one.outcome === null
            ? handover.objects(one.unit.name)
            : handover.settled[one.outcome](one.unit.name, one.to?.name ?? '')}
          {one.outcome === null && one.wanted && ` · ${handover.wants(one.wanted.name)}`}
          {one.byCatalogue && ` · ${handover.byCatalogue}`}
        </p>
        {one.reason && <p className="letter muted">{one.reason}</p>}
        <p className={late ? 'late' : 'muted'}>
          {one.settledAt === null
            ? handover.decides(one.reviewer?.name ?? handover.anyManager, sayFully(texts, one.dueAt, now))
            : `${one.decidedBy ?? ''} ${sayFully(texts, one.settledAt, now)}`}
        </p>
      </div>
      <Link className="chip" to="/cases/$number" params={{ number: one.number }}>
        {one.settledAt === null && one.refusal === null ? t.decide : t.see}
      </Link>
    </li>
  );
}

const DAYS = 90;

function Figures() {
  const { dispatch: t } = useTexts();
  const today = civil(useMinute()).day;
  const at = (day: number) => `${isoDay(day)}T00:00:00+08:00`;
  const columns = [
    'bouncedAway',
    'bouncedHere',
    'objections',
    'upheld',
    'refused',
    'byCatalogue',
    'openTasks',
    'lateTasks',
  ] as const;
  const all = useQuery(figuresQuery(at(today - DAYS), at(today + 1))).data ?? [];
  const rows = all.filter((row) => columns.some((column) => row[column] > 0));
  if (rows.length === 0) return null;
  return (
    <div>
      <h2 id="figures-title">{t.figures}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="scroll" tabIndex={0} aria-labelledby="figures-title">
        <table className="catalogue figures">
          <thead>
            <tr>
              <th scope="col">{t.unit}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column === 'objections' ? t.filed : t[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.unitId}>
                <th scope="row">{row.unit}</th>
                {columns.map((column) => (
                  <td key={column}>{row[column].toLocaleString()}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

/** What units say of dispatches: to be decided, and what became of the others. */
export function ObjectionsPage() {
  const { dispatch: t } = useTexts();
  const { language } = useLanguage();
  const [settled, show] = useState(false);
  const query = useQuery(objectionsQuery(settled, language));
  return (
    <Page title={t.objections} lead={t.objectionsLead} className="dispatch">
      <fieldset className="versions">
        <legend className="hidden">{t.objections}</legend>
        {[false, true].map((one) => (
          <button
            key={String(one)}
            type="button"
            className="chip"
            aria-pressed={one === settled}
            onClick={() => show(one)}
          >
            {one ? t.settled : t.waiting}
          </button>
        ))}
      </fieldset>
      <Read
        query={query}
        none={{
          when: (rows) => rows.length === 0,
          title: settled ? t.noSettled : t.noObjections,
          hint: t.noObjectionsHint,
        }}
      >
        {(rows) => (
          <ul className="objections">
            {rows.map((one) => (
              <ObjectionLine key={`${one.number} ${one.seq}`} one={one} />
            ))}
          </ul>
        )}
      </Read>
      <Figures />
    </Page>
  );
}
