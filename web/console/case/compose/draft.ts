import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call, get } from '../../api/call.ts';

/** A file that was kept with the case, to go out with what one writes. */
export interface KeptFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
}

interface Content {
  readonly text: string;
  readonly files: readonly KeptFile[];
}

interface Draft {
  readonly deed: string;
  readonly body: string;
  readonly files: readonly KeptFile[];
  readonly sending: boolean;
}

const NOTHING: Content = { text: '', files: [] };
const PAUSE = 700;
const KEPT_AS = 'jiannuo.draft.';

const draftPath = (number: string, deed: string) =>
  `/staff/cases/${encodeURIComponent(number)}/drafts/${deed}`;

export const draftsQuery = (number: string) =>
  queryOptions({
    queryKey: ['drafts', number],
    queryFn: () =>
      get<{ items: Draft[] }>(`/staff/cases/${encodeURIComponent(number)}/drafts`).then(({ items }) => items),
    // What one writes here is newer than what the server has; it is asked when a case is opened.
    staleTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });

/** What has been typed and is not on the server yet, by where it belongs. It outlives the page. */
const unsaved = {
  read(key: string): Content | undefined {
    const kept = localStorage.getItem(KEPT_AS + key);
    if (kept === null) return undefined;
    try {
      return JSON.parse(kept) as Content;
    } catch {
      return undefined;
    }
  },
  write: (key: string, content: Content) => localStorage.setItem(KEPT_AS + key, JSON.stringify(content)),
  drop: (key: string) => localStorage.removeItem(KEPT_AS + key),
};

const isEmpty = ({ text, files }: Content) => text === '' && files.length === 0;

/** Puts a draft on the server; an empty one is thrown away there. */
export const keep = (number: string, deed: string, { text, files }: Content, sending = false) =>
  isEmpty({ text, files })
    ? call('DELETE', draftPath(number, deed))
    : call('PUT', draftPath(number, deed), { body: text, files: files.map(({ id }) => id), sending });

export interface Writing extends Content {
  /** It is on the server, where another computer finds it. */
  readonly kept: boolean;
  /** It was on its way out when its page was closed, and never went. */
  readonly stranded: boolean;
  change(change: Partial<Content>): void;
  /** It is on its way: nothing more is kept of it from here. */
  leave(): void;
  /** It was sent. */
  done(): void;
  /** What the server has now is what stands here. */
  reload(): void;
}

/** What somebody is writing in a case, kept on the server as they write, and on this machine until it is there. */
export function useDraft(number: string, deed: string): Writing {
  const key = `${number}.${deed}`;
  const client = useQueryClient();
  const { queryKey } = draftsQuery(number);
  const drafts = useQuery(draftsQuery(number)).data;
  const [mine, setMine] = useState<{ key: string; content: Content | undefined; saved: boolean }>(() => ({
    key,
    content: unsaved.read(key),
    saved: false,
  }));
  if (mine.key !== key) setMine({ key, content: unsaved.read(key), saved: false });
  const there = drafts?.find((draft) => draft.deed === deed);
  const { content, saved } = mine.key === key ? mine : { content: undefined, saved: false };

  useEffect(() => {
    if (content === undefined || saved) return;
    unsaved.write(key, content);
    const save = () =>
      keep(number, deed, content).then(
        () => {
          if (JSON.stringify(unsaved.read(key)) === JSON.stringify(content)) unsaved.drop(key);
          const { text, files } = content;
          client.setQueryData(queryKey, (before) => [
            ...(before ?? []).filter((draft) => draft.deed !== deed),
            ...(isEmpty(content) ? [] : [{ deed, body: text, files, sending: false }]),
          ]);
          setMine((now) => (now.content === content ? { ...now, saved: true } : now));
        },
        // It stays on this machine and is sent up with the next stroke, or when the page is opened again.
        () => {},
      );
    const timer = setTimeout(save, PAUSE);
    return () => clearTimeout(timer);
  }, [content, saved, key, number, deed, client, queryKey[1]]);

  const shown = content ?? (there ? { text: there.body, files: there.files } : NOTHING);
  return {
    ...shown,
    kept: !isEmpty(shown) && (content === undefined || saved),
    stranded: content === undefined && there?.sending === true,
    change: (change) => setMine({ key, content: { ...shown, ...change }, saved: false }),
    leave: () => setMine({ key, content, saved: true }),
    reload() {
      unsaved.drop(key);
      setMine({ key, content: undefined, saved: false });
    },
    done() {
      unsaved.drop(key);
      client.setQueryData(queryKey, (before) => before?.filter((draft) => draft.deed !== deed));
      setMine({ key, content: undefined, saved: false });
    },
  };
}
