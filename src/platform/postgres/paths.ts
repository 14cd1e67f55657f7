import { join } from 'node:path';

/** Where the embedded database keeps its things. */
export interface Paths {
  cluster: string;
  password: string;
  /** Names the process that runs the database. */
  claim: string;
  /** The port, while it runs. */
  port: string;
}

export const pathsIn = (dataDir: string): Paths => ({
  cluster: join(dataDir, 'postgres'),
  password: join(dataDir, 'postgres.password'),
  claim: join(dataDir, 'postgres.pid'),
  port: join(dataDir, 'postgres.port'),
});
