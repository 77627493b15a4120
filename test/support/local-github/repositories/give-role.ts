import { keyTo } from '../emulator/read.ts';
import { tokenOf } from '../emulator/seed.ts';
import type { Role } from '../identity/roles.ts';
import type { Repository } from '../model/repository.ts';
import type { Platform } from '../platform.ts';

/** Notes a role, here and in the emulator, which shows private things to collaborators only. */
export const giveRole = async (
  platform: Platform,
  repository: Repository,
  login: string,
  role: Exclude<Role, 'none'>,
): Promise<void> => {
  repository.roles.set(login, role);
  if (tokenOf(login) === keyTo(repository)) return;
  await platform.emulator.demand({
    method: 'PUT',
    path: `/repos/${repository.fullName}/collaborators/${encodeURIComponent(login)}`,
    token: keyTo(repository),
    body: { permission: 'admin' },
  });
};
