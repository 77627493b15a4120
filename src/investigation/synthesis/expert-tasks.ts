import { formatDuration } from '../../core/format.ts';
import type { Hypothesis } from '../../core/investigation.ts';
import { later } from './timeline.ts';

/** What an expert is asked to do. All experts begin at the same time and share a deadline. */
export interface ExpertTask {
  /** "PERF_TASK_001", … */
  readonly id: string;
  readonly expert: Hypothesis['expert'];
  readonly objective: string;
  /** What is known so far: sentences, a stranger's text. */
  readonly context: readonly string[];
  readonly requirements: readonly string[];
  readonly expected: readonly string[];
  /** ms from the opening. */
  readonly limit: number;
  /** ISO 8601: what is not there by then is left out. */
  readonly deadline: string;
}

type Order = Pick<ExpertTask, 'expert' | 'objective' | 'requirements' | 'expected'>;

const orders: readonly Order[] = [
  {
    expert: 'data',
    objective: 'Say when, where and how much: which routes and scenarios are affected, and which are not.',
    requirements: [
      'Every figure with both sides, and with its interval where it varies.',
      'Tell the shape of the change: all requests or a tail, from the start or growing.',
      'Hold it against the recorded history: a base that has moved is not this change.',
    ],
    expected: ['A view of the regressions.', 'Suspects where logs tell when a level changed.'],
  },
  {
    expert: 'code',
    objective: 'Find the changed code and the changed dependencies that could have done it.',
    requirements: [
      'Every suspect with a class, a place at the head, and evidence of both sides.',
      'A patch that undoes it and what it needs, and no more; or the reason why there is none.',
    ],
    expected: ['Suspects, the most suspected first.'],
  },
  {
    expert: 'infrastructure',
    objective: 'Find the changed settings that could have done it, and the limits that the service has run into.',
    requirements: [
      'Key by key: a file of settings often changes several at once.',
      'Values of keys that look secret are shown to nobody.',
      'Say which settings act only where the service is deployed: undoing those here would show nothing.',
    ],
    expected: ['Suspects, the most suspected first.', 'Readings of both sides.'],
  },
];

/** The experts' tasks. `limit` in ms from `at`. */
export const expertTasks = (at: string, limit: number, context: readonly string[]): ExpertTask[] =>
  orders.map((order, index) => ({
    id: `PERF_TASK_${String(index + 1).padStart(3, '0')}`,
    ...order,
    context: [...context, `There are ${formatDuration(limit)} for it.`],
    limit,
    deadline: later(at, limit),
  }));
