import { Button, Input } from 'antd';
import { useState } from 'react';
import { More } from '../frame/More.tsx';
import { useTexts } from '../texts/language.tsx';
import { type Catalogue, type Row, useCatalogueChange } from './queries.ts';
import { RowForm } from './RowForm.tsx';

const PAGE = 100;

const holds = (row: Row, words: string): boolean =>
  [row.category, row.area, row.outlet, row.lead, ...row.assist].some((cell) =>
    cell?.toLowerCase().includes(words.toLowerCase()),
  );

/** The rows of a version; those of a draft can be changed. `met` is the place of the row that a trial met. */
export function Rows({
  catalogue,
  may,
  met,
  adding,
  added,
}: {
  catalogue: Catalogue;
  may: boolean;
  met: number | null;
  adding: boolean;
  added(): void;
}) {
  const { dispatch: t } = useTexts();
  const [words, search] = useState('');
  const [shown, show] = useState(PAGE);
  const [editing, edit] = useState<number>();
  const change = useCatalogueChange();
  const { id, revision, rows, faults } = catalogue;
  const close = () => {
    edit(undefined);
    added();
  };
  const save = (next: readonly Row[]) =>
    change.mutate(
      { method: 'PUT', path: `/${id}`, body: { revision, rows: next }, said: t.saved },
      { onSuccess: close },
    );
  const found = rows.map((row, place) => ({ row, place })).filter(({ row }) => holds(row, words.trim()));
  const cell = (text: string | undefined) => text || <span className="muted">{t.any}</span>;
  return (
    <>
      <Input
        type="search"
        allowClear
        className="find"
        placeholder={t.search}
        aria-label={t.search}
        value={words}
        onChange={(event) => search(event.target.value)}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="scroll" tabIndex={0} aria-label={t.title}>
        <table className="catalogue">
          <thead>
            <tr>
              {(['category', 'area', 'outlet', 'lead', 'assist'] as const).map((column) => (
                <th key={column} scope="col">
                  {t.columns[column]}
                </th>
              ))}
              {may && (
                <th scope="col">
                  <span className="hidden">{t.actions}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {found.slice(0, shown).map(({ row, place }) => {
              const fault = faults.some((one) => one.row === place);
              return (
                <tr key={place} className={fault ? 'faulty' : place === met ? 'met' : undefined}>
                  <td>{cell(row.category)}</td>
                  <td>{cell(row.area)}</td>
                  <td>{cell(row.outlet)}</td>
                  <td>{row.lead}</td>
                  <td>{row.assist.join('、')}</td>
                  {may && (
                    <td className="tools">
                      <Button type="text" aria-label={t.editOf(place + 1)} onClick={() => edit(place)}>
                        {t.edit}
                      </Button>
                      <Button
                        type="text"
                        aria-label={t.removeOf(place + 1)}
                        onClick={() => save(rows.toSpliced(place, 1))}
                      >
                        {t.remove}
                      </Button>
                    </td>
                  )}
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      <More
        query={{
          hasNextPage: found.length > shown,
          isFetchingNextPage: false,
          fetchNextPage: () => show(shown + PAGE),
        }}
      />
      {(adding || editing !== undefined) && (
        <RowForm
          row={editing === undefined ? undefined : rows[editing]}
          title={editing === undefined ? t.add : t.editOf(editing + 1)}
          pending={change.isPending}
          save={(row) => save(editing === undefined ? [...rows, row] : rows.with(editing, row))}
          close={close}
        />
      )}
    </>
  );
}
