import { expect, test } from '@jest/globals';
import { explain, run } from '../../src/cli/run.ts';
import { version } from '../../src/cli/version.ts';
import { InterruptedError, UsageError } from '../../src/core/errors.ts';
import { FakeHost } from './fake-host.ts';

const runWith = async (...args: readonly string[]) => {
  const host = new FakeHost(...args);
  const code = await run(host.process);
  return { code, out: host.out.join(''), err: host.err.join('') };
};

test('--help lists the commands on standard output', async () => {
  const { code, out, err } = await runWith('--help');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('Usage: pacegate');
  expect(out).toMatch(
    /init \[options\][^]*doctor \[options\][^]*check \[options\][^]*report \[options\] <result>[^]*baseline/,
  );
});

test.each([
  ['check', '--help'],
  ['help', 'check'],
])('%s %s shows the options', async (...args) => {
  const { code, out } = await runWith(...args);
  expect(code).toBe(0);
  for (const option of [
    '--base',
    '--head',
    '--config',
    '--suite',
    '--scenario',
    '--time-limit',
    '--seed',
    '--out',
    '--json',
  ])
    expect(out).toContain(option);
});

test('--version is the package’s', async () => {
  expect(await runWith('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' });
  expect(version).toMatch(/^\d+\.\d+\.\d+/);
});

test.each([
  { args: ['chek'], says: "unknown command 'chek'", suggests: '(Did you mean check?)' },
  { args: ['check', '--sed', '4'], says: "unknown option '--sed'", suggests: '(Did you mean --seed?)' },
  {
    args: ['report', 'r.json', '--formt', 'x'],
    says: "unknown option '--formt'",
    suggests: '(Did you mean --format?)',
  },
  { args: ['report'], says: "missing required argument 'result'", suggests: 'pacegate --help' },
  { args: ['check', '--base'], says: "option '--base <ref>' argument missing", suggests: 'pacegate --help' },
  { args: ['check', 'extra'], says: 'too many arguments', suggests: 'pacegate --help' },
  { args: ['baseline'], says: 'Usage: pacegate baseline', suggests: 'refresh [options]' },
  { args: ['baseline', 'shw'], says: "unknown command 'shw'", suggests: '(Did you mean show?)' },
  { args: ['baseline', 'import'], says: "missing required argument 'file'", suggests: 'pacegate --help' },
  { args: ['baseline', 'refresh', '--base', 'x'], says: "unknown option '--base'", suggests: 'pacegate --help' },
  { args: ['init', 'here'], says: 'too many arguments', suggests: 'pacegate --help' },
  { args: [], says: 'Usage: pacegate', suggests: 'check [options]' },
])('wrong arguments end with 2 and a hint: $args', async ({ args, says, suggests }) => {
  const { code, out, err } = await runWith(...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(says);
  expect(err).toContain(suggests);
  expect(err).not.toMatch(/^\s+at /m);
});

test('a value that makes no sense ends with 2, its message and its cure', async () => {
  const { code, out, err } = await runWith('check', '--time-limit', '5');
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toBe(
    '--time-limit "5" is not a duration of at least a second.\nWrite it with its unit, such as 90s or 5m.\n',
  );
});

test('a foreseen error is its message and cure, without a trace', () => {
  const host = new FakeHost();
  expect(explain(new UsageError('What happened.', 'What to do.'), host.process)).toBe(2);
  expect(explain(new InterruptedError('SIGTERM'), host.process)).toBe(143);
  expect(host.err[0]).toBe('What happened.\nWhat to do.\n');
});

test('an error on the way out does not hide what ended the command', () => {
  const host = new FakeHost();
  const both = new SuppressedError(new UsageError('Left behind.', 'Remove it.'), new InterruptedError('SIGTERM'));
  expect(explain(both, host.process)).toBe(143);
  expect(host.err.join('')).toMatch(/^Stopped by SIGTERM\.\n.*\nLeft behind\.\nRemove it\.\n$/);
});

test('a defect says that it is one; the trace comes when it is asked for', () => {
  const host = new FakeHost();
  const defect = new TypeError('x is not a function');
  expect(explain(defect, host.process)).toBe(70);
  expect(host.err[0]).toContain('Pacegate itself failed: x is not a function');
  expect(host.err[0]).not.toMatch(/^\s+at /m);
  host.env['PACEGATE_DEBUG'] = '1';
  explain(defect, host.process);
  expect(host.err[1]).toMatch(/^\s+at /m);
});
