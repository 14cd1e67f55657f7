import { type ReactNode, useEffect, useRef, useState } from 'react';
import './group.css';

interface Props {
  /** Tells the group from others, so that what one folds stays folded on the next case. */
  readonly name: string;
  readonly title: string;
  /** What one has to know while it is folded, in a few words. */
  readonly summary?: ReactNode;
  /** Something is to be done or known here now: it is unfolded, whatever was done to it before. */
  readonly needed?: boolean;
  /** Unfolded unless somebody folded it. */
  readonly open?: boolean;
  readonly children: ReactNode;
}

const KEPT_AS = 'jiannuo.group.';

function remembered(name: string, usual: boolean): boolean {
  const kept = localStorage.getItem(KEPT_AS + name);
  return kept === null ? usual : kept === 'open';
}

/** A part of a case's side panel: its name, one line of what it holds, and the rest when it is needed. */
export function Group({ name, title, summary, needed = false, open = false, children }: Props) {
  const [unfolded, unfold] = useState(() => needed || remembered(name, open));
  const wasNeeded = useRef(needed);
  useEffect(() => {
    if (needed && !wasNeeded.current) unfold(true);
    wasNeeded.current = needed;
  }, [needed]);
  return (
    <section className={needed ? 'group needed' : 'group'} aria-labelledby={`group-${name}`}>
      <h2 id={`group-${name}`}>
        <button
          type="button"
          aria-expanded={unfolded}
          onClick={() => {
            localStorage.setItem(KEPT_AS + name, unfolded ? 'folded' : 'open');
            unfold(!unfolded);
          }}
        >
          <span>{title}</span>
          {summary && <span className="summary">{summary}</span>}
        </button>
      </h2>
      {unfolded && <div className="in">{children}</div>}
    </section>
  );
}
