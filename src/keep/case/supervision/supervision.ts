/** What a verification came to. */
export const FINDINGS = ['founded', 'partly', 'unfounded', 'not-verifiable'] as const;
export type Finding = (typeof FINDINGS)[number];

/** Who reported, if they want to say so. */
export interface Identity {
  readonly name?: string;
  readonly phone?: string;
  readonly email?: string;
}
