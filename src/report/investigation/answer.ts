import type { Investigation } from '../../core/investigation.ts';
import { codeSpan } from '../escape.ts';
import { count } from '../words.ts';
import { outside, stateFace, stateText } from './words.ts';

/** The first line: how far it came, and the answer with the number that matters. */
export const answerLine = (investigation: Investigation): string =>
  `${stateFace(investigation).emoji} **Pacegate investigation: ${stateText(investigation)}** — ${outside(investigation.summary, 900)}`;

const commit = (name: string): string => codeSpan(name.slice(0, 7), 7);

/** What was looked into: "Base `9f2c1e7` against head `41d7be0`, 3 commits; priority MEDIUM; asked for: api latency.p95." */
export const scopeLine = ({ scope, priority }: Pick<Investigation, 'scope' | 'priority'>): string => {
  const { base, head, commits, asked } = scope;
  const amount = commits.length > 1 ? `, ${count(commits.length, 'commit')}` : '';
  const wish = asked === '' ? '' : `; asked for: ${outside(asked, 200)}`;
  return `Base ${commit(base)} against head ${commit(head)}${amount}; priority ${priority}${wish}.`;
};
