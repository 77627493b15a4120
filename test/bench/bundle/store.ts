import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seconds, table } from '../app/tables.ts';
import { runPacegate } from './check-bundle.ts';
import type { Patch } from './truth.ts';
import { createWebRepository } from './web-repository.ts';

/** Checks a change before and after main is in the record, and counts by a file what was built. Markdown. */
export const benchStore = async (patch: Patch): Promise<string> => {
  const counter = join(tmpdir(), `bundle-bench-builds-${process.pid}`);
  try {
    using repository = createWebRepository(`git rev-parse HEAD >> ${counter} && npm run build`);
    const { git, path, root } = repository;
    const main = git('rev-parse', 'main').trim();
    const rows: string[][] = [];
    const count = async (what: string, parameters: readonly string[]): Promise<void> => {
      rmSync(counter, { force: true });
      const { result, measurement, time } = await runPacegate(
        path,
        join(root, 'results', String(rows.length)),
        parameters,
      );
      const built = existsSync(counter) ? readFileSync(counter, 'utf8').trim().split('\n') : [];
      const bases = built.filter((commit) => commit === main).length;
      rows.push([
        what,
        result.verdict,
        String(bases),
        String(built.length - bases),
        measurement?.base?.source ?? '-',
        seconds(time),
      ]);
    };
    repository.change(patch);
    await count('check, nothing recorded', ['check', '--json']);
    git('switch', '--quiet', 'main');
    await count('baseline refresh on main', ['baseline', 'refresh', '--json']);
    git('switch', '--quiet', 'change');
    await count('check, main is in the record', ['check', '--json']);
    return [
      '### Builds of the base\n',
      table(['run', 'verdict', 'builds of main', 'builds of the head', 'base', 'took'], rows),
      '',
    ].join('\n');
  } finally {
    rmSync(counter, { force: true });
  }
};
