export type Data = Readonly<Record<string, string>>;

/** What a notice says, by language, and how it is treated. */
export interface Template {
  /** Goes out at night as well. */
  readonly urgent?: boolean;
  /** For members of staff: by mail too, not into the inbox alone. */
  readonly mail?: boolean;
  /** For users: a page below that of their case to which the link leads at once. */
  readonly page?: 'rating';
  readonly zh: (data: Data) => readonly [subject: string, body: string];
  readonly en: (data: Data) => readonly [subject: string, body: string];
}
