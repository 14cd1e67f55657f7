import { useTexts } from '../texts/language.tsx';

interface Sums {
  readonly asked: number;
  readonly rated: number;
  readonly satisfied: number;
  readonly unanswered: number;
  readonly excluded: number;
  readonly rate: number | null;
  readonly responseRate: number | null;
}

export const percent = (share: number | null): string =>
  share === null ? '—' : `${(share * 100).toLocaleString(undefined, { maximumFractionDigits: 1 })} %`;

/** The sums of months, units or channels: share, both its parts, who did not respond and what was left out. */
export function Figures({
  title,
  name,
  rows,
}: {
  title: string;
  name: string;
  rows: readonly { readonly key: string; readonly label: string; readonly figures: Sums }[];
}) {
  const { satisfaction: t } = useTexts();
  const columns = [
    [t.satisfied, 'satisfied'],
    [t.rated, 'rated'],
    [t.unanswered, 'unanswered'],
    [t.asked, 'asked'],
    [t.excluded, 'excluded'],
  ] as const;
  return (
    <section>
      <h2 className="group-head">{title}</h2>
      <table className="ratings">
        <thead>
          <tr>
            <th scope="col">{name}</th>
            <th scope="col">{t.rate}</th>
            {columns.map(([label, key]) => (
              <th key={key} scope="col" className="number">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, figures }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              <td className="share">
                <meter min={0} max={1} value={figures.rate ?? 0} aria-hidden="true" /> {percent(figures.rate)}
              </td>
              {columns.map(([label, column]) => (
                <td key={column} className="number" data-name={label}>
                  {figures[column].toLocaleString()}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
