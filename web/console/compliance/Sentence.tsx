import './sentence.css';

interface Props {
  readonly segments: readonly { readonly text: string; readonly blank: boolean }[];
}

/** A promise as it stands in the letter: serif, with what was filled in in seal red. */
export const Sentence = ({ segments }: Props) => (
  <span className="say">
    {segments.map(({ text, blank }, index) =>
      // biome-ignore lint/suspicious/noArrayIndexKey: the same words may stand twice in a sentence
      blank ? <b key={index}>{text}</b> : text,
    )}
  </span>
);
