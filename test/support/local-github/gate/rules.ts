import type { RequiredCheck, Rule, Ruleset } from '../model/protection.ts';
import type { Repository } from '../model/repository.ts';
import { asJson, asList, textOf } from '../json.ts';

/** Everything that protection and rulesets demand of a branch, together. */
export interface BranchRules {
  readonly requiredChecks: readonly RequiredCheck[];
  readonly strict: boolean;
  readonly requiredApprovals: number | null;
  readonly mergeQueue: boolean;
  readonly bindsAdmins: boolean;
}

/** GitHub's fnmatch: "*" stays within a part of the path, "**" does not. */
const matches = (pattern: string, ref: string, defaultBranch: string): boolean => {
  if (pattern === '~ALL') return true;
  if (pattern === '~DEFAULT_BRANCH') return ref === `refs/heads/${defaultBranch}`;
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll(/\*\*\/?|\*|\?/g, (it) => (it.startsWith('**') ? '.*' : it === '*' ? '[^/]*' : '[^/]'));
  return new RegExp(`^${source}$`).test(ref);
};

/** Rulesets that apply to a ref. */
export const rulesetsFor = (repository: Repository, ref: string): Ruleset[] => {
  const target = ref.startsWith('refs/tags/') ? 'tag' : 'branch';
  const hits = (patterns: readonly string[]): boolean =>
    patterns.some((it) => matches(it, ref, repository.defaultBranch));
  return repository.rulesets.filter(
    (it) => it.enforcement === 'active' && it.target === target && hits(it.include) && !hits(it.exclude),
  );
};

const checksOf = (rule: Rule): RequiredCheck[] =>
  asList(asJson(rule.parameters)['required_status_checks']).map((it) => ({
    context: textOf(it['context']),
    appId: typeof it['integration_id'] === 'number' ? it['integration_id'] : null,
  }));

export const rulesFor = (repository: Repository, branch: string): BranchRules => {
  const protection = repository.protections.get(branch);
  const rules = rulesetsFor(repository, `refs/heads/${branch}`).flatMap((it) => it.rules);
  const statusRules = rules.filter((it) => it.type === 'required_status_checks');
  const approvals = rules
    .filter((it) => it.type === 'pull_request')
    .map((it) => Number(asJson(it.parameters)['required_approving_review_count'] ?? 0));
  const all = [protection?.requiredApprovals ?? null, ...approvals].filter((it) => it !== null);
  const required = [...(protection?.requiredChecks?.checks ?? []), ...statusRules.flatMap(checksOf)];
  return {
    requiredChecks: required.filter(
      (it, index) => required.findIndex((other) => other.context === it.context && other.appId === it.appId) === index,
    ),
    strict:
      protection?.requiredChecks?.strict === true ||
      statusRules.some((it) => asJson(it.parameters)['strict_required_status_checks_policy'] === true),
    requiredApprovals: all.length === 0 ? null : Math.max(...all),
    mergeQueue: rules.some((it) => it.type === 'merge_queue'),
    bindsAdmins: protection?.enforceAdmins === true || statusRules.length > 0 || approvals.length > 0,
  };
};
