import { App, Button } from 'antd';
import { useRef, useState } from 'react';
import { call } from '../../api/call.ts';
import { sentenceOf } from '../../frame/Failure.tsx';
import { ClipIcon, CrossIcon } from '../../frame/icons.tsx';
import { useTexts } from '../../texts/language.tsx';
import type { KeptFile } from './draft.ts';

const MOST = 5;

/** Keeps files with the case as they are chosen, so that they are there when the message goes. */
export function useFiles(number: string, files: readonly KeptFile[], change: (files: KeptFile[]) => void) {
  const texts = useTexts();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(0);
  const path = `/staff/cases/${encodeURIComponent(number)}/attachments`;
  return {
    busy: busy > 0,
    async add(chosen: readonly File[]) {
      if (files.length + chosen.length > MOST) return void message.warning(texts.case.files.most(MOST), 6);
      setBusy((n) => n + 1);
      const kept: KeptFile[] = [];
      try {
        for (const file of chosen) {
          const form = new FormData();
          form.append('file', file, file.name);
          kept.push(await call<KeptFile>('POST', path, form));
        }
      } catch (error) {
        void message.error(sentenceOf(texts, error), 8);
      } finally {
        setBusy((n) => n - 1);
        if (kept.length > 0) change([...files, ...kept]);
      }
    },
    remove(file: KeptFile) {
      change(files.filter(({ id }) => id !== file.id));
      void call('DELETE', `${path}/${file.id}`).catch(() => {});
    },
  };
}

/** The files that go with the message, each with the way to leave it out. */
export function FileList({ files, remove }: { files: readonly KeptFile[]; remove(file: KeptFile): void }) {
  const { case: t } = useTexts();
  if (files.length === 0) return null;
  return (
    <ul className="to-send" aria-label={t.attachments}>
      {files.map((file) => (
        <li key={file.id}>
          <ClipIcon /> {file.name}
          <button type="button" aria-label={t.files.remove(file.name)} onClick={() => remove(file)}>
            <CrossIcon />
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Chooses files. */
export function FileButton({ busy, add }: { busy: boolean; add(files: readonly File[]): void }) {
  const { case: t } = useTexts();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        type="text"
        size="small"
        icon={<ClipIcon />}
        loading={busy}
        onClick={() => input.current?.click()}
      >
        {t.files.add}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t.files.add}
        onChange={({ target }) => {
          add([...(target.files ?? [])]);
          target.value = '';
        }}
      />
    </>
  );
}
