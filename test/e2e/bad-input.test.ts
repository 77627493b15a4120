import { expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { check, configuration, createProject, leftFiles, patience } from './support.ts';

test(
  'every problem of the configuration is told at once, with its place and cure, and nothing is measured',
  async () => {
    const broken = configuration(
      ['stat: node x.js'],
      ['budgets: { latency.p96: { limit: 200ms }, cpu.per-request: { limit: 20MB } }'],
    );
    await using project = await createProject({}, { '.github/pacegate.yml': broken.replace(/ {4}requests.*\n/, '') });
    const { code, out, err } = await check(project, []);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain('.github/pacegate.yml:8:5: Unknown key "stat". Did you mean "start"?');
    expect(err).toContain('"api" has no "requests".');
    expect(err).toContain('Unknown metric "latency.p96". Did you mean "latency.p95"?');
    expect(err).toContain('"limit" is "20MB". Write a duration with its unit');
    expect(existsSync(join(project.directory, '.pacegate'))).toBe(false);
    expect(await leftFiles(project)).toEqual([]);
  },
  patience,
);

test(
  'a directory without a repository is an error of usage',
  async () => {
    await using project = await createProject({}, {});
    await rm(join(project.directory, '.git'), { recursive: true });
    const { code, err } = await check(project, []);
    expect(code).toBe(2);
    expect(err).toContain('is not inside a git repository.');
    expect(err).not.toContain('    at ');
  },
  patience,
);

test(
  'an output directory that can not be made is told before anything is measured, also below /proc',
  async () => {
    await using project = await createProject({}, {});
    const file = await check(project, ['--out', 'server.js']);
    expect(file.code).toBe(3);
    expect(file.err).toContain('name another directory with --out');
    const impossible = await check(project, ['--out', '/proc/pacegate']);
    expect(impossible.code).toBe(3);
    expect(impossible.err).toContain('name another directory with --out');
    expect(impossible.err).not.toContain('checking out');
  },
  patience,
);
