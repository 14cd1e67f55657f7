import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useState } from 'react';
import { yuan } from '../../../../src/keep/case/remedy/remedy.ts';
import { Page, Read } from '../../frame/Page.tsx';
import { useLanguage } from '../../texts/language.tsx';
import { listed } from '../../texts/word.ts';
import { remediesQuery, talliesQuery } from './queries.ts';
import { RemedyList } from './RemedyList.tsx';
import { Rules } from './Rules.tsx';
import './remedy.css';

/** All remedies by where they stand, what they came to by month, and who may approve how much. */
export function Remedies() {
  const { texts } = useLanguage();
  const { remedy: t } = texts;
  const [state, setState] = useState<string>('proposed');
  const query = useQuery(remediesQuery(state));
  return (
    <Page title={t.page} lead={t.pageLead} className="remedies">
      <div className="choice">
        <Segmented options={listed(t.states)} value={state} onChange={(to) => setState(String(to))} />
      </div>
      <Read query={query} none={{ when: (items) => items.length === 0, title: t.empty, hint: t.emptyHint }}>
        {(items) => <RemedyList of={items} list="remedies" cases />}
      </Read>
      <Statistics />
      <Rules />
    </Page>
  );
}

function Statistics() {
  const { language, texts } = useLanguage();
  const { remedy: t } = texts;
  const tallies = useQuery(talliesQuery).data;
  if (!tallies) return null;
  return (
    <section>
      <h2 id="remedy-figures">
        {t.statistics}
        {tallies.length > 0 && <a href={`/api/v1/staff/remedies/statistics.csv?lang=${language}`}>{t.csv}</a>}
      </h2>
      {tallies.length === 0 ? (
        <p className="muted">{t.noStatistics}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <section className="scroll" tabIndex={0} aria-labelledby="remedy-figures">
          <table>
            <thead>
              <tr>
                {Object.values(t.columns).map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {tallies.map((one) => (
                <tr key={`${one.month} ${one.kind}`}>
                  <th scope="row">{one.month}</th>
                  <td>{t.kinds[one.kind]}</td>
                  <td className="number">{one.promised}</td>
                  <td className="number">{yuan(one.amountFen)}</td>
                  <td className="number">{one.delivered}</td>
                  <td className="number">{one.onTime}</td>
                  <td className="number">{one.overdue}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  );
}
