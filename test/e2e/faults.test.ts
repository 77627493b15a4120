import { expect, test } from '@jest/globals';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { resultSchema } from '../../src/core/result.ts';
import { check, configuration, createProject, leftFiles, leftProcesses, patience, service } from './support.ts';

const withoutTrace = (text: string): void => {
  expect(text).not.toContain('Pacegate itself failed');
  expect(text).not.toMatch(/^ {4}at .*pacegate/m);
};

test(
  'a failed install names its side, its last lines and a log that is there; with --json only JSON is printed',
  async () => {
    const install = { '.github/pacegate.yml': configuration(['install: sh install.sh']) };
    await using project = await createProject(
      { ...install, 'install.sh': 'true' },
      { 'install.sh': 'echo the mirror is down; exit 7' },
    );
    const { code, out, err } = await check(project, ['--json']);
    const { verdict, reasons } = resultSchema.parse(JSON.parse(out));
    expect([code, verdict]).toEqual([3, 'invalid']);
    expect(reasons[0]).toMatch(/^head: install failed \(exit 7\): sh install\.sh\. Make .*\n {2}the mirror is down$/);
    const log = /The whole output is in (\S+\.log)\./.exec(reasons[0] ?? '')?.[1] ?? 'none';
    expect(existsSync(join(project.directory, log))).toBe(true);
    withoutTrace(err);
    expect(await leftFiles(project)).toEqual([]);
  },
  patience,
);

test(
  'a service that ends at once is told, although teardown fails too and nobody reads the output',
  async () => {
    const failing = { '.github/pacegate.yml': configuration(['teardown: exit 5']) };
    await using project = await createProject(failing, { 'server.js': 'console.log("no licence"); process.exit(4)' });
    const { code, err } = await check(project, ['--out', 'results'], { closeOutput: true });
    expect(code).toBe(3);
    withoutTrace(err);
    const { default: result } = await import(join(project.directory, 'results/result.json'), {
      with: { type: 'json' },
    });
    const { reasons } = resultSchema.parse(result);
    expect(reasons[0]).toMatch(/^The head service \(node server\.js\) ended with exit code 4/);
    expect(reasons[0]).toContain('no licence');
    expect(reasons[0]).not.toContain(project.temporary);
    expect(await leftFiles(project)).toEqual([]);
  },
  patience,
);

test(
  'a base that dies in every block is to blame, not the head, and the run does not go on to its time limit',
  async () => {
    const dying = `
let answers = 0;
const end = () => { console.error('out of cheese'); process.exit(9); };
const answer = (request, response) => (++answers > 50 ? end() : response.end('hello'));
require('node:http').createServer(answer).listen(process.env.PORT, '127.0.0.1');
`;
    await using project = await createProject({ 'server.js': dying }, { 'server.js': service() });
    const { code, out } = await check(project, ['--json', '--time-limit', '1h']);
    const { verdict, reasons, suites } = resultSchema.parse(JSON.parse(out));
    expect([code, verdict]).toEqual([3, 'invalid']);
    expect(reasons[0]).toContain('base died in the middle of a block (exit 9)');
    expect(reasons[0]).toContain('The base is to blame, not the change.');
    expect(reasons[0]).toContain('out of cheese');
    expect(suites[0]?.blocks).toEqual({ counted: 0, control: 0, discarded: 3 });
  },
  patience,
);

test(
  'services that ignore SIGTERM and start processes of their own leave none behind when time is up',
  async () => {
    const clinging = service(
      "process.on('SIGTERM', () => {}); require('node:child_process').spawn('setsid', ['sleep', '1000'], { stdio: 'ignore' });",
    );
    await using project = await createProject({ 'server.js': clinging }, {});
    const before = await project.fingerprint();
    const { code, err } = await check(project, ['--time-limit', '6s']);
    expect([3, 4]).toContain(code);
    withoutTrace(err);
    expect(await leftProcesses(project)).toEqual([]);
    expect(await leftFiles(project)).toEqual([]);
    expect(await project.fingerprint()).toBe(before);
  },
  patience,
);
