/** The columns of `cases` that say what a case is, as lists, views and receipts show them. */
export const LABELS = [
  'channel',
  'kind',
  'urgency',
  'nature',
  'complexity',
  'segment',
  'category',
  'outlet',
] as const;

type Labels = Record<(typeof LABELS)[number], string | null>;

/** Of a row, what it says the case is. */
export const labelsOf = ({
  channel,
  kind,
  urgency,
  nature,
  complexity,
  segment,
  category,
  outlet,
}: Labels): Labels => ({ channel, kind, urgency, nature, complexity, segment, category, outlet });
