import type { Command, Option } from 'commander';
import { appVariables } from '../app/variables.ts';
import { exitCodeMeanings } from './exit-codes.ts';
import { createProgram } from './program.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** Defaults that depend on the run stand in the description, as help prints them. */
const optionRow = ({ flags, description, defaultValue }: Option): string[] => {
  const { text, fallback } = /^(?<text>.*?)(?: \(default: (?<fallback>.*)\))?$/.exec(description)?.groups ?? {};
  const known = typeof defaultValue === 'string' ? `\`${defaultValue}\`` : cell(fallback ?? '');
  return [`\`${flags}\``, cell(sentence(text ?? '')), known];
};

/** "pacegate baseline show": a command with those that it belongs to. */
const fullName = (command: Command): string =>
  command.parent === null ? command.name() : `${fullName(command.parent)} ${command.name()}`;

const commandText = (command: Command): string => {
  const given = command.registeredArguments.map((it) => (it.required ? `<${it.name()}>` : `[${it.name()}]`));
  const usage = [fullName(command), ...(command.options.length > 0 ? ['[options]'] : []), ...given].join(' ');
  const about = command.registeredArguments.map((it, index) => `\`${given[index] ?? ''}\` is ${it.description}.`);
  return [
    `## \`${usage}\``,
    [command.description(), ...about].join(' '),
    ...(command.options.length > 0 ? [table(['option', 'does', 'default'], command.options.map(optionRow))] : []),
  ].join('\n\n');
};

/** The commands that do something, those of `baseline` one by one. */
export const leafCommands = (program: Command): Command[] =>
  program.commands.flatMap((command) => (command.commands.length === 0 ? [command] : leafCommands(command)));

/** Variables that Pacegate reads, and those that commands of the configuration find. */
const read: readonly (readonly string[])[] = [
  [
    '`GITHUB_TOKEN`, `GH_TOKEN`',
    'For `doctor` and `--store branch`: the token that GitHub is asked with. It is sent to GitHub alone.',
  ],
  [
    '`GITHUB_REPOSITORY`, `GITHUB_API_URL`, `GITHUB_SERVER_URL`',
    'Which repository on which server is meant, as jobs have them; otherwise those of the remote.',
  ],
  ['`GH_HOST`', 'The host of your Enterprise Server, where the remote is on one.'],
  ['`PACEGATE_DEBUG`', 'Set to anything: a defect of Pacegate is shown with its stack trace.'],
  ['`CHROME_PATH`', 'The browser that pages are visited with; otherwise one is looked for.'],
  [
    '`PACEGATE_CHROME_FLAGS`',
    'Flags for that browser besides its own, such as `--no-sandbox` where the kernel allows no sandbox to an ordinary user.',
  ],
  ['`NO_COLOR`', 'Set to anything: no colours.'],
  ['`TMPDIR`', 'Where both sides are checked out. Everything there is removed at the end.'],
];

const given: readonly (readonly string[])[] = [
  ['`PORT`', 'service, `setup`, `teardown`', 'The port to listen on.'],
  ['`PACEGATE_SIDE`', 'all', '`base` or `head`.'],
  [
    '`PACEGATE_PORT`',
    'service, `setup`, `teardown`',
    'The same as `PORT`, for tools that give `PORT` a meaning of their own.',
  ],
  [
    '`PACEGATE_DIRECTORY`',
    'service, `setup`, `teardown`',
    "A directory of the side's own for this block. It is removed after it.",
  ],
  ['`PACEGATE_RUN`', 'all', 'Marks the processes of this run, so that none is left behind.'],
];

/** The reference of the command line, in Markdown. */
export const commandLineReference = (): string => {
  const silent = { write: () => true };
  const none = (): Promise<number> => Promise.resolve(0);
  const actions = {
    check: none,
    measure: none,
    investigate: none,
    report: none,
    init: none,
    doctor: none,
    baseline: none,
    app: none,
    worker: none,
  };
  const program = createProgram({ stdout: silent, stderr: silent }, actions, () => {});
  return `${[
    '<!-- Written by "npm run docs" from src/cli. Change it there. -->',
    '# Command line',
    program.description(),
    '`pacegate --help` and `pacegate <command> --help` show the options, `pacegate --version` the version.',
    ...leafCommands(program).map(commandText),
    '## Output',
    'Progress goes to standard error: redrawn in place in a terminal, one line a step elsewhere. The verdict goes to standard output.\n' +
      'The output directory holds `result.json`, `comment.md`, `raw/` (what the blocks were judged by, and every block) and `logs/`.\n' +
      'The result of an earlier run in the same directory is replaced. `pacegate investigate` adds `investigation.json`, `investigation.md`,\n' +
      '`investigation-comment.md`, `raw/proof.json` and `raw/arms/`, written anew at every step: with `--result` it goes on from there.',
    'What Pacegate writes is never part of what it measures: where results lie in the working tree (`--out`, `--result`, or those of an earlier run), they\n' +
      'are left out of the head, and a notice says so unless git ignores them. Other files in that directory count as any others.',
    'Ctrl-C stops what was started and removes what was made; a second one does so without waiting.',
    '## Exit codes',
    table(
      ['code', 'name', 'when'],
      exitCodeMeanings.map(({ code, name, when }) => [String(code), name, cell(when)]),
    ),
    '`pacegate investigate` ends with 0 when the cause is proven or nothing regressed, 4 when nothing was proven, 3 when nothing could be compared.',
    '`pacegate report` ends with 0 when it could render the result, whatever its verdict; `pacegate doctor` with 0 when nothing has to\n' +
      'be done, else with 1; `pacegate init` and `pacegate baseline` with 0, 2 or 3, `pacegate baseline refresh` as `check` does;\n' +
      '`pacegate app` and `pacegate worker` with 0 when a signal has stopped them, 2 for wrong settings, 3 where the database can not be opened.',
    '## Environment variables',
    'Read by Pacegate, beside those that the configuration names as `${NAME}`:',
    table(['variable', 'means'], read),
    'Read by `pacegate app` and `pacegate worker` ([app.md](app.md)):',
    table(
      ['variable', 'means', 'default'],
      appVariables.map(({ name, means, fallback }) => [`\`${name}\``, means, fallback]),
    ),
    'Given to the commands of the configuration:',
    table(['variable', 'to', 'means'], given),
    "They also get Pacegate's own environment, without credentials of the job (such as `GITHUB_TOKEN`) and without what belongs to an\n" +
      'outer npm or git.',
  ].join('\n\n')}\n`;
};
