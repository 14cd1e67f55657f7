/** Under which a member of staff is told from everyone else in the events of a case. */
export const staffKey = (id: number): string => `staff ${id}`;

/** What an event keeps of who did it. */
interface Signed {
  readonly staffId?: number | null;
  readonly by?: string;
  readonly author?: string;
}

/** Who did it: a member of staff, the holder of a key, or a name that a history brought along. */
export const doneBy = ({ staffId, by, author }: Signed): string | undefined =>
  staffId == null ? (by ?? author) : staffKey(staffId);

/** Whom a dispatch or a hand-over names. */
export const ownerOf = ({
  assigneeId,
  assignee,
}: {
  readonly assigneeId?: number | null | undefined;
  readonly assignee?: string;
}): string | undefined => (assigneeId == null ? assignee : staffKey(assigneeId));
