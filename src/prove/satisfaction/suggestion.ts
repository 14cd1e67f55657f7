/** What a user would do better, and what became of it. */
export const SUGGESTION_STATES = ['new', 'considered', 'adopted', 'declined', 'done'] as const;
export type SuggestionState = (typeof SUGGESTION_STATES)[number];
