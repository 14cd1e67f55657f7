import type { Texts } from '../texts/zh.ts';

interface Stroke {
  readonly keys: readonly string[];
  readonly does: string;
}

/** Every key of the work list and of a case, as the dialogue shows them. What they do is bound where it is done. */
export function keymap({ worklist: { keys: t }, case: c, frame }: Texts): readonly {
  readonly title: string;
  readonly strokes: readonly Stroke[];
}[] {
  return [
    {
      title: t.everywhere,
      strokes: [
        { keys: ['Ctrl K', '⌘ K'], does: frame.palette.title },
        { keys: ['?'], does: t.help },
        { keys: ['Z'], does: c.outgoing.undo },
      ],
    },
    {
      title: frame.worklist,
      strokes: [
        { keys: ['J', 'K', '↓', '↑'], does: t.move },
        { keys: [t.openKey], does: t.open },
        { keys: ['X', 'Shift X'], does: t.choose },
        { keys: ['A'], does: t.claim },
        { keys: ['R'], does: t.reply },
        { keys: ['D'], does: t.dispatch },
        { keys: ['/'], does: t.search },
      ],
    },
    {
      title: t.inCase,
      strokes: [
        { keys: ['A'], does: t.claim },
        { keys: ['S'], does: t.start },
        { keys: ['R'], does: t.reply },
        { keys: ['N'], does: c.action.note },
        { keys: ['D'], does: t.dispatch },
        { keys: ['W'], does: c.action.wait },
        { keys: ['C'], does: c.action.reclassify },
        { keys: ['E'], does: c.action.archive },
        { keys: ['J', 'K'], does: t.neighbours },
        { keys: ['Esc'], does: t.back },
      ],
    },
    {
      title: t.whileWriting,
      strokes: [
        { keys: ['Ctrl ↵', '⌘ ↵'], does: t.send },
        { keys: ['/'], does: c.canned.title },
        { keys: ['@'], does: c.compose.colleagues },
        { keys: ['Esc'], does: t.leave },
      ],
    },
  ];
}
