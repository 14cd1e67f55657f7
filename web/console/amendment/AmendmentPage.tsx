import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Failure, Skeleton } from '../frame/Failure.tsx';
import { useTitle } from '../frame/title.ts';
import { versionQuery } from '../pledge/queries.ts';
import { useMay } from '../session/session.ts';
import { useTexts } from '../texts/language.tsx';
import { useMinute } from '../time/now.ts';
import { sayWhen } from '../time/say.ts';
import { Objections } from './Objections.tsx';
import { type Amendment, amendmentQuery } from './queries.ts';
import { Redline } from './Redline.tsx';
import { Signing } from './Signing.tsx';
import { isForm, StepForm } from './StepForm.tsx';
import { Steps } from './Steps.tsx';
import './amendment.css';

const route = getRouteApi('/frame/pledges/$id/amendment');

/** The way of a change from its reason to its publication, and the signatures of the version. */
export function AmendmentPage() {
  const { amendment: t } = useTexts();
  const { id } = route.useParams();
  const version = useQuery(versionQuery(id));
  const amendment = useQuery(amendmentQuery(id));
  useTitle(t.title);
  const error = version.error ?? amendment.error;
  return (
    <main className="page amendment">
      <div className="page-head">
        <div>
          <h1>{t.title}</h1>
          <span className="muted">{version.data?.title}</span>
        </div>
        <Link to="/pledges/$id" params={{ id }}>
          {t.back}
        </Link>
      </div>
      {error ? (
        <Failure error={error} retry={() => void (version.error ? version : amendment).refetch()} />
      ) : version.data && amendment.data !== undefined ? (
        <>
          <Redline id={id} />
          <Way id={id} amendment={amendment.data} isDraft={version.data.status === 'draft'} />
          <Signing id={id} />
        </>
      ) : (
        <Skeleton rows={6} />
      )}
    </main>
  );
}

/** What was done and what comes next. */
function Way({ id, amendment, isDraft }: { id: string; amendment: Amendment | null; isDraft: boolean }) {
  const texts = useTexts();
  const t = texts.amendment;
  const now = useMinute();
  const may = { edit: useMay('pledge:edit'), publish: useMay('pledge:publish') };
  const next = amendment ? amendment.next : isDraft ? 'assess' : null;
  const mayTake = next === 'approve' ? may.publish : may.edit;
  const isObjected = amendment !== null && next === 'approve' && amendment.objectors.length > 0;
  const waits = amendment?.ratifyBy && amendment.next !== null ? amendment.ratifyBy : undefined;
  return (
    <>
      {!amendment && <p>{isDraft ? t.none : t.never}</p>}
      {amendment && <p>{t.because(t.triggers[amendment.trigger], amendment.reason)}</p>}
      {amendment && <Steps steps={amendment.steps} />}
      {waits && <p>{t.ratify(sayWhen(texts, waits, now))}</p>}
      {amendment?.overdue && <p>{t.overdue}</p>}
      {amendment && next === null && <p>{t.over}</p>}
      {next === 'publish' && <p>{t.publishNext}</p>}
      {isObjected && <Objections id={id} objectors={amendment.objectors} />}
      {isForm(next) && mayTake && !isObjected && (
        <StepForm key={next} id={id} step={next} major={amendment?.major ?? false} />
      )}
    </>
  );
}
