import Type from 'typebox';
import { nullable, object, page, type Route, route, Timestamp } from '../../platform/route.ts';
import { formatInstant } from '../../platform/time.ts';
import { addCertificate, revokeCertificate } from '../staff/certificate-store.ts';
import { Email, Id, Name, RoleName } from '../staff/schema.ts';
import type { Staff } from '../staff/staff.ts';
import type { Gate } from './identify.ts';
import { changePerson, type Invitation, invite, inviteAgain, readPeople } from './person.ts';

const Day = Type.String({ format: 'date' });
const CertificateFields = {
  name: Name,
  trainingHours: Type.Integer({ minimum: 0, maximum: 10_000 }),
  validFrom: Day,
  validUntil: nullable(Day),
};
const Person = object({
  id: Id,
  name: Type.String(),
  email: nullable(Type.String()),
  role: RoleName,
  unitId: nullable(Id),
  active: Type.Boolean(),
  /** Has set a password. */
  canSignIn: Type.Boolean(),
  createdAt: Timestamp,
  /** Valid or run out; those that were revoked are left out. */
  certificates: Type.Array(object({ id: Id, ...CertificateFields })),
});
const Invited = object({ person: Person, link: Type.String() });

const shown = ({ userId, createdAt, certificates, ...staff }: Staff) => ({
  ...staff,
  certificates: certificates ?? [],
  canSignIn: userId !== null,
  createdAt: formatInstant(createdAt),
});

/** The people who work here. */
export function peopleRoutes({ db, publicUrl }: Gate): Route[] {
  const invited = ({ person, token }: Invitation) => ({
    person: shown(person),
    link: `${publicUrl}/console/invite?token=${token}`,
  });
  return [
    route({
      method: 'GET',
      path: '/staff/people',
      permission: 'staff:read',
      tag: 'staff',
      summary: 'Everyone who works here, those who have left too',
      reply: page(Person),
      handler: async () => ({ items: (await readPeople(db)).map(shown), nextCursor: null }),
    }),
    route({
      method: 'POST',
      path: '/staff/people',
      permission: 'staff:manage',
      tag: 'staff',
      summary: 'Invite someone; the answer holds the one-time link with which they set their password',
      body: object({
        name: Name,
        email: Email,
        role: RoleName,
        unitId: Type.Optional(Id),
      }),
      status: 201,
      reply: Invited,
      handler: async ({ body }, { now }) => invited(await invite(db, body, now)),
    }),
    route({
      method: 'POST',
      path: '/staff/people/{id}/invitation',
      permission: 'staff:manage',
      tag: 'staff',
      summary: 'A new one-time link for someone who lost the first or forgot the password',
      params: object({ id: Id }),
      status: 201,
      reply: Invited,
      handler: async ({ params }, { now }) => invited(await inviteAgain(db, params.id, now)),
    }),
    route({
      method: 'POST',
      path: '/staff/people/{id}/certificates',
      permission: 'staff:manage',
      tag: 'staff',
      summary: 'Note a certificate, without which core matters may not be handled',
      params: object({ id: Id }),
      body: object(CertificateFields),
      status: 204,
      handler: ({ params, body }) => addCertificate(db, params.id, body),
    }),
    route({
      method: 'DELETE',
      path: '/staff/people/{id}/certificates/{certificate}',
      permission: 'staff:manage',
      tag: 'staff',
      summary: 'Revoke a certificate',
      params: object({ id: Id, certificate: Id }),
      status: 204,
      handler: ({ params }, { now }) => revokeCertificate(db, params.id, params.certificate, now),
    }),
    route({
      method: 'PATCH',
      path: '/staff/people/{id}',
      permission: 'staff:manage',
      tag: 'staff',
      summary: 'Change someone’s name, role or unit, or end or restore their access',
      params: object({ id: Id }),
      body: object({
        name: Type.Optional(Name),
        role: Type.Optional(RoleName),
        unitId: Type.Optional(nullable(Id)),
        active: Type.Optional(Type.Boolean()),
      }),
      reply: Person,
      handler: async ({ params, body }) => shown(await changePerson(db, params.id, body)),
    }),
  ];
}
