import { type ForbiddingRule, forbiddingRules } from './branch-rules.ts';
import type { GitHub } from './client.ts';
import { explainGitHub } from './explain-failure.ts';
import { type RepositoryName, repositoryText } from './repository-name.ts';
import { statusOf } from './request-failure.ts';

/** A check without which a branch takes no merge. */
export interface RequiredCheck {
  readonly name: string;
  /** The app that it must come from; null: any job or app with `checks: write` can satisfy it. */
  readonly appId: number | null;
  /** "branch protection", or "ruleset 7". */
  readonly source: string;
}

export interface BranchRules {
  readonly requiredChecks: readonly RequiredCheck[];
  readonly hasMergeQueue: boolean;
  /** What the token may not read or the server does not have, for people. */
  readonly unread: readonly string[];
}

interface Place {
  readonly repository: RepositoryName;
  readonly branch: string;
}

type Rule = Awaited<ReturnType<GitHub['rest']['repos']['getBranchRules']>>['data'][number];
interface Protection {
  readonly contexts?: readonly string[];
  readonly checks?: readonly { readonly context: string; readonly app_id?: number | null }[];
}

/** -1 is how GitHub writes "any app" where it takes it, null where it gives it. */
const appOf = (id: number | null | undefined): number | null => (id == null || id < 0 ? null : id);

const fromProtection = ({ checks = [], contexts = [] }: Protection): readonly RequiredCheck[] => {
  const source = 'branch protection';
  // Older servers give only names.
  return checks.length > 0
    ? checks.map(({ context, app_id: id }) => ({ name: context, appId: appOf(id), source }))
    : contexts.map((name) => ({ name, appId: null, source }));
};

const fromRule = (rule: Rule): readonly RequiredCheck[] =>
  rule.type === 'required_status_checks'
    ? (rule.parameters?.required_status_checks ?? []).map(({ context, integration_id: id }) => ({
        name: context,
        appId: appOf(id),
        source: `ruleset ${rule.ruleset_id ?? 'of the organization'}`,
      }))
    : [];

const orNull =
  (...statuses: readonly number[]) =>
  (error: unknown): null => {
    if (statuses.includes(statusOf(error) ?? 0)) return null;
    throw error;
  };

/** The rules of rulesets that hold for a branch, which need not exist; null on servers without rulesets. */
const readRules = (github: GitHub, { repository, branch }: Place): Promise<readonly Rule[] | null> =>
  github.paginate(github.rest.repos.getBranchRules, { ...repository, branch, per_page: 100 }).catch(orNull(403, 404));

const readBranch = (github: GitHub, { repository, branch }: Place) =>
  github.rest.repos.getBranch({ ...repository, branch }).then(({ data }) => data);

/** The branch itself names its required checks to everybody who may read; the protection's own page wants an admin. */
const readProtection = async (github: GitHub, place: Place): Promise<Protection | 'none' | 'unread'> => {
  const branch: Awaited<ReturnType<typeof readBranch>> = await readBranch(github, place);
  if (!branch.protected) return 'none';
  // Not every server gives it, whatever the types say.
  const given: { required_status_checks?: Protection } | undefined = branch.protection;
  if (given?.required_status_checks !== undefined) return given.required_status_checks;
  const { repository, branch: name } = place;
  const own = await github.rest.repos
    .getStatusChecksProtection({ ...repository, branch: name })
    .catch(orNull(403, 404));
  return own?.data ?? 'unread';
};

const explainRules = (error: unknown, { repository, branch }: Place) =>
  explainGitHub(error, `read the rules of branch ${branch} of ${repositoryText(repository)}`);

/** Which checks a branch requires, and of whom. Throws a GitHubError where the branch can't be seen. */
export const readBranchRules = async (github: GitHub, place: Place): Promise<BranchRules> => {
  try {
    const [protection, rules] = await Promise.all([readProtection(github, place), readRules(github, place)]);
    return {
      requiredChecks: [
        ...(typeof protection === 'string' ? [] : fromProtection(protection)),
        ...(rules ?? []).flatMap(fromRule),
      ],
      hasMergeQueue: (rules ?? []).some(({ type }) => type === 'merge_queue'),
      unread: [
        ...(protection === 'unread' ? ['the branch protection: it takes an administrator'] : []),
        ...(rules === null ? ['rulesets: the server does not give them'] : []),
      ],
    };
  } catch (error) {
    throw explainRules(error, place);
  }
};

export interface BaselineBranchRules {
  readonly exists: boolean;
  /** What keeps commits of ours out. */
  readonly forbidding: readonly ForbiddingRule[];
  readonly unread: readonly string[];
}

/** Whether rules would keep us from writing the branch of baselines, which need not exist yet. Throws a GitHubError. */
export const readBaselineBranchRules = async (github: GitHub, place: Place): Promise<BaselineBranchRules> => {
  try {
    const [branch, rules] = await Promise.all([readBranch(github, place).catch(orNull(404)), readRules(github, place)]);
    const checks = branch?.protected === true ? await readProtection(github, place) : 'none';
    const isChecked = typeof checks !== 'string' && fromProtection(checks).length > 0;
    return {
      exists: branch !== null,
      forbidding: forbiddingRules(place.branch, [
        ...(rules ?? []).map(({ type }) => type),
        ...(isChecked ? ['required_status_checks'] : []),
      ]),
      unread: [
        ...(branch?.protected === true ? ['what else its branch protection asks for: it takes an administrator'] : []),
        ...(rules === null ? ['rulesets: the server does not give them'] : []),
      ],
    };
  } catch (error) {
    throw explainRules(error, place);
  }
};
