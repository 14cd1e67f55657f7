import { type Command, UsageError } from '../../platform/command.ts';
import { readConfig } from '../../platform/config.ts';
import { withDatabase } from '../../platform/database.ts';
import { now } from '../../platform/time.ts';
import { ensureOrganisation } from '../staff/install.ts';
import { KEY_ROLES, roleBeginning } from '../staff/role.ts';
import { programName } from '../staff/staff.ts';
import { createKey } from './key.ts';

/** `jiannuo key create`: a key for a program, from a shell on the machine of the product. */
export const command: Command = {
  name: 'key create',
  summary: 'Create a key for a program and print it; it is shown this once only.',
  usage: '--role ROLE [--name NAME] [--json]',
  options: {
    role: {
      type: 'string',
      value: 'ROLE',
      summary: `what the key may do: ${KEY_ROLES.join(', ')}, or an unambiguous beginning`,
      required: true,
    },
    name: { type: 'string', value: 'NAME', summary: 'what the key is for; the role when left out' },
    json: { type: 'boolean', summary: 'print {"key":"…"} and nothing else' },
  },
  async run(args, io) {
    const given = args.required('role');
    const role = roleBeginning(given);
    if (!role) throw new UsageError(`there is no role ${given}; the roles are ${KEY_ROLES.join(', ')}`);
    const name = args.text('name')?.trim() || role;
    const { secret } = await withDatabase(readConfig(io.env), async (db) => {
      await ensureOrganisation(db);
      return createKey(db, { name, role, createdBy: null, now: now() });
    });
    if (args.flag('json')) {
      io.print(JSON.stringify({ key: secret }));
      return;
    }
    io.print(secret);
    io.note(
      `This key acts as ${role} under the name ${programName(name)}. Keep it safe: it is not shown again.`,
    );
  },
};
