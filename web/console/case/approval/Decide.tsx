import { Button, Popconfirm } from 'antd';
import { useChange } from '../../settings/change.ts';
import { useTexts } from '../../texts/language.tsx';

interface Props {
  /** Of the request: `/staff/cases/…/overrides/7`. */
  readonly path: string;
  readonly texts: {
    readonly approve: string;
    readonly refuse: string;
    readonly approved: string;
    readonly refused: string;
  };
  /** Asked once more before it is agreed to. */
  readonly sure?: string;
}

/** The two answers that somebody else may give to a request. */
export function Decide({ path, texts, sure }: Props) {
  const { frame } = useTexts();
  const change = useChange('case');
  const decide = (verb: 'approve' | 'refuse') =>
    change.mutate({
      method: 'POST',
      path: `${path}/${verb}`,
      body: {},
      said: verb === 'approve' ? texts.approved : texts.refused,
    });
  return (
    <p className="acts">
      {sure ? (
        <Popconfirm
          title={sure}
          okText={texts.approve}
          cancelText={frame.cancel}
          onConfirm={() => decide('approve')}
        >
          <Button type="primary" danger loading={change.isPending}>
            {texts.approve}
          </Button>
        </Popconfirm>
      ) : (
        <Button type="primary" loading={change.isPending} onClick={() => decide('approve')}>
          {texts.approve}
        </Button>
      )}
      <Button disabled={change.isPending} onClick={() => decide('refuse')}>
        {texts.refuse}
      </Button>
    </p>
  );
}
