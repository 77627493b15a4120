import type { CheckEvent } from './events/app-event.ts';
import { planGroupRun } from './plan-group-run.ts';
import type { AppJob, DeliveryRecord } from './ports.ts';

interface Pressed {
  readonly deliveryId: string;
  readonly receivedAt: Date;
}

/**
 * The command that a button stands for. Where the grammar knows the commit, it is named: whoever pressed the button has
 * seen that one, which is also how the code of a fork is approved.
 */
const textOf = ({ button, headSha }: CheckEvent): string => {
  switch (button) {
    case 'remeasure':
      return `/perf check ${headSha}`;
    case 'load':
      return `/perf load ${headSha}`;
    case 'investigate':
      return `/perf investigate ${headSha}`;
    case 'accept':
      return '/perf accept all';
  }
};

/**
 * Measures a merge group again, or makes commands of a button. They are about the commit of the check and not about the
 * head that is recorded by now: a check of an older commit keeps its buttons, and nobody accepts what they did not see.
 */
export const planCheckButton = (
  event: CheckEvent,
  { deliveryId, receivedAt }: Pressed,
): Pick<DeliveryRecord, 'repositories' | 'runs' | 'jobs'> => {
  const { repository, about, checkId, by, headSha } = event;
  if (about.kind === 'merge-group')
    return { repositories: [repository], runs: [planGroupRun(repository.id, about.group, by)], jobs: [] };
  // A button can be pressed again, a delivery be sent again: the first is a new command, the second is not.
  const source = `${checkId}:${deliveryId}`;
  const jobs = about.numbers.map((number): AppJob => ({
    kind: 'command',
    command: {
      repositoryId: repository.id,
      number,
      source: { kind: 'button', id: about.numbers.length > 1 ? `${source}:${number}` : source },
      by,
      text: textOf(event),
      at: receivedAt,
      headSha,
    },
  }));
  return { repositories: [repository], runs: [], jobs };
};
