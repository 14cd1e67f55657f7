import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { Page, Read } from '../frame/Page.tsx';
import { useMay } from '../session/session.ts';
import { useLanguage, useTexts } from '../texts/language.tsx';
import { sayDate } from '../time/say.ts';
import { DraftTools } from './DraftTools.tsx';
import {
  type Catalogue,
  type CatalogueHead,
  catalogueQuery,
  cataloguesQuery,
  lookupQuery,
  useCatalogueChange,
} from './queries.ts';
import { Rows } from './Rows.tsx';
import './dispatch.css';

/** Which row a case would meet. */
function Trial({ catalogue, meets }: { catalogue: Catalogue; meets(row: number | null): void }) {
  const { dispatch: t } = useTexts();
  const [category, setCategory] = useState('');
  const [outlet, setOutlet] = useState('');
  const asked = category !== '' || outlet !== '';
  const { data } = useQuery(lookupQuery(catalogue.id, category, outlet));
  const found = asked ? (data?.row ?? null) : null;
  const row = found === null ? undefined : catalogue.rows[found];
  return (
    <form
      className="trial"
      onSubmit={(event) => {
        event.preventDefault();
        meets(found);
      }}
      onBlur={() => meets(found)}
    >
      <strong>{t.trial}</strong>
      <Input
        aria-label={t.trialCategory}
        placeholder={t.trialCategory}
        value={category}
        onChange={(event) => setCategory(event.target.value.trim())}
      />
      <Input
        aria-label={t.trialOutlet}
        placeholder={t.trialOutlet}
        value={outlet}
        onChange={(event) => setOutlet(event.target.value.trim())}
      />
      <span role="status" className="muted">
        {asked && data && (row ? t.trialFound(found! + 1, row.lead) : t.trialNone)}
      </span>
    </form>
  );
}

function Version({ id }: { id: number }) {
  const { language } = useLanguage();
  const { dispatch: t } = useTexts();
  const manages = useMay('dispatch:manage');
  const query = useQuery(catalogueQuery(id, language));
  const [adding, add] = useState(false);
  const [met, meets] = useState<number | null>(null);
  return (
    <Read query={query} rows={8}>
      {(catalogue) => (
        <>
          {catalogue.state === 'draft' && manages && (
            <DraftTools draft={catalogue} addRow={() => add(true)} />
          )}
          {catalogue.faults.length > 0 && (
            <div className="refused" role="alert">
              <strong>{t.faults(catalogue.faults.length)}</strong>
              <ul>
                {catalogue.faults.map(({ row, message }) => (
                  <li key={`${row} ${message}`}>
                    {t.faultAt(row + 1)}
                    {message}
                  </li>
                ))}
              </ul>
            </div>
          )}
          <Trial catalogue={catalogue} meets={meets} />
          <Rows
            catalogue={catalogue}
            may={catalogue.state === 'draft' && manages}
            met={met}
            adding={adding}
            added={() => add(false)}
          />
          <p className="files">
            <a href={`/api/v1/staff/catalogues/${id}/file?as=csv`} download>
              {t.exportCsv}
            </a>
            <a href={`/api/v1/staff/catalogues/${id}/file?as=yaml`} download>
              {t.exportYaml}
            </a>
          </p>
        </>
      )}
    </Read>
  );
}

/** The versions, one of them chosen: the draft when there is one, otherwise the one in force. */
function Versions({ heads }: { heads: readonly CatalogueHead[] }) {
  const texts = useTexts();
  const { dispatch: t } = texts;
  const [wanted, choose] = useState<number>();
  const usual =
    heads.find(({ state }) => state === 'draft') ?? heads.find(({ state }) => state === 'in-force');
  const chosen = heads.find(({ id }) => id === wanted) ?? usual ?? heads[0]!;
  return (
    <>
      <fieldset className="versions">
        <legend className="hidden">{t.versions}</legend>
        {heads.map(({ id, state, effectiveAt, rowCount }) => (
          <button
            key={id}
            type="button"
            className="chip"
            aria-pressed={id === chosen.id}
            onClick={() => choose(id)}
          >
            {t.states[state]}
            {effectiveAt && ` · ${t.from(sayDate(texts, effectiveAt))}`} · {t.rows(rowCount.toLocaleString())}
          </button>
        ))}
      </fieldset>
      <Version key={chosen.id} id={chosen.id} />
    </>
  );
}

/** Who leads and who assists, by category and place: versions, a draft to edit, and what each would answer. */
export function CataloguePage() {
  const { dispatch: t } = useTexts();
  const manages = useMay('dispatch:manage');
  const query = useQuery(cataloguesQuery);
  const change = useCatalogueChange();
  const hasDraft = query.data?.some(({ state }) => state === 'draft');
  const begin = (label: string) => (
    <Button
      type="primary"
      loading={change.isPending}
      onClick={() => change.mutate({ method: 'POST', path: '', body: {}, said: t.saved })}
    >
      {label}
    </Button>
  );
  return (
    <Page
      title={t.title}
      lead={t.lead}
      className="dispatch"
      action={manages && query.data?.length && !hasDraft ? begin(t.beginNext) : undefined}
    >
      <Read
        query={query}
        none={{
          when: (heads) => heads.length === 0,
          title: t.none,
          hint: t.noneHint,
          to: manages && begin(t.begin),
        }}
      >
        {(heads) => <Versions heads={heads} />}
      </Read>
    </Page>
  );
}
