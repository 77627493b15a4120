import type { Permissions } from '../../../measure/survey/workflow.ts';
import type { Check } from '../check.ts';
import { type Judged, ok, problem, warning } from '../line.ts';
import { type JobMode, pacegateJobs, type PacegateJob, placeOf } from '../pacegate-jobs.ts';

type Level = 'read' | 'write';

interface Need {
  readonly area: string;
  readonly level: Level;
  /** What does not work without, a clause. */
  readonly without: string;
}

const posting: readonly Need[] = [
  { area: 'checks', level: 'write', without: "the check can't be posted" },
  { area: 'pull-requests', level: 'write', without: "the comment can't be written" },
];
const reading: Need = { area: 'contents', level: 'read', without: "the repository can't be checked out" };

const needsOfMode: Readonly<Record<JobMode, readonly Need[]>> = {
  command: [reading],
  check: [reading],
  refresh: [{ area: 'contents', level: 'write', without: "the baseline can't be stored" }],
  report: [reading, ...posting, { area: 'actions', level: 'read', without: "what was measured can't be downloaded" }],
  investigate: [reading],
};

/** The least that the job has to be allowed, by area. */
export const needsOf = ({ modes, posts }: Pick<PacegateJob, 'modes' | 'posts'>): Need[] => {
  const all = [...modes].flatMap((mode) => [...needsOfMode[mode], ...(mode === 'check' && posts ? posting : [])]);
  const areas = new Map<string, Need>();
  for (const need of all) if (areas.get(need.area)?.level !== 'write') areas.set(need.area, need);
  return [...areas.values()];
};

const suffices = (given: string | undefined, level: Level): boolean => given === 'write' || given === level;

const block = (needs: readonly Need[]): string => needs.map(({ area, level }) => `\`${area}: ${level}\``).join(', ');

const judgeBlock = (job: PacegateJob, granted: Permissions | null, needs: readonly Need[]): Judged[] => {
  const place = placeOf(job);
  if (granted === null)
    return [
      warning(
        `${place} says nothing of permissions: those of the repository's settings hold, which may be too few or far too many`,
        `Give the job \`permissions:\` with ${block(needs)}.`,
      ),
    ];
  if (granted === 'write-all' || granted === 'read-all')
    return [
      (granted === 'write-all' ? warning : problem)(
        `${place} has \`permissions: ${granted}\`, which is ${granted === 'write-all' ? 'more than it needs' : 'too few to post'}`,
        `Give it exactly ${block(needs)}.`,
      ),
    ];
  const missing = needs.filter(({ area, level }) => !suffices(granted.get(area), level));
  const extra = [...granted].filter(
    ([area, level]) => level === 'write' && !needs.some((it) => it.area === area && it.level === 'write'),
  );
  return [
    ...missing.map(({ area, level, without }) =>
      problem(
        `${place} has no \`${area}: ${level}\`: ${without}`,
        `Add \`${area}: ${level}\` to \`permissions:\` of the job.`,
      ),
    ),
    ...(extra.length === 0
      ? []
      : [
          warning(
            `${place} may write more than it needs: ${extra.map(([area]) => area).join(', ')}`,
            'The job runs code of the pull request: leave out what it does not need, or move it to another job.',
          ),
        ]),
  ];
};

/** Whether each job may do what it is there for, and no more. */
export const workflowPermissionsCheck: Check = {
  id: 'workflow-permissions',
  group: 'Workflow',
  judge: ({ workflows }) =>
    pacegateJobs(workflows).flatMap((job) => {
      const needs = needsOf(job);
      const found = judgeBlock(job, job.job.permissions ?? job.workflow.permissions, needs);
      return found.length > 0
        ? found
        : [ok(`${placeOf(job)} may do what it has to, and write nothing else: ${block(needs)}`)];
    }),
};
