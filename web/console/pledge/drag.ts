import { type PointerEvent, useEffect, useState } from 'react';

interface Drag {
  readonly from: number;
  readonly over: number;
}

const EDGE = 90;
const LINES = '.paper.draft li[data-index]';

/** The clause that is at a height of the window. */
function indexAt(y: number): number | undefined {
  const line = [...document.querySelectorAll<HTMLElement>(LINES)].find((one) => {
    const { top, bottom } = one.getBoundingClientRect();
    return y >= top && y < bottom;
  });
  return line && Number(line.dataset.index);
}

/**
 * Moves a clause with a mouse, a pen or a finger. Pointer events, since the drag and drop of HTML knows no fingers.
 * @param drop is told the places, from 0
 */
export function useDrag(drop: (from: number, to: number) => void) {
  const [drag, set] = useState<Drag>();
  useEffect(() => {
    if (!drag) return;
    const stop = ({ key }: KeyboardEvent) => key === 'Escape' && set(undefined);
    addEventListener('keydown', stop);
    return () => removeEventListener('keydown', stop);
  }, [drag]);
  const grip = (index: number) => ({
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      event.preventDefault();
      // The keys that follow, such as Ctrl+Z, are for the letter.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      event.currentTarget.setPointerCapture(event.pointerId);
      set({ from: index, over: index });
    },
    onPointerMove({ clientY }: PointerEvent) {
      if (!drag) return;
      if (clientY < EDGE) scrollBy(0, -EDGE / 6);
      else if (clientY > innerHeight - EDGE) scrollBy(0, EDGE / 6);
      const over = indexAt(clientY);
      if (over !== undefined && over !== drag.over) set({ ...drag, over });
    },
    onPointerUp() {
      if (drag && drag.over !== drag.from) drop(drag.from, drag.over);
      set(undefined);
    },
    onPointerCancel: () => set(undefined),
  });
  const markOf = (index: number): string => {
    if (!drag) return '';
    if (drag.from === index) return 'dragged';
    if (drag.over !== index) return '';
    return drag.over > drag.from ? 'drop-behind' : 'drop-before';
  };
  return { grip, markOf };
}

export type Grip = ReturnType<ReturnType<typeof useDrag>['grip']>;
