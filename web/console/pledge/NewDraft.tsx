import { getRouteApi, Link } from '@tanstack/react-router';
import { useTitle } from '../frame/title.ts';
import { useTexts } from '../texts/language.tsx';
import { Editor } from './Editor.tsx';
import './pledge.css';

const route = getRouteApi('/frame/pledges/draft');

/** A letter that is not kept anywhere yet. */
export function NewDraft() {
  const { pledge: t } = useTexts();
  useTitle(t.newDraft);
  const { from } = route.useSearch();
  return (
    <main className="page">
      <div className="page-head">
        <div>
          <p className="muted">
            <Link to="/pledges">{t.back}</Link>
          </p>
          <h1>{t.newDraft}</h1>
        </div>
      </div>
      <Editor key={from} from={from ?? 'current'} />
    </main>
  );
}
