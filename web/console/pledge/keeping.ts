import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { PledgeFault } from '../../../src/promise/pledge/inspection.ts';
import type { Draft } from '../../../src/promise/pledge/pledge.ts';
import { readPledge } from '../../../src/promise/pledge/read.ts';
import { toDocument } from '../../../src/promise/pledge/write.ts';
import { call, get, Problem } from '../api/call.ts';
import { stepped } from './change.ts';
import { type Merged, mergeDrafts } from './merge.ts';
import { type Loaded, type Version, versionsQuery } from './queries.ts';

/** A draft as the server has it. */
interface Kept {
  readonly draft: Draft;
  readonly revision: number;
}

/** What somebody else made of the draft meanwhile, and the two put together. */
export interface Disagreement {
  readonly theirs: Draft;
  readonly merged: Merged;
}

export type Keeping = 'saved' | 'saving' | 'waiting' | 'faulty' | 'changed-meanwhile' | 'failed';

const PAUSE_MS = 900;
const AGAIN_MS = 8_000;

const writtenOf = (draft: Draft): string => JSON.stringify(toDocument(draft));

/** What was typed and is not on the server yet, and what it was typed upon. */
interface Copy {
  readonly draft: Draft;
  readonly base: Kept;
}

/** The copy on this machine. A browser that keeps nothing, or has no room, is no reason to stop somebody writing. */
const localCopy = (id: string) => {
  const key = `jiannuo.letter.${id}`;
  return {
    read(): Copy | undefined {
      const text = localStorage.getItem(key);
      return text === null ? undefined : JSON.parse(text);
    },
    write(copy: Copy) {
      try {
        localStorage.setItem(key, JSON.stringify(copy));
      } catch {
        localStorage.removeItem(key);
      }
    },
    clear: () => localStorage.removeItem(key),
  };
};

/** Reads the letter of a version; the server has checked it. */
function draftIn(document: unknown): Draft {
  const reading = readPledge(document as object, { draft: true });
  if ('faults' in reading) throw new Error(reading.faults[0]?.message.en);
  return reading.pledge;
}

/**
 * A draft that keeps itself: on this machine at once, on the server as soon as it can be read there. What somebody else
 * has changed meanwhile is taken in; where both have changed the same part, nothing is sent until one of the two is
 * chosen.
 */
export function useKeptDraft(id: string, loaded: Loaded, taken: (parts: number) => void) {
  const client = useQueryClient();
  const copy = useMemo(() => localCopy(id), [id]);
  const [start] = useState(() => {
    const first: Kept = { draft: draftIn(loaded.document), revision: loaded.revision };
    const mine = copy.read();
    const differs = mine !== undefined && writtenOf(mine.draft) !== writtenOf(first.draft);
    return { first, mine: differs ? mine : undefined };
  });
  const { first, mine } = start;
  const [history, step] = useReducer(stepped, { draft: mine?.draft ?? first.draft, past: [], future: [] });
  const [base, setBase] = useState<Kept>(mine?.base ?? first);
  const [theirs, setTheirs] = useState<Kept>();
  const [trouble, setTrouble] = useState<unknown>();
  const [attempt, again] = useReducer((n: number) => n + 1, 0);
  const [sending, setSending] = useState(false);
  const latest = useRef(history.draft);
  latest.current = history.draft;

  const { draft } = history;
  const written = useMemo(() => writtenOf(draft), [draft]);
  const faults = useMemo((): readonly PledgeFault[] => {
    const reading = readPledge(toDocument(draft), { draft: true });
    return 'faults' in reading ? reading.faults : [];
  }, [draft]);
  const basis = useMemo(() => writtenOf(base.draft), [base]);
  const changed = written !== basis;

  useEffect(() => {
    if (changed) copy.write({ draft, base });
    else copy.clear();
  }, [copy, draft, changed, base]);

  /** Takes in what the server has now, as far as that is possible without asking. */
  const meet = useRef((_: Kept) => {});
  meet.current = (met) => {
    const merged = mergeDrafts(base.draft, latest.current, met.draft);
    if (merged.clashes.length > 0) {
      setTheirs(met);
      return;
    }
    setBase(met);
    if (merged.taken === 0) return;
    step({ draft: merged.draft });
    taken(merged.taken);
  };
  // Once: what was typed here before the page was left meets what came to be there since.
  useEffect(() => {
    if (mine && mine.base.revision !== first.revision) meet.current(first);
  }, [mine, first]);

  useEffect(() => {
    if (!changed || faults.length > 0 || theirs || sending) return;
    const send = async () => {
      setSending(true);
      const sent = latest.current;
      try {
        const body = { document: toDocument(sent), revision: base.revision };
        const version = await call<Version>('PUT', `/staff/pledges/${id}`, body);
        setBase({ draft: sent, revision: version.revision });
        setTrouble(undefined);
        void client.invalidateQueries({ queryKey: versionsQuery.queryKey, exact: true });
      } catch (error) {
        if (error instanceof Problem && error.code === 'changed-meanwhile') {
          const now = await get<Loaded>(`/staff/pledges/${id}`).catch(() => undefined);
          if (now) meet.current({ draft: draftIn(now.document), revision: now.revision });
        } else setTrouble(error);
      } finally {
        setSending(false);
      }
    };
    const timer = setTimeout(send, attempt > 0 && trouble ? AGAIN_MS : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [id, client, changed, faults, theirs, sending, base, attempt, trouble]);

  // A failure that may pass, such as a lost connection, is tried again.
  useEffect(() => {
    if (trouble) again();
  }, [trouble]);

  const disagreement = useMemo(
    (): Disagreement | undefined =>
      theirs && { theirs: theirs.draft, merged: mergeDrafts(base.draft, draft, theirs.draft) },
    [base, draft, theirs],
  );
  const state: Keeping = theirs
    ? 'changed-meanwhile'
    : !changed
      ? 'saved'
      : faults.length > 0
        ? 'faulty'
        : trouble
          ? 'failed'
          : sending
            ? 'saving'
            : 'waiting';

  return {
    draft,
    faults,
    state,
    trouble,
    disagreement,
    revision: base.revision,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    step,
    /** Ends the disagreement with the letter that was agreed on. What was not taken stays a step of undo away. */
    settle(agreed: Draft) {
      if (!theirs) return;
      setBase(theirs);
      step({ draft: theirs.draft });
      if (writtenOf(draft) !== writtenOf(agreed)) step({ draft });
      step({ draft: agreed });
      setTheirs(undefined);
    },
  };
}
