import { appUse } from '../app-use.ts';
import type { Check } from '../check.ts';
import type { DoctorFacts } from '../facts.ts';
import type { StoredBaselines } from '../github-facts.ts';
import { type Judged, ok, problem, unchecked, warning } from '../line.ts';
import { pacegateJobs } from '../pacegate-jobs.ts';

const storedLines = ({ place, series, records, problems }: StoredBaselines, refreshed: boolean): Judged[] => [
  records > 0
    ? ok(`The ${place} holds ${records === 1 ? 'one record' : `${records} records in ${series} files`}`)
    : unchecked(
        refreshed
          ? `There is nothing on the ${place} yet: the next push to the default branch begins it`
          : `There is nothing on the ${place}`,
      ),
  ...problems.map((it) => warning(it, '`pacegate baseline show` says more. What can be read is used.')),
];

/** Whether the App's workers measure the default branch: then its record is in the App's database. */
const isInApp = (facts: DoctorFacts): boolean => appUse(facts)?.measure === 'worker';

/** Whether the record of the default branch is written, and can be read. */
export const baselinesCheck: Check = {
  id: 'baselines',
  group: 'Baselines',
  judge: (facts) => {
    if (isInApp(facts))
      return [
        unchecked(
          "The record of the default branch is in the GitHub App's database, and was not looked at: the comment `/perf baseline` shows it",
        ),
      ];
    const { github, workflows } = facts;
    const jobs = pacegateJobs(workflows);
    const refreshed = jobs.some(({ modes }) => modes.has('refresh'));
    const stored = github.known ? github.value.baselines : null;
    const lines: Judged[] =
      stored === null
        ? [unchecked('The stored baselines on GitHub were not looked at')]
        : stored.known
          ? storedLines(stored.value, refreshed)
          : [unchecked(`The stored baselines could not be read: ${stored.why}`, stored.cure)];
    return refreshed || jobs.length === 0
      ? lines
      : [
          ...lines,
          warning(
            'No workflow stores measurements of the default branch: there will be no trends, and no goals over time',
            'Let one run on `push` to the default branch with `contents: write`: docs/baselines.md.',
          ),
        ];
  },
};

/** Whether rules of the repository forbid what the store does: make a branch, and move it forward. */
export const baselineRulesCheck: Check = {
  id: 'baseline-rules',
  group: 'Baselines',
  judge: (facts) => {
    const { github, configuration } = facts;
    if (!github.known || configuration.kind !== 'valid' || isInApp(facts)) return [];
    const { branch } = configuration.configuration.baseline;
    const { baselineRules: rules } = github.value;
    if (!rules.known) return [unchecked(`The rules for ${branch} could not be read: ${rules.why}`, rules.cure)];
    const { forbidding, unread } = rules.value;
    const found = forbidding.map(({ rule, cure }) =>
      problem(`The rule "${rule}" holds for ${branch}, so baselines can't be stored`, cure),
    );
    const blind =
      unread.length === 0 ? [] : [unchecked(`Of the rules for ${branch} was not read: ${unread.join(', ')}`)];
    return found.length > 0
      ? [...found, ...blind]
      : [ok(`No rule that could be read forbids writing ${branch}`), ...blind];
  },
};
