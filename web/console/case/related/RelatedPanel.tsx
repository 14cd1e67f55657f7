import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { RelatedView } from '../../../../src/keep/case/related/shape.ts';
import type { StaffCaseView } from '../../../../src/keep/case/shape.ts';
import { useMay } from '../../session/session.ts';
import { useChange } from '../../settings/change.ts';
import { useTexts } from '../../texts/language.tsx';
import { useMinute } from '../../time/now.ts';
import { sayFully } from '../../time/say.ts';
import { Group } from '../side/Group.tsx';
import { relatedQuery } from './queries.ts';
import { SplitForm } from './SplitForm.tsx';
import '../approval/approval.css';

const To = ({ number }: { number: string }) => (
  <Link to="/cases/$number" params={{ number }}>
    {number}
  </Link>
);

/** A case that may be about the same matter: why, how it begins, and the merge with one click. */
function Suggestion({ number, one }: { number: string; one: RelatedView['items'][number] }) {
  const texts = useTexts();
  const { related: t, words } = texts;
  const now = useMinute();
  const works = useMay('case:work');
  const change = useChange('case');
  const clues = [
    t.alike(`${Math.round(one.similarity * 100)}%`),
    ...one.reasons.map((reason) => t.reasons[reason]),
  ];
  const { merge } = one;
  return (
    <div className="related">
      <p>
        <To number={one.number} /> {one.title} <span className="tag">{words.stage[one.stage]}</span>
      </p>
      <p className="clue">
        {[...clues, sayFully(texts, one.receivedAt, now), one.unit].filter(Boolean).join(' · ')}
      </p>
      <details>
        <summary>{t.preview}</summary>
        <blockquote>{one.excerpt}</blockquote>
      </details>
      {works && merge && (
        <Button
          loading={change.isPending}
          onClick={() =>
            change.mutate({
              method: 'POST',
              path: `/staff/cases/${encodeURIComponent(merge.number)}/merge`,
              body: { into: merge.into },
              said: t.mergedNow(merge.into),
            })
          }
        >
          {merge.number === number ? t.mergeInto(merge.into) : t.mergeHere}
        </Button>
      )}
    </div>
  );
}

function Merged({ one }: { one: RelatedView['merged'][number] }) {
  const texts = useTexts();
  const { related: t } = texts;
  const now = useMinute();
  const works = useMay('case:work');
  const change = useChange('case');
  return (
    <div className="related">
      <p>
        <To number={one.number} /> {one.title}
      </p>
      <p className="clue">{sayFully(texts, one.receivedAt, now)}</p>
      {works && (
        <Button
          type="text"
          aria-label={t.unmergeOf(one.number)}
          loading={change.isPending}
          onClick={() =>
            change.mutate({
              method: 'POST',
              path: `/staff/cases/${encodeURIComponent(one.number)}/unmerge`,
              body: {},
              said: t.unmerged(one.number),
            })
          }
        >
          {t.unmerge}
        </Button>
      )}
    </div>
  );
}

/** Cases that may be about the same matter, those merged into this one, and those split off from it. */
export function RelatedPanel({ view }: { view: StaffCaseView }) {
  const { related: t } = useTexts();
  const works = useMay('case:work');
  const [splitting, setSplitting] = useState(false);
  const related = useQuery(relatedQuery(view.number)).data;
  if (!related) return null;
  const { items, merged, splitFrom, splitInto } = related;
  const maySplit = works && view.stage !== 'withdrawn' && view.stage !== 'merged';
  const summary = [
    ...(items.length > 0 ? [t.found(items.length)] : []),
    ...(merged.length > 0 ? [t.merged(merged.length)] : []),
  ].join(' · ');
  return (
    <Group name="related" title={t.title} summary={summary}>
      {items.map((one) => (
        <Suggestion key={one.number} number={view.number} one={one} />
      ))}
      {merged.length > 0 && <h3>{t.mergedHere}</h3>}
      {merged.map((one) => (
        <Merged key={one.number} one={one} />
      ))}
      {splitFrom && (
        <p>
          {t.splitFrom} <To number={splitFrom} />
        </p>
      )}
      {splitInto.length > 0 && (
        <p className="numbers">
          {t.splitInto}{' '}
          {splitInto.map((number) => (
            <To key={number} number={number} />
          ))}
        </p>
      )}
      {maySplit && <Button onClick={() => setSplitting(true)}>{t.split}</Button>}
      {splitting && <SplitForm view={view} close={() => setSplitting(false)} />}
    </Group>
  );
}
