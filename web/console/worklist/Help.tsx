import { Modal } from 'antd';
import { useTexts } from '../texts/language.tsx';

/** The keys under the bar: those one needs to know first. */
export function Keys() {
  const { keys } = useTexts().worklist;
  return (
    <span className="keys" aria-hidden="true">
      <span>
        <kbd>J</kbd> <kbd>K</kbd> {keys.move}
      </span>
      <span>
        <kbd>{keys.openKey}</kbd> {keys.open}
      </span>
      <span>
        <kbd>A</kbd> {keys.claim}
      </span>
      <span>
        <kbd>R</kbd> {keys.reply}
      </span>
      <span>
        <kbd>D</kbd> {keys.dispatch}
      </span>
      <span>
        <kbd>?</kbd> {keys.help}
      </span>
    </span>
  );
}

/** All keys, in a dialogue. */
export function Help({ open, close }: { open: boolean; close(): void }) {
  const { worklist, frame } = useTexts();
  const { keys } = worklist;
  const rows: [string[], string][] = [
    [['J', 'K', '↓', '↑'], keys.move],
    [[keys.openKey], keys.open],
    [['A'], keys.claim],
    [['R'], keys.reply],
    [['D'], keys.dispatch],
    [['/'], keys.search],
    [['?'], keys.help],
    [['Esc'], keys.back],
  ];
  return (
    <Modal
      open={open}
      onCancel={close}
      title={worklist.help}
      footer={null}
      width={380}
      closable={{ 'aria-label': frame.close }}
    >
      <dl className="help">
        {rows.map(([strokes, meaning]) => (
          <div key={meaning}>
            <dt>
              {strokes.map((stroke) => (
                <kbd key={stroke}>{stroke}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
