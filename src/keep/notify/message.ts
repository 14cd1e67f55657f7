/** A notice in words, as a way out sends it. */
export interface Message {
  /** Known to the receiver as well, so that a second copy of the same can be told from a new one. */
  readonly id: string;
  readonly subject: string;
  readonly body: string;
  /** Where more is to be seen. */
  readonly link: string | null;
  /** For users: where no further ones are asked for. */
  readonly silence: { readonly link: string; readonly words: string } | null;
  /** For programs: which kind of notice, and what it was filled in with. */
  readonly template: string;
  readonly data: Readonly<Record<string, string>>;
}

/** Why a message did not go out, and whether another attempt makes sense. */
export class SendFault extends Error {
  readonly final: boolean;

  constructor(message: string, options: { final: boolean; cause?: unknown }) {
    super(message, { cause: options.cause });
    this.name = 'SendFault';
    this.final = options.final;
  }
}
