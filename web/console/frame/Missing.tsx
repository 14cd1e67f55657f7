import { Link } from '@tanstack/react-router';
import { useTexts } from '../texts/language.tsx';

export function Missing() {
  const { frame } = useTexts();
  return (
    <main className="blank">
      <h1>{frame.missing}</h1>
      <p>{frame.missingHint}</p>
      <Link to="/">{frame.home}</Link>
    </main>
  );
}
