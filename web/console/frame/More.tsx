import { Button } from 'antd';
import { useTexts } from '../texts/language.tsx';

/** The way to the rest of a list that comes in parts. */
export function More({
  query: { hasNextPage, isFetchingNextPage, fetchNextPage },
}: {
  query: { readonly hasNextPage: boolean; readonly isFetchingNextPage: boolean; fetchNextPage(): unknown };
}) {
  const { frame } = useTexts();
  if (!hasNextPage) return null;
  return (
    <div className="more">
      <Button onClick={() => void fetchNextPage()} loading={isFetchingNextPage}>
        {frame.more}
      </Button>
    </div>
  );
}
