import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { preventionsQuery } from '../case/complaint/queries.ts';
import { remediesQuery } from '../case/remedy/queries.ts';
import { objectionsQuery } from '../dispatch/queries.ts';
import { useLanguage } from '../texts/language.tsx';
import { Count } from './Count.tsx';

const PATHS = ['/urges', '/remedies', '/preventions', '/objections', '/dispatch', '/calls'];

/** What follows from cases and is looked at now and then: folded away, with the number of what waits there. */
export function Follow() {
  const { language, texts } = useLanguage();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const objections =
    useQuery(objectionsQuery(false, language)).data?.filter(({ refusal }) => refusal === null).length ?? 0;
  const remedies = useQuery(remediesQuery('overdue')).data?.length ?? 0;
  const preventions = useQuery(preventionsQuery('overdue')).data?.length ?? 0;
  const here = PATHS.some((one) => path.startsWith(one));
  return (
    // A new key opens it when one comes to a page in it by another way, and leaves it be otherwise.
    <details className="follow" key={String(here)} open={here}>
      <summary>
        {texts.frame.follow} <Count of={objections + remedies + preventions} />
      </summary>
      <Link to="/urges">{texts.notice.urge.title}</Link>
      <Link to="/remedies">
        {texts.remedy.page} <Count of={remedies} />
      </Link>
      <Link to="/preventions">
        {texts.complaint.page} <Count of={preventions} />
      </Link>
      <Link to="/objections">
        {texts.dispatch.objections} <Count of={objections} />
      </Link>
      <Link to="/dispatch">{texts.dispatch.title}</Link>
      <Link to="/calls">{texts.calls.title}</Link>
    </details>
  );
}
