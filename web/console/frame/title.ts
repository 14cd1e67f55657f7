import { useEffect } from 'react';
import { useTexts } from '../texts/language.tsx';

/** Names the page in the tab and to those who listen. */
export function useTitle(title: string | undefined): void {
  const { product } = useTexts().frame;
  useEffect(() => {
    document.title = title ? `${title} · ${product}` : product;
  }, [title, product]);
}
