import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openScenarioLaboratory } from '../../../src/measure/scenario/scenario-laboratory.ts';

/** A laboratory for services that lie in one directory; everything is gone when it is disposed. */
export const openRun = async (files: Readonly<Record<string, string>>, signal = new AbortController().signal) => {
  await using stack = new AsyncDisposableStack();
  const top = await mkdtemp(join(tmpdir(), 'scenario-'));
  stack.defer(() => rm(top, { recursive: true, force: true }));
  const [directory, checkout] = [join(top, 'run'), join(top, 'checkout')];
  await mkdir(directory);
  await mkdir(checkout);
  for (const [name, text] of Object.entries(files)) await writeFile(join(checkout, name), text);
  const laboratory = stack.use(
    await openScenarioLaboratory({
      directory,
      checkout,
      environment: { PATH: process.env['PATH'] ?? '' },
      logs: { path: directory, shown: directory },
      signal,
    }),
  );
  const held = stack.move();
  return { laboratory, [Symbol.asyncDispose]: () => held.disposeAsync() };
};
