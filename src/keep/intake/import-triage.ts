import type { Fields } from '../../promise/pledge/pledge.ts';
import type { House } from '../case/house.ts';
import type { HistoryLine } from '../case/line.ts';

/** A received line with the fields filled in that the classifier can name. What the line says itself stands. */
export function triaged(line: HistoryLine, classifier: House['classifier']): HistoryLine {
  if (line.type !== 'received' || (line.title ?? line.body) === undefined) return line;
  const { title = '', body = '', fields = {} } = line;
  const { channel, kind: ownKind, segment: ownSegment, outlet } = fields;
  const feedback = {
    title,
    body,
    ...(channel !== undefined && { channel }),
    ...(ownKind !== undefined && { kind: ownKind }),
    ...(ownSegment !== undefined && { segment: ownSegment }),
    ...(outlet !== undefined && { outlet }),
  };
  const { kind, urgency, nature, complexity, category, segment = 'ordinary' } = classifier.triage(feedback);
  const found: Fields = {
    ...(kind !== undefined && { kind }),
    urgency,
    nature,
    complexity,
    segment,
    ...(category !== undefined && { category }),
  };
  return { ...line, fields: { ...found, ...fields } };
}
