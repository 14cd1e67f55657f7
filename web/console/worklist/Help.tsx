import { Modal } from 'antd';
import { useTexts } from '../texts/language.tsx';
import { keymap } from './keymap.ts';

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
        <kbd>X</kbd> {keys.choose}
      </span>
      <span>
        <kbd>?</kbd> {keys.help}
      </span>
    </span>
  );
}

/** All keys, in a dialogue. */
export function Help({ open, close }: { open: boolean; close(): void }) {
  const texts = useTexts();
  return (
    <Modal
      open={open}
      onCancel={close}
      title={texts.worklist.help}
      footer={null}
      width={680}
      closable={{ 'aria-label': texts.frame.close }}
    >
      <div className="keymap">
        {keymap(texts).map(({ title, strokes }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl className="help">
              {strokes.map(({ keys, does }) => (
                <div key={does}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
