import { cp, mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const top = join(import.meta.dirname, '../../..');

/**
 * The Action as a runner has it: action.yml and dist/ alone in a directory, without node_modules anywhere above. Disposing
 * removes it and whatever else was put there.
 */
export const copyAction = async (): Promise<AsyncDisposable & { readonly entry: string; readonly room: string }> => {
  const room = await realpath(await mkdtemp(join(tmpdir(), 'action-copy-')));
  const action = join(room, 'action');
  await mkdir(action);
  await cp(join(top, 'action.yml'), join(action, 'action.yml'));
  await cp(join(top, 'dist'), join(action, 'dist'), { recursive: true });
  return {
    entry: join(action, 'dist/action.js'),
    room,
    [Symbol.asyncDispose]: () => rm(room, { recursive: true, force: true, maxRetries: 5 }),
  };
};
