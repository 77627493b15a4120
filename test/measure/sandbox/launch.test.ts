import { expect, test } from '@jest/globals';
import { jobCores } from '../../../src/measure/sandbox/job-cores.ts';
import { launchOf, type LaunchOrder } from '../../../src/measure/sandbox/launch.ts';
import { setupScript } from '../../../src/measure/sandbox/setup-script.ts';

const user = { name: 'nobody', uid: 65534, gid: 65533, isDedicated: false } as const;
const tools = { setpriv: true, prlimit: true, taskset: true } as const;

const order = (isolation: Partial<LaunchOrder['isolation']>, more: Partial<LaunchOrder> = {}): LaunchOrder => ({
  isolation: { namespaces: null, user: null, tools, ...isolation },
  command: 'node',
  args: ['a b', '--x'],
  workingDirectory: '/jobs/1/repository',
  mounts: [['bind', '/from', '/to']],
  network: 'host',
  self: { uid: 1000, gid: 1001 },
  limits: { openFiles: 100, fileSize: 5000, tasks: null, cpu: 60, cores: null },
  ...more,
});

const bounds = ['prlimit', '--nofile=100:100', '--fsize=5000:5000', '--core=0:0', '--cpu=60:60'];
const limited = [...bounds, '--', 'node', 'a b', '--x'];
const asNobody = ['--reuid', '65534', '--regid', '65533', '--clear-groups', '--no-new-privs'];
const namespaces = ['--pid', '--fork', '--kill-child=SIGKILL', '--mount', '--mount-proc', '--ipc'];
const setup = ['sh', '-c', setupScript, 'sandbox', '/jobs/1/repository', 'bind', '/from', '/to'];

test('without isolation limits are all there is, and nothing where the tools are missing', () => {
  expect(launchOf(order({}))).toEqual(['setpriv', '--pdeathsig', 'KILL', '--', ...limited]);
  expect(launchOf(order({ tools: { ...tools, setpriv: false, prlimit: false } }))).toEqual(['node', 'a b', '--x']);
});

test('as another user rights are given away before the command is started', () => {
  expect(launchOf(order({ user }))).toEqual(['setpriv', ...asNobody, '--pdeathsig', 'KILL', '--', ...limited]);
});

test('namespaces are made, filled and only then left to the user', () => {
  const start = ['setpriv', '--pdeathsig', 'KILL', '--', 'unshare', ...namespaces, '--', ...setup, '--'];
  expect(launchOf(order({ namespaces: 'root', user }))).toEqual([...start, 'setpriv', ...asNobody, '--', ...limited]);
  expect(launchOf(order({ namespaces: 'root' }))).toEqual([...start, ...limited]);
});

test('in a user namespace the command is the worker’s own user again, who can not undo the mounts', () => {
  const start = ['setpriv', '--pdeathsig', 'KILL', '--', 'unshare', '--user', '--map-root-user', ...namespaces];
  const back = ['unshare', '--user', '--map-user=1000', '--map-group=1001', '--', 'setpriv', '--no-new-privs'];
  expect(launchOf(order({ namespaces: 'user' }))).toEqual([...start, '--', ...setup, '--', ...back, '--', ...limited]);
});

test('without a network there is a loopback device', () => {
  const args = launchOf(order({ namespaces: 'root', user }, { network: 'none' }));
  expect(args).toContain('--net');
  expect(args.slice(args.indexOf('/to') + 1).slice(0, 4)).toEqual(['loopback', '', '', '--']);
});

test('the tasks of a user are limited, and the cores that the command begins on', () => {
  const { limits } = order({});
  expect(launchOf(order({ user }, { limits: { ...limits, tasks: 64 } }))).toContain('--nproc=64:64');
  const onTwo = launchOf(order({}, { limits: { ...limits, cores: '2,3' } }));
  expect(onTwo.slice(-7)).toEqual(['--', 'taskset', '-c', '2,3', 'node', 'a b', '--x']);
  const bare = { ...tools, setpriv: false, prlimit: false };
  const onOne = launchOf(order({ tools: bare }, { limits: { ...limits, cores: '2' } }));
  expect(onOne).toEqual(['taskset', '-c', '2', 'node', 'a b', '--x']);
});

test('a job has the last of the cores, and as much of their time as they can give', () => {
  expect(jobCores({ time: 60_000 }, [0, 1, 2, 3])).toEqual({ cores: null, cpu: 240 });
  expect(jobCores({ time: 60_000, cores: 2 }, [0, 1, 4, 5])).toEqual({ cores: '4,5', cpu: 120 });
  expect(jobCores({ time: 1500, cores: 8 }, [3])).toEqual({ cores: null, cpu: 2 });
  expect(jobCores({ time: 60_000, cores: null }, [])).toEqual({ cores: null, cpu: 60 });
});
