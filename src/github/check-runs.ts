import type { GitHub } from './client.ts';
import type { RepositoryName } from './repository-name.ts';

/** An app as GitHub names it: 15368 and "github-actions" for a workflow's own token. */
export interface CheckApp {
  readonly id: number;
  readonly slug: string;
}

/** A check run as far as it is read here. */
export interface CheckRun {
  readonly id: number;
  readonly url: string;
  readonly externalId: string;
  readonly detailsUrl: string;
  readonly isCompleted: boolean;
  readonly annotations: number;
  /** Null where the server does not say. */
  readonly app: CheckApp | null;
}

/** Which check run: it is ours when all of these agree. */
export interface CheckIdentity {
  readonly repository: RepositoryName;
  readonly name: string;
  /** Of the head, never GITHUB_SHA of a pull_request run: that is the merge commit, which no required check looks at. */
  readonly headSha: string;
  /** "pr-12" or "merge-group": GitHub gives it back, and names no pull request for the head of a fork. */
  readonly externalId: string;
  /** Where the report is: the run of the workflow. */
  readonly detailsUrl: string;
}

interface GivenCheckRun {
  readonly id: number;
  readonly name: string;
  readonly html_url: string | null;
  readonly external_id: string | null;
  readonly details_url: string | null;
  readonly status: string;
  readonly output: { readonly annotations_count: number };
  readonly app: { readonly id: number; readonly slug?: string } | null;
}

export const toCheckRun = (run: GivenCheckRun): CheckRun => ({
  id: run.id,
  url: run.html_url ?? '',
  externalId: run.external_id ?? '',
  detailsUrl: run.details_url ?? '',
  isCompleted: run.status === 'completed',
  annotations: run.output.annotations_count,
  app: run.app === null ? null : { id: run.app.id, slug: run.app.slug ?? '' },
});

/** All check runs of that name on the commit, whoever made them, the newest first. */
export const listCheckRuns = async (
  github: GitHub,
  { repository, name, headSha }: Pick<CheckIdentity, 'repository' | 'name' | 'headSha'>,
): Promise<readonly CheckRun[]> => {
  const { data } = await github.rest.checks.listForRef({
    ...repository,
    ref: headSha,
    check_name: name,
    filter: 'all',
    per_page: 100,
  });
  return data.check_runs
    .filter((run) => run.name === name)
    .sort((one, other) => other.id - one.id)
    .map(toCheckRun);
};

/**
 * The run to go on with, of those of the name: made for the same pull request, and without annotations of an earlier
 * completion, since new ones would be added to them. Whether it was made by our app shows when it is updated.
 */
export const usableRun = (runs: readonly CheckRun[], { externalId }: Pick<CheckIdentity, 'externalId'>) =>
  runs.find((run) => run.externalId === externalId && (!run.isCompleted || run.annotations === 0)) ?? null;

const isJob = ({ detailsUrl, externalId }: CheckRun): boolean =>
  /\/actions\/runs\/\d+\/job\/\d+/.test(detailsUrl) && !/^(?:pr-|merge-group)/.test(externalId);

/**
 * Who else reports a check of our name on this commit, in sentences: where the required check is not bound to an app,
 * theirs can satisfy it.
 */
export const nameConflicts = (name: string, ours: CheckRun, runs: readonly CheckRun[]): readonly string[] => {
  const others = runs.filter((run) => run.id !== ours.id);
  const apps = new Map(
    others.flatMap(({ app }) => (app !== null && ours.app !== null && app.id !== ours.app.id ? [[app.id, app]] : [])),
  );
  const foreign = [...apps.values()].map(
    ({ id, slug }) =>
      `The app ${slug || 'without a name'} (id ${id}) has a check named ${name} on this commit too. ` +
      `Bind the required check ${name} to the app with id ${ours.app?.id}, or give ours another name with the input \`name\`.`,
  );
  const job = others.some((run) => run.app?.id === ours.app?.id && isJob(run))
    ? [
        `A job named ${name} makes a check of the same name, which can take the place of this one: give the job another name.`,
      ]
    : [];
  return [...foreign, ...job];
};
