import { ensureAdministrator } from './people/auth/administrator.ts';
import { ensureOrganisation } from './people/staff/install.ts';
import { organisationName } from './people/staff/store.ts';
import type { Config } from './platform/config.ts';
import type { Db } from './platform/sql.ts';
import { now } from './platform/time.ts';
import { ensurePledge } from './promise/pledge/install.ts';

/**
 * Gives an installation what it needs to settle a first case: the organisation, its units, a letter in force and
 * someone who can administer it. What is there already stays as it is; processes that start at once do it once.
 * @returns the one-time link with which the first administrator is set up; undefined when there is one
 */
export async function ensureInstallation(
  db: Db,
  config: Pick<Config, 'admin' | 'publicUrl'>,
): Promise<string | undefined> {
  await ensureOrganisation(db);
  await ensurePledge(db, await organisationName(db), now());
  return ensureAdministrator(db, config, now());
}
