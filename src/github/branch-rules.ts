/** A rule of a ruleset or a branch protection that would keep us from writing the branch of baselines. */
export interface ForbiddingRule {
  /** As the settings call it. */
  readonly rule: string;
  readonly cure: string;
}

const exempt = (branch: string): string =>
  `Exclude \`${branch}\` from the branches that the rule targets, or let whoever writes it (GitHub Actions, or your App) bypass the rule`;

/** Name in the settings, and how GitHub words the refusal. `deletion` and `non_fast_forward` don't touch us. */
const rules: Readonly<Record<string, readonly [name: string, words: RegExp | null]>> = {
  creation: ['Restrict creations', /creations? being restricted|restrict.*creation/i],
  update: ['Restrict updates', /updates? being restricted|Cannot update this protected ref/i],
  pull_request: ['Require a pull request before merging', /through a pull request/i],
  required_status_checks: ['Require status checks to pass', /status checks?\b/i],
  merge_queue: ['Require merge queue', /merge queue/i],
  required_deployments: ['Require deployments to succeed', /deployments?\b/i],
  required_signatures: ['Require signed commits', /verified signature|signed commits?/i],
  workflows: ['Require workflows to pass before merging', /required workflow/i],
  code_scanning: ['Require code scanning results', /code scanning/i],
  code_quality: ['Require code quality results', /code quality/i],
  commit_message_pattern: ['Restrict commit metadata (message)', /commit message/i],
  commit_author_email_pattern: ['Restrict commit metadata (author)', /author email/i],
  committer_email_pattern: ['Restrict commit metadata (committer)', /committer email/i],
  branch_name_pattern: ['Restrict branch names', /branch name/i],
  file_path_restriction: ['Restrict file paths', /file path/i],
  file_extension_restriction: ['Restrict file extensions', /file extension/i],
  max_file_path_length: ['Restrict file path length', /path length/i],
  max_file_size: ['Restrict file size', /file size/i],
};

/** Rules that only forbid some contents: they may let ours pass, so they are no reason to warn before it was tried. */
const onlySome = new Set([
  'commit_message_pattern',
  'commit_author_email_pattern',
  'committer_email_pattern',
  'branch_name_pattern',
  'file_path_restriction',
  'file_extension_restriction',
  'max_file_path_length',
  'max_file_size',
  // GitHub signs what Apps and workflows commit through its API.
  'required_signatures',
]);

/** Which of a branch's active rules, by their types, would refuse our commits. */
export const forbiddingRules = (branch: string, types: readonly string[]): readonly ForbiddingRule[] =>
  [...new Set(types)].flatMap((type) => {
    const rule = rules[type]?.[0];
    return rule === undefined || onlySome.has(type) ? [] : { rule, cure: `${exempt(branch)}.` };
  });

/** Which rule a refusal names, and what to do; null where the refusal is of another kind. */
export const refusedByRule = (branch: string, message: string): ForbiddingRule | null => {
  const isRule = /rule violation|protected branch|protected ref|restricted|must be made|is expected|GH0(?:06|13)/i;
  if (!isRule.test(message)) return null;
  const named = Object.values(rules).find(([, words]) => words?.test(message) === true);
  const cure = `${exempt(branch)}; or name another branch with \`baseline.branch\`.`;
  return { rule: named?.[0] ?? 'a branch protection or ruleset', cure };
};
