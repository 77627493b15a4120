import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { type Investigation, investigationSchema } from '../../src/core/investigation.ts';
import { proofStateSchema } from '../../src/investigation/proof/proof-state.ts';
import { configuration, createProject, leftFiles, leftProcesses, pacegate, patience } from './support.ts';

const server = `
const http = require('node:http');
const { list } = require('./list.js');
const { name } = require('./name.js');
http
  .createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ name, rows: list().length }));
  })
  .listen(process.env.PORT, '127.0.0.1');
`;

const list = (body: string): string => `const rows = Array.from({ length: 8000 }, (_, id) => ({ id, total: id * 3 }));

exports.list = () => {
${body}
};
`;

const base = {
  '.github/pacegate.yml': configuration(['build: node build.js', 'probe: false'], ['tolerance: { default: 10% }']),
  'server.js': server,
  'list.js': list('  return rows.filter((it) => it.total > 30);'),
  'name.js': "module.exports = { name: 'shop' };\n",
  'build.js': "require('./name.js');\n",
};

/** One slow place, one that is only written otherwise, and one that the build does not do without. */
const head = {
  'list.js': list('  const copy = JSON.parse(JSON.stringify(rows));\n  return copy.filter((it) => it.total > 30);'),
  'name.js': "module.exports = { name: ['sh', 'op'].join(''), made: true };\n",
  'build.js': "if (require('node:fs').statSync('name.js').size < 50) throw new Error('name.js is too short');\n",
  'server.js': server.replace('const { name } =', '// What it is called.\nconst { name } ='),
};

const read = async <T>(directory: string, name: string, parse: (value: unknown) => T): Promise<T> =>
  parse(JSON.parse(await readFile(join(directory, name), 'utf8')));

const undone = ({ hypotheses }: Investigation, path: string) =>
  hypotheses.filter(({ experiment }) => experiment?.patch.includes(`--- a/${path}`) === true);

test(
  'an investigation that is stopped goes on, proves the slow place, and says what could not be undone',
  async () => {
    await using project = await createProject(base, head);
    // Where git does not ignore it: its files are no part of what is measured.
    const first = await pacegate(project, ['investigate', '--json', '--out', 'results'], {
      signal: { name: 'SIGINT', when: (err) => /without H\d+, block 2/.test(err), toGroup: true },
    });
    expect([first.code, first.err.slice(-400)]).toEqual([130, expect.stringContaining('Stopped by SIGINT.')]);
    expect(investigationSchema.parse(JSON.parse(first.out)).state).toBe('cancelled');
    expect(first.err).toContain('results go to results\n');
    const out = join(project.directory, 'results');
    const stopped = await readFile(join(out, 'report.html'), 'utf8');
    expect(stopped).toContain('It was cancelled after');
    expect(stopped).toContain('id="suspects"');
    const kept = await read(out, 'raw/proof.json', (it) => proofStateSchema.parse(it));
    expect(kept.blocks.length).toBeGreaterThan(1);
    expect([await leftProcesses(project), await leftFiles(project)]).toEqual([[], []]);

    const second = await pacegate(project, ['investigate', '--result', 'results']);
    expect([second.code, second.err]).toEqual([0, expect.stringContaining('it is not measured again')]);
    expect(second.err).not.toContain('control block');
    const investigation = await read(out, 'investigation.json', (it) => investigationSchema.parse(it));
    expect(investigation.state).toBe('proven');
    const cause = investigation.hypotheses.find(({ id }) => id === investigation.rootCause);
    expect(cause).toMatchObject({ location: { path: 'list.js' }, experiment: { decision: 'root-cause' } });
    const needed = undone(investigation, 'name.js').flatMap(({ experiment }) => experiment ?? []);
    expect(needed.map(({ decision, notes }) => [decision, notes.join()])).toEqual([
      ['untested', expect.stringContaining('build failed')],
    ]);
    const proof = await read(out, 'raw/proof.json', (it) => proofStateSchema.parse(it));
    expect(proof.blocks.slice(0, kept.blocks.length)).toEqual(kept.blocks);
    expect(await readdir(join(out, 'raw/arms'))).toHaveLength(proof.blocks.length);
    expect(await readFile(join(out, 'investigation.md'), 'utf8')).toContain('list.js');
    expect(second.out).toContain('root cause');
    expect(await readFile(join(out, 'report.html'), 'utf8')).toContain('root cause proven');

    await writeFile(join(project.directory, 'name.js'), "module.exports = { name: 'another', made: false };\n");
    const third = await pacegate(project, ['investigate', '--result', 'results']);
    expect([third.code, third.out]).toEqual([2, '']);
    expect(third.err).toMatch(/The run in results can't be gone on with, .*: its head was main \(.*, with uncommitted/);
    expect(third.err).toContain('leave --result out, or say with --out');
    expect((await read(out, 'investigation.json', (it) => investigationSchema.parse(it))).state).toBe('proven');
    expect([await leftProcesses(project), await leftFiles(project)]).toEqual([[], []]);
  },
  patience * 2,
);
