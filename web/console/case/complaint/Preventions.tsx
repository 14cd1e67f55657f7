import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useState } from 'react';
import { Page, Read } from '../../frame/Page.tsx';
import { useTexts } from '../../texts/language.tsx';
import { listed } from '../../texts/word.ts';
import { PreventionList } from './PreventionList.tsx';
import { type PreventionState, preventionsQuery } from './queries.ts';

/** What complaints led to: all preventive actions, what is due first on top. */
export function Preventions() {
  const { complaint: t } = useTexts();
  const [state, setState] = useState<PreventionState>('open');
  const query = useQuery(preventionsQuery(state));
  return (
    <Page title={t.page} lead={t.pageLead}>
      <Segmented
        options={listed(t.states)}
        value={state}
        onChange={(to) => setState(to as PreventionState)}
      />
      <Read query={query} none={{ when: (items) => items.length === 0, title: t.empty, hint: t.emptyHint }}>
        {(items) => <PreventionList of={items} list="preventions" cases />}
      </Read>
    </Page>
  );
}
