import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AppStore } from '../../../../src/usecases/app/ports.ts';
import { work } from '../../../../src/usecases/app/work/work.ts';
import type { WorkTools } from '../../../../src/usecases/app/work/work-tools.ts';
import type { GroundsTools } from '../../../../src/usecases/upload/gather-grounds.ts';
import { configurationText } from '../../harness.ts';
import { fakeStore, makeRun, makeTools } from './fake-tools.ts';
import { type Change, serveChange, stubCommand } from './stub-command.ts';

export const { signal } = new AbortController();

/** GitHub's answers about the change: both sides are configured alike. */
export const groundsOf = ({ base }: Change, more: Partial<GroundsTools> = {}): GroundsTools => ({
  compareFiles: () =>
    Promise.resolve({
      mergeBase: base,
      files: [{ path: 'server.js', previousPath: null, status: 'modified', hunks: [], hasPatch: false }],
      isTruncated: false,
    }),
  readFile: () => Promise.resolve(configurationText()),
  commitOf: () => Promise.resolve(null),
  ...more,
});

export interface Scene {
  readonly tools?: Partial<WorkTools>;
  readonly store?: Partial<AppStore>;
  readonly grounds?: Partial<GroundsTools>;
  readonly run?: Parameters<typeof makeRun>[0];
  readonly stub?: Parameters<typeof stubCommand>[1];
}

export const stage = (room: string, scene: Scene = {}) => {
  const change = serveChange(room);
  const run = makeRun({ headSha: change.head, base: { sha: change.base, ref: 'main' }, ...scene.run });
  const store = fakeStore(run, scene.store);
  const cli = stubCommand(room, scene.stub);
  const tools = makeTools(room, store, { cli, grounds: () => groundsOf(change, scene.grounds), ...scene.tools });
  return { change, run, store, tools, start: (stop = signal) => work(run.id, tools, stop) };
};

/** Nothing of any job is left. */
export const isTidy = (room: string): boolean =>
  !existsSync(join(room, 'jobs')) || readdirSync(join(room, 'jobs')).length === 0;
