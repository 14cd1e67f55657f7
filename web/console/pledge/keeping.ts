import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useReducer, useRef, useState } from 'react';
import type { PledgeFault } from '../../../src/promise/pledge/inspection.ts';
import type { Draft } from '../../../src/promise/pledge/pledge.ts';
import { readPledge } from '../../../src/promise/pledge/read.ts';
import { toDocument } from '../../../src/promise/pledge/write.ts';
import { call, get, Problem } from '../api/call.ts';
import { stepped } from './change.ts';
import { type Loaded, type Version, versionsQuery } from './queries.ts';

/** What somebody else made of the draft meanwhile. */
export interface Theirs {
  readonly draft: Draft;
  readonly revision: number;
}

export type Keeping = 'saved' | 'saving' | 'waiting' | 'faulty' | 'changed-meanwhile' | 'failed';

const PAUSE_MS = 900;
const AGAIN_MS = 8_000;

const writtenOf = (draft: Draft): string => JSON.stringify(toDocument(draft));

/** The copy on this machine: what was typed and is not on the server yet. */
const localCopy = (id: string) => {
  const key = `jiannuo.letter.${id}`;
  return {
    read(): { readonly draft: Draft; readonly revision: number } | undefined {
      const text = localStorage.getItem(key);
      return text === null ? undefined : JSON.parse(text);
    },
    write: (draft: Draft, revision: number) => localStorage.setItem(key, JSON.stringify({ draft, revision })),
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
 * A draft that keeps itself: on this machine at once, on the server as soon as it can be read there. When somebody
 * else has changed it meanwhile, nothing is sent until one of the two is chosen.
 */
export function useKeptDraft(id: string, loaded: Loaded) {
  const client = useQueryClient();
  const copy = useMemo(() => localCopy(id), [id]);
  const [start] = useState(() => {
    const theirs = { draft: draftIn(loaded.document), revision: loaded.revision };
    const mine = copy.read();
    const differs = mine !== undefined && writtenOf(mine.draft) !== writtenOf(theirs.draft);
    return { theirs, mine: differs ? mine : undefined };
  });
  const { theirs: first, mine } = start;
  const [history, step] = useReducer(stepped, { draft: mine?.draft ?? first.draft, past: [], future: [] });
  const [saved, setSaved] = useState({ written: writtenOf(first.draft), revision: first.revision });
  const [theirs, setTheirs] = useState<Theirs | undefined>(
    mine && mine.revision !== first.revision ? first : undefined,
  );
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
  const changed = written !== saved.written;

  useEffect(() => {
    if (changed) copy.write(draft, theirs ? -1 : saved.revision);
    else copy.clear();
  }, [copy, draft, changed, saved.revision, theirs]);

  useEffect(() => {
    if (!changed || faults.length > 0 || theirs || sending) return;
    const send = async () => {
      setSending(true);
      const sent = latest.current;
      try {
        const body = { document: toDocument(sent), revision: saved.revision };
        const version = await call<Version>('PUT', `/staff/pledges/${id}`, body);
        setSaved({ written: writtenOf(sent), revision: version.revision });
        setTrouble(undefined);
        void client.invalidateQueries({ queryKey: versionsQuery.queryKey, exact: true });
      } catch (error) {
        if (error instanceof Problem && error.code === 'changed-meanwhile') {
          const now = await get<Loaded>(`/staff/pledges/${id}`).catch(() => undefined);
          if (now) setTheirs({ draft: draftIn(now.document), revision: now.revision });
        } else setTrouble(error);
      } finally {
        setSending(false);
      }
    };
    const timer = setTimeout(send, attempt > 0 && trouble ? AGAIN_MS : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [id, client, changed, faults, theirs, sending, saved.revision, attempt, trouble]);

  // A failure that may pass, such as a lost connection, is tried again.
  useEffect(() => {
    if (trouble) again();
  }, [trouble]);

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
    theirs,
    revision: saved.revision,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    step,
    /** Ends the disagreement. Whichever is not taken stays one step of undo away. */
    settle(whose: 'mine' | 'theirs') {
      if (!theirs) return;
      setSaved({ written: writtenOf(theirs.draft), revision: theirs.revision });
      if (whose === 'theirs') step({ draft: theirs.draft });
      else {
        step({ draft: theirs.draft });
        step({ draft });
      }
      setTheirs(undefined);
    },
  };
}
