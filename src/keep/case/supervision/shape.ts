import Type from 'typebox';
import { nullable, object, page, Timestamp } from '../../../platform/route.ts';
import { oneOf } from '../shape.ts';
import { FINDINGS } from './supervision.ts';

const Words = Type.String({ minLength: 1, maxLength: 10_000, pattern: '\\S' });
const IdentityText = object({
  name: Type.Optional(Type.String({ maxLength: 100 })),
  phone: Type.Optional(Type.String({ maxLength: 40 })),
  email: Type.Optional(Type.String({ maxLength: 254 })),
});
const Message = object({ author: oneOf(['reporter', 'inspector']), body: Type.String(), at: Timestamp });

export const NewReportBody = object({
  body: Type.String({ minLength: 1, maxLength: 10_000 }),
  unit: Type.Optional(
    Type.Union([Type.String({ minLength: 1, maxLength: 100 }), Type.Integer()], {
      description: 'The unit that it is about: nobody of it ever sees the report.',
    }),
  ),
  identity: Type.Optional(IdentityText),
  consent: Type.Optional(Type.Boolean({ description: 'To our using the identity, if one is given.' })),
});
export const ReceiptView = object({
  number: Type.String(),
  accessCode: Type.String(),
  dueAt: nullable(Timestamp),
});
export const NewMessage = object({ body: Words });

/** A report as the reporter sees it. */
export const OwnReportView = object(
  {
    number: Type.String(),
    reportedAt: Timestamp,
    dueAt: nullable(Timestamp),
    verifiedAt: nullable(Timestamp),
    finding: nullable(oneOf(FINDINGS)),
    messages: Type.Array(Message),
  },
  { title: 'OwnReport' },
);

export const ReportRowView = object({
  number: Type.String(),
  unit: nullable(Type.String()),
  reportedAt: Timestamp,
  dueAt: nullable(Timestamp),
  overdue: Type.Boolean(),
  verifiedAt: nullable(Timestamp),
  finding: nullable(oneOf(FINDINGS)),
});
export const ReportRows = object({
  ...page(ReportRowView).properties,
  /** Everybody who can read reports. */
  inspectors: Type.Array(object({ name: Type.String(), unit: nullable(Type.String()) })),
});

/** A report as an inspector sees it. */
export const ReportView = object(
  {
    ...ReportRowView.properties,
    /** Whether the reporter said who they are; that is opened by an act of its own. */
    named: Type.Boolean(),
    messages: Type.Array(Message),
    reads: Type.Array(
      object({
        name: Type.String(),
        what: oneOf(['report', 'identity']),
        reason: nullable(Type.String()),
        at: Timestamp,
      }),
    ),
  },
  { title: 'Report' },
);
export const Opening = object({ reason: Type.String({ minLength: 1, maxLength: 1_000, pattern: '\\S' }) });
export const OpenedIdentity = IdentityText;
export const Verification = object({
  finding: oneOf(FINDINGS),
  body: Type.String({ ...Words, description: 'Told to the reporter.' }),
});
