import { expect, test } from '@jest/globals';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { resultSchema } from '../../src/core/result.ts';
import { check, createProject, leftFiles, leftProcesses, patience } from './support.ts';

test(
  'two checks at once in one repository, in a path with spaces and from a subdirectory, both end with a result',
  async () => {
    await using project = await createProject({}, {}, 'Größe "x" $y 日本');
    const before = await project.fingerprint();
    await mkdir(join(project.directory, 'docs'));
    const ended = await Promise.all([
      check(project, ['--time-limit', '4s']),
      check(project, ['--time-limit', '4s'], { cwd: join(project.directory, 'docs') }),
    ]);
    const runs = join(project.directory, '.pacegate/runs');
    const names = await readdir(runs);
    expect(names).toHaveLength(2);
    for (const name of names) {
      const result = resultSchema.parse(JSON.parse(await readFile(join(runs, name, 'result.json'), 'utf8')));
      expect(['invalid', 'inconclusive']).toContain(result.verdict);
    }
    for (const { code, err } of ended) {
      expect([3, 4]).toContain(code);
      expect(err).not.toContain('Pacegate itself failed');
    }
    expect(await leftProcesses(project)).toEqual([]);
    expect(await leftFiles(project)).toEqual([]);
    expect(await project.fingerprint()).toBe(before);
  },
  patience,
);
