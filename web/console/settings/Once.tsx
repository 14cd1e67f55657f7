import { App, Button, Input, Modal } from 'antd';
import { useTexts } from '../texts/language.tsx';

interface Props {
  readonly title: string;
  readonly hint: string;
  readonly secret: string;
  close(): void;
}

/** A link or a key that is shown this once. */
export function Once({ title, hint, secret, close }: Props) {
  const { frame } = useTexts();
  const { message } = App.useApp();
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    void message.success(frame.copied);
  };
  return (
    <Modal
      open
      title={title}
      onCancel={close}
      closable={{ 'aria-label': frame.close }}
      mask={{ closable: false }}
      footer={
        <>
          <Button onClick={close}>{frame.close}</Button>
          <Button type="primary" onClick={copy}>
            {frame.copy}
          </Button>
        </>
      }
    >
      <p>{hint}</p>
      <Input.TextArea
        value={secret}
        readOnly
        autoSize
        aria-label={title}
        onFocus={(event) => event.target.select()}
      />
    </Modal>
  );
}
