import { expect, test } from '@jest/globals';
import {
  check,
  configuration,
  createProject,
  leftFiles,
  leftProcesses,
  patience,
  type Project,
  until,
} from './support.ts';

const slowInstall = { '.github/pacegate.yml': configuration(['install: sleep 1000']) };

const runs = async (project: Project, command: string): Promise<boolean> =>
  (await leftProcesses(project)).some((it) => it.includes(command));

test(
  'Ctrl-C in the middle of install ends it, says so in a sentence, and leaves nothing',
  async () => {
    await using project = await createProject(slowInstall, {});
    const { code, out, err } = await check(project, [], {
      signal: { name: 'SIGINT', when: (err) => err.includes('head: install'), toGroup: true },
    });
    expect(code).toBe(130);
    expect(out).toBe('');
    expect(err).toMatch(/\nStopped by SIGINT\.\nNothing was left running\. Run again to start over\.\n$/);
    expect(await leftProcesses(project)).toEqual([]);
    expect(await leftFiles(project)).toEqual([]);
  },
  patience,
);

test(
  'SIGTERM while it measures ends services and generator, and leaves nothing',
  async () => {
    await using project = await createProject({}, {});
    const { code, err } = await check(project, ['--time-limit', '1h'], {
      signal: {
        name: 'SIGTERM',
        when: async (text) => text.includes(' of at most ') && (await runs(project, 'server.js')),
      },
    });
    expect(code).toBe(143);
    expect(err).toContain('\nStopped by SIGTERM.\n');
    expect(await leftProcesses(project)).toEqual([]);
    expect(await leftFiles(project)).toEqual([]);
  },
  patience,
);

test(
  'services and generator end when Pacegate is killed, and the next run removes what is left',
  async () => {
    const detached =
      "require('node:http').createServer((request, response) => response.end()).listen(process.env.PORT);" +
      "require('node:child_process').spawn('setsid', ['sleep', '1000'], { stdio: 'ignore' });";
    await using project = await createProject({ 'server.js': detached }, {});
    await check(project, ['--time-limit', '1h'], { signal: { name: 'SIGKILL', when: () => runs(project, 'sleep') } });
    await until(async () => (await leftProcesses(project)).length === 0);
    expect(await leftFiles(project)).toHaveLength(1);
    expect(await check(project, ['--base', 'nowhere'])).toMatchObject({ code: 2 });
    expect(await leftFiles(project)).toEqual([]);
  },
  patience,
);
