/**
 * The closed set of reasons for which the product says no, with the HTTP status each maps to.
 * A code is stable: integrators and tests rely on it.
 */
export const REFUSALS = {
  'bad-request': 400,
  'unknown-field': 400,
  'invalid-pledge': 422,
  'consent-required': 422,
  unauthenticated: 401,
  'wrong-credentials': 401,
  forbidden: 403,
  'forged-request': 403,
  'not-found': 404,
  'step-not-open': 409,
  'gate-not-met': 409,
  'already-exists': 409,
  'idempotency-conflict': 409,
  'already-rated': 409,
  'window-closed': 409,
  'in-use': 409,
  'changed-meanwhile': 409,
  'unknown-unit': 422,
  'unknown-case': 422,
  'unknown-staff': 422,
  'too-large': 413,
  'unsupported-media-type': 415,
  'too-many-requests': 429,
  'no-pledge-in-force': 503,
  unavailable: 503,
  internal: 500,
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** A sentence in both languages of the interface. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

/**
 * A reasoned no: thrown by acts, rendered once as RFC 9457. The text tells the reader what to do next.
 * `details` are extra members of the problem document (the clause of a gate, the faults of a pledge).
 */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly text: Text;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: RefusalCode, text: Text, details: Readonly<Record<string, unknown>> = {}) {
    super(text.zh);
    this.name = 'Refusal';
    this.code = code;
    this.text = text;
    this.details = details;
  }

  get status(): number {
    return REFUSALS[this.code];
  }
}
