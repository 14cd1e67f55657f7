import Type, { type Static } from 'typebox';
import { PASSWORD_LENGTH } from '../../platform/config.ts';
import { Refusal } from '../../platform/refusal.ts';
import { type Context, nullable, object, type Route, route } from '../../platform/route.ts';
import { Email, Id, Name, RoleName } from '../staff/schema.ts';
import type { Staff } from '../staff/staff.ts';
import { findStaff, organisationName, staffOfUser } from '../staff/store.ts';
import { readUnits } from '../staff/unit-store.ts';
import { PASSWORD_LIMIT } from './accounts.ts';
import { setUp } from './administrator.ts';
import { countAttempt, forgetFailures } from './attempts.ts';
import { type Gate, refuseForged } from './identify.ts';
import { peekLink } from './link.ts';
import { PERMISSIONS, PERMISSIONS_OF } from './permission.ts';
import { holderOf, setPasswordByLink } from './person.ts';
import { signIn } from './sign-in.ts';
import { TEXTS } from './texts.ts';

/** Doors behind which passwords and tokens are tried, in requests per minute and address. */
const KNOCKS = 60;

const NewPassword = Type.String({ minLength: PASSWORD_LENGTH, maxLength: PASSWORD_LIMIT });
const GivenPassword = Type.String({ minLength: 1, maxLength: 1_000 });
const Token = Type.String({ minLength: 1, maxLength: 200 });

const Who = object({
  staff: object({
    id: Id,
    name: Type.String(),
    email: nullable(Type.String()),
    role: RoleName,
    unit: nullable(object({ id: Id, name: Type.String() })),
  }),
  organisation: object({ name: Type.String() }),
  permissions: Type.Array(Type.Enum([...PERMISSIONS])),
});

/** Signing in and out, the set-up of a new installation, and passwords. */
export function sessionRoutes(gate: Gate): Route[] {
  const { db, accounts, publicUrl } = gate;

  const who = async ({ id, name, email, role, unitId }: Staff): Promise<Static<typeof Who>> => {
    const unit = (await readUnits(db)).find((one) => one.id === unitId);
    return {
      staff: { id, name, email, role, unit: unit ? { id: unit.id, name: unit.name } : null },
      organisation: { name: await organisationName(db) },
      permissions: [...PERMISSIONS_OF[role]],
    };
  };

  const enter = async (email: string, password: string, { now, request, reply }: Context) => {
    const { staff, cookies } = await signIn(gate, { email, password, address: request.ip }, now);
    reply.header('set-cookie', cookies);
    return who(staff);
  };

  return [
    route({
      method: 'POST',
      path: '/session',
      permission: 'public',
      tag: 'session',
      summary: 'Sign in; the answer sets the session cookie',
      perMinute: KNOCKS,
      body: object({ email: Email, password: GivenPassword }),
      reply: Who,
      handler({ body }, context) {
        refuseForged(context.request, publicUrl);
        return enter(body.email, body.password, context);
      },
    }),
    route({
      method: 'GET',
      path: '/session',
      permission: 'session:own',
      tag: 'session',
      summary: 'Who is signed in and what they may do; lengthens the session',
      reply: Who,
      async handler(_, { caller, request, reply }) {
        const renewed = caller.kind === 'staff' && (await accounts.renew(request.headers.cookie!));
        if (renewed) reply.header('set-cookie', renewed.cookies);
        return who((await findStaff(db, caller.staffId!))!);
      },
    }),
    route({
      method: 'DELETE',
      path: '/session',
      permission: 'public',
      tag: 'session',
      summary: 'Sign out',
      status: 204,
      async handler(_, { request, reply }) {
        refuseForged(request, publicUrl);
        reply.header('set-cookie', await accounts.signOut(request.headers.cookie ?? ''));
      },
    }),
    route({
      method: 'GET',
      path: '/setup',
      permission: 'public',
      tag: 'session',
      summary: 'Whether the one-time set-up link is still good',
      perMinute: KNOCKS,
      query: object({ token: Token }),
      reply: object({ valid: Type.Boolean() }),
      handler: async ({ query }, { now }) => ({
        valid: (await peekLink(db, query.token, now))?.kind === 'setup',
      }),
    }),
    route({
      method: 'POST',
      path: '/setup',
      permission: 'public',
      tag: 'session',
      summary: 'Use the one-time set-up link: become the first administrator and sign in',
      perMinute: KNOCKS,
      body: object({
        token: Token,
        name: Name,
        email: Email,
        password: NewPassword,
        // Left blank, the name stays as it is.
        organisation: Type.Optional(Type.String({ maxLength: 80 })),
      }),
      status: 201,
      reply: Who,
      async handler({ body }, context) {
        refuseForged(context.request, publicUrl);
        await setUp(db, body, context.now, gate.named);
        return enter(body.email, body.password, context);
      },
    }),
    route({
      method: 'GET',
      path: '/session/invitation',
      permission: 'public',
      tag: 'session',
      summary: 'Whose password a link sets',
      perMinute: KNOCKS,
      query: object({ token: Token }),
      reply: object({ name: Type.String(), email: nullable(Type.String()) }),
      async handler({ query }, { now }) {
        const holder = await holderOf(db, query.token, now);
        if (!holder) throw new Refusal('not-found', TEXTS.linkSpent);
        return { name: holder.name, email: holder.email };
      },
    }),
    route({
      method: 'POST',
      path: '/session/password',
      permission: 'public',
      tag: 'session',
      summary:
        'Set a password by the token of a link, or change one’s own by the current one; all other sessions end',
      perMinute: KNOCKS,
      body: object({
        token: Type.Optional(Token),
        current: Type.Optional(GivenPassword),
        password: NewPassword,
      }),
      reply: Who,
      async handler({ body: { token, current, password } }, context) {
        refuseForged(context.request, publicUrl);
        if (token !== undefined) {
          return enter(await setPasswordByLink(db, { token, password }, context.now), password, context);
        }
        if (current === undefined) throw new Refusal('bad-request', TEXTS.passwordNeedsProof);
        return changeOwn(current, password, context);
      },
    }),
  ];

  async function changeOwn(current: string, password: string, { caller, request, reply, now }: Context) {
    if (caller.kind === 'public') throw new Refusal('unauthenticated', TEXTS.signInFirst);
    if (caller.kind === 'key') throw new Refusal('forbidden', TEXTS.keyHasNoPassword);
    const attempt = { email: `staff ${caller.staffId}`, address: request.ip };
    await countAttempt(db, attempt, now);
    const session = await accounts.changePassword(request.headers.cookie!, current, password);
    if (!session) throw new Refusal('wrong-credentials', TEXTS.wrongPassword);
    await forgetFailures(db, attempt, now);
    reply.header('set-cookie', session.cookies);
    return who((await staffOfUser(db, session.userId))!);
  }
}
