import type { ReactNode } from 'react';
import { Failure, Skeleton } from './Failure.tsx';
import { useTitle } from './title.ts';

/** A page: its title, what it is for, what can be done from its head, and its content. */
export function Page({
  title,
  heading = title,
  lead,
  back,
  action,
  className,
  children,
}: {
  title: string;
  /** When the heading says less than the title of the window. */
  heading?: string;
  lead?: ReactNode;
  back?: ReactNode;
  action?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  useTitle(title);
  return (
    <main className={className ? `page ${className}` : 'page'}>
      <div className="page-head">
        <div>
          {back && <p className="muted">{back}</p>}
          <h1>{heading}</h1>
          {lead && <span className="muted">{lead}</span>}
        </div>
        {action}
      </div>
      {children}
    </main>
  );
}

/** As much of a query as its reader has to see. */
interface Query<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly isError: boolean;
  refetch(): unknown;
}

/**
 * What is read from the server: grey lines until it is there, why it is not with a way to try again, what to say when there
 * is nothing, or the thing itself. What was read before stays to be seen when reading it anew fails.
 */
export function Read<T>({
  query: { data, error, isError, refetch },
  rows,
  none,
  children,
}: {
  query: Query<T>;
  /** How many grey lines. */
  rows?: number;
  none?: {
    readonly when: (data: T) => boolean;
    readonly title: string;
    readonly hint: string;
    readonly to?: ReactNode;
  };
  children: (data: T) => ReactNode;
}) {
  if (data === undefined)
    return isError ? (
      <Failure error={error} retry={() => void refetch()} />
    ) : (
      <Skeleton {...(rows && { rows })} />
    );
  if (none?.when(data)) return <Blank {...none} />;
  return children(data);
}

/** Nothing is there: why, and where to go from here. */
function Blank({ title, hint, to }: { title: string; hint: string; to?: ReactNode }) {
  return (
    <div className="blank">
      <strong>{title}</strong>
      <p>{hint}</p>
      {to}
    </div>
  );
}
