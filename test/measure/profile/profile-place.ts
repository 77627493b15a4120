import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ServiceSuite } from '../../../src/config/configuration.ts';
import { createRandom } from '../../../src/core/random.ts';
import type { Side } from '../../../src/core/side.ts';
import { startLoadGenerator } from '../../../src/measure/load/load-generator.ts';
import { markedProcesses } from '../../../src/measure/process/marked-processes.ts';
import { type ProfileRequest, runProfiles } from '../../../src/measure/profile/run-profiles.ts';
import type { Service } from '../../../src/measure/service/service.ts';

/** Both sides of a service in a temporary place, with a load generator; disposing it fails when a process is left. */
export const createProfilePlace = async (files: Readonly<Record<Side, Readonly<Record<string, string>>>>) => {
  const directory = await mkdtemp(join(tmpdir(), 'profile test '));
  const run = randomUUID();
  for (const name of ['base', 'head', 'kept', 'logs']) await mkdir(join(directory, name));
  for (const side of ['base', 'head'] as const)
    for (const [name, text] of Object.entries(files[side])) {
      await mkdir(dirname(join(directory, side, name)), { recursive: true });
      await writeFile(join(directory, side, name), text);
    }
  const generator = startLoadGenerator();
  const { sockets } = await generator.ask<'prepare'>({ kind: 'prepare', directory });
  const environment = { PATH: `${dirname(process.execPath)}:${process.env['PATH']}`, PACEGATE_RUN: run };
  const logs = join(directory, 'logs');
  const tools = (signal: AbortSignal) => ({
    generator,
    cores: null,
    sockets,
    directory: join(directory, 'kept'),
    logs: { path: logs, shown: logs },
    signal,
    started: (_service: Service) => {},
  });
  const output = join(directory, 'raw');
  return {
    directory,
    output,
    profile: (
      suite: ServiceSuite,
      differences: Partial<ProfileRequest> = {},
      signal: AbortSignal = new AbortController().signal,
    ) => {
      const start = (side: Side) => ({ suite, directory: join(directory, side), environment });
      return runProfiles(
        {
          order: {
            suite,
            starts: { base: start('base'), head: start('head') },
            index: 0,
            kind: 'comparison',
            schedule: 'duet',
            solo: false,
            seed: 1,
            random: createRandom(1),
            plan: { duration: 100, lead: 10, mix: 1, perRoute: 1, solo: 0 },
            warmUp: { min: 0, max: 0 },
            slice: null,
          },
          kinds: ['cpu'],
          route: null,
          rounds: 1,
          output: { path: output, shown: 'raw' },
          plan: { slices: 4, shortest: { cpu: 200, allocation: 100, survivors: 100 } },
          ...differences,
        },
        tools(signal),
      );
    },
    read: async (file: string): Promise<unknown> => JSON.parse(await readFile(join(directory, file), 'utf8')),
    [Symbol.asyncDispose]: async () => {
      await generator[Symbol.asyncDispose]();
      const left = markedProcesses(`PACEGATE_RUN=${run}`);
      await rm(directory, { recursive: true, force: true });
      if (left.length > 0) throw new Error(`Processes were left behind: ${left.join(', ')}`);
    },
  };
};
