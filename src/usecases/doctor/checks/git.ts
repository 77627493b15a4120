import { defaultConfigurationFile } from '../../../config/read-configuration-file.ts';
import type { GitFacts } from '../../../measure/survey/git-facts.ts';
import type { Check } from '../check.ts';
import { type Judged, ok, problem, unchecked, warning } from '../line.ts';
import { pacegateJobs } from '../pacegate-jobs.ts';

const historyLine = ({ head, shallow, remote, defaultBranch, mergeBase }: GitFacts): Judged => {
  if (head === null)
    return problem(
      'There is no commit yet, so there is nothing to compare with',
      'Commit what you have: `git add -A && git commit`.',
    );
  if (defaultBranch === null)
    return warning(
      'The default branch can not be told here',
      remote === null
        ? 'Name what to compare with: `pacegate check --base REF`.'
        : `Let git ask for it: \`git remote set-head ${remote} --auto\`. Or name it: \`pacegate check --base REF\`.`,
    );
  const names = `${defaultBranch.name} (${defaultBranch.commit.slice(0, 10)})`;
  if (mergeBase)
    return ok(
      `The default branch is ${names}, and the merge base with it is here${shallow ? ' although the clone is shallow' : ''}`,
    );
  if (shallow && remote !== null)
    return warning(
      `This clone is shallow and does not hold the merge base with ${names}`,
      `Fetch the history: \`git fetch --unshallow ${remote}\`. In a workflow: \`fetch-depth: 0\` of actions/checkout. Pacegate tries to fetch what is missing.`,
    );
  return problem(
    `HEAD and ${names} have no commit in common${shallow ? ' in this shallow clone, which has no remote' : ''}`,
    shallow
      ? 'Clone it again with its history.'
      : 'Name a base that the change was started from: `pacegate check --base REF`.',
  );
};

/** Whether git can give both sides. */
export const gitCheck: Check = {
  id: 'git',
  group: 'Repository',
  judge: ({ git }) => {
    if ('problem' in git) return [problem(git.problem, git.cure)];
    const { top, branch, remote, remoteUrl, version } = git;
    return [
      ok(`git ${version}, ${top}${branch === null ? ', no branch is checked out' : ` on ${branch}`}`),
      historyLine(git),
      ...(remote === null
        ? [unchecked('There is no remote, so nothing of GitHub was looked at')]
        : [ok(`The remote ${remote} is ${remoteUrl ?? 'without an address'}`)]),
    ];
  },
};

const notYet = (path: string, branch: string): string => `${path} is not on ${branch} yet`;

/** Whether what is set up here has reached the default branch, from where GitHub takes it. */
export const merged: Check = {
  id: 'merged',
  group: 'Repository',
  judge: ({ git, configuration, workflows }) => {
    if ('problem' in git || git.defaultBranch === null) return [];
    const { name } = git.defaultBranch;
    const has = (path: string): boolean => git.onDefaultBranch.includes(path);
    const file = defaultConfigurationFile;
    const missing = [...new Set(pacegateJobs(workflows).map(({ workflow }) => workflow.path))].filter((it) => !has(it));
    return [
      ...(configuration.kind === 'valid' && configuration.configuration.file.endsWith(file) && !has(file)
        ? [unchecked(`${notYet(file, name)}: until then pull requests are judged by their own, and can't be red`)]
        : []),
      ...missing.map((path) =>
        unchecked(
          `${notYet(path, name)}: until then nothing runs on pushes, on a schedule or on what other workflows measured`,
        ),
      ),
    ];
  },
};
