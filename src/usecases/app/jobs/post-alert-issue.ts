import { openIssue } from '../../../github/repository-issues.ts';
import { codeSpan } from '../../../report/escape.ts';
import { escapePlain } from '../../../report/escape.ts';
import type { Run } from '../model.ts';
import type { JobTools } from './job-tools.ts';
import type { PresentRepository } from './present-repository.ts';

/** Tells in an issue what an alert was found to come from. Gives "#12". Throws a GitHubError. */
export const postAlertIssue = async (
  run: Run,
  alert: string,
  body: string,
  { repository, name, github }: PresentRepository,
  { store, log }: Pick<JobTools, 'store' | 'log'>,
): Promise<string> => {
  const key = `alert-${run.id}`;
  const range =
    run.base === null
      ? ''
      : ` between ${codeSpan(run.base.sha.slice(0, 10))} and ${codeSpan(run.headSha.slice(0, 10))}`;
  const { number, url } = await openIssue(github, {
    repository: name,
    key,
    title: `Investigation of the alert ${escapePlain(alert, 120)}`,
    body: `The alert ${codeSpan(alert, 120)} made Pacegate look for what changed${range}, the last two deploys that it knows.\n\n${body}`,
  });
  await store.saveIssue(repository.id, key, number, 'open');
  log.info(`An alert was investigated: ${url}`, { repository: repository.id, run: run.id });
  return `#${number}`;
};
