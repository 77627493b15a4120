import type { JobTools } from './jobs/job-tools.ts';
import type { AbandonedRun } from './ports.ts';

/** ms. A worker says something every two seconds; a workflow may wait a day for its machine. */
const patience = { silence: 60_000, upload: 24 * 3_600_000 } as const;

const textOf = (ms: number): string =>
  ms < 3_600_000 ? `${Math.round(ms / 1000)} s` : `${Math.round(ms / 3_600_000)} h`;

type Limits = Readonly<Record<keyof typeof patience, number>>;

/** Title, what happened, what to do. */
const wordsOf = ({ run: { worker, attempt }, at }: AbandonedRun, { silence, upload }: Limits): readonly string[] => {
  const time = textOf(silence);
  switch (at) {
    case 'opening':
      return [
        'The measurement could not be begun',
        'The App has tried for an hour and is not trying any more.',
        "Look at the App's log and at the state of GitHub, and measure again.",
      ];
    case 'queue':
      return [
        'No worker could take it',
        `It was handed to the workers more than ${time} ago, and is in their queue no more.`,
        'Look whether a worker runs, and measure again.',
      ];
    case 'worker':
      return [
        'The worker was lost before there was a result',
        `The worker ${worker ?? 'that had it'} has given no sign of life for ${time}, at attempt ${attempt}, and the job is not tried again.`,
        "Look at the worker's log and at the memory of its machine, and measure again.",
      ];
    case 'upload':
      return [
        'No workflow uploaded a measurement',
        `For ${textOf(upload)} no workflow of this commit has uploaded what it measured.`,
        'Look whether one runs for it: a workflow that uploads later is taken all the same.',
      ];
  }
};

const problemOf = (abandoned: AbandonedRun, limits: Limits): string => {
  const [title = '', what = '', cure = ''] = wordsOf(abandoned, limits);
  const { failure } = abandoned;
  return [title, ...(failure === null ? [what] : [what, `The last failure: ${failure}`]), cure].join('\n');
};

/**
 * Ends the runs that nobody goes on with, so that no check stays open for ever. Gives how many there were. Throws a
 * DatabaseError.
 */
export const watchdog = async (
  { store, log }: Pick<JobTools, 'store' | 'log'>,
  limits: Limits = patience,
): Promise<number> => {
  const abandoned = await store.abandonedRuns(limits);
  for (const it of abandoned) {
    const { id, worker, attempt } = it.run;
    log.warn('A run was left behind.', { run: id, at: it.at, worker, attempt });
    await store.endRun(id, 'failed', problemOf(it, limits));
  }
  return abandoned.length;
};
