import { codeSpan } from '../../../report/escape.ts';
import { left, table } from '../../../report/markdown.ts';
import type { Mistake } from './command.ts';
import { grammars } from './grammar.ts';

const commandTable = (): string =>
  table(
    [left('Command'), left('Does')],
    Object.values(grammars).map(({ form, does }) => [codeSpan(form), does]),
  ).join('\n');

/** The answer to `/perf help`. Markdown. */
export const helpText = (): string =>
  [
    commandTable(),
    '',
    'People who may write to this repository can use them: one command in a comment, at the start of a line. They are about the ' +
      'commit that was the newest when the comment was written. For a pull request from a fork, name the commit that you have looked at, ' +
      'with its whole hash.',
  ].join('\n');

/** The answer to a command that can't be understood: what is wrong, and how it is written. Markdown. */
export const mistakeText = ({ verb, problem }: Mistake): string =>
  verb === null
    ? `${problem} Nothing was done. These are the commands:\n\n${commandTable()}`
    : `${problem} Nothing was done. It is written like this: ${codeSpan(grammars[verb].form)}`;
