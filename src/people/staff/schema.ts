import Type from 'typebox';
import { KEY_ROLES, ROLES } from './role.ts';

/** Shapes that the requests and answers about staff share. */
export const RoleName = Type.Enum([...ROLES]);
export const KeyRoleName = Type.Enum([...KEY_ROLES]);
export const Name = Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' });
export const Email = Type.String({ minLength: 3, maxLength: 254, pattern: '^\\s*[^\\s@]+@[^\\s@]+\\s*$' });
export const Id = Type.Integer({ minimum: 1, maximum: 2_147_483_647 });
