import type { BranchRules, RequiredCheck } from '../../../github/read-branch-rules.ts';
import type { Check } from '../check.ts';
import type { DoctorFacts } from '../facts.ts';
import { type Judged, ok, problem, unchecked, warning } from '../line.ts';
import { pacegateJobs, postedCheck } from '../pacegate-jobs.ts';

/** The app that writes with a workflow's own token, on github.com; an Enterprise Server has another. */
const actionsApp = 15_368;

const boundTo = (appId: number): string => (appId === actionsApp ? 'GitHub Actions' : `the app with id ${appId}`);

/** What the workflow posts; null for the check where no workflow posts one. */
interface Posted {
  readonly name: string;
  readonly byAction: boolean;
}

const requiredLine = ({ appId, source }: RequiredCheck, { name, byAction }: Posted): Judged => {
  const again = `Choose ${name} again in the settings (${source}), with the app that posts it as its source`;
  if (appId === null)
    return warning(
      `The required check ${name} is bound to no app: any job or app that reports that name satisfies it`,
      `${again}${byAction ? `: GitHub Actions (id ${actionsApp} on github.com)` : ''}.`,
    );
  if (byAction && appId !== actionsApp)
    return warning(
      `The required check ${name} is bound to ${boundTo(appId)}, but the workflow posts as GitHub Actions (id ${actionsApp} on github.com): unless that app posts it, it never arrives`,
      `${again}.`,
    );
  return ok(`The check ${name} is required (${source}), and bound to ${boundTo(appId)}`);
};

const judgeRules = ({ requiredChecks, unread }: BranchRules, posted: Posted, branch: string): Judged[] => {
  const { name } = posted;
  const ours = requiredChecks.filter((it) => it.name === name);
  const near = requiredChecks.find((it) => it.name.toLowerCase().includes('pacegate'));
  if (ours.length > 0) return ours.map((it) => requiredLine(it, posted));
  if (near !== undefined)
    return [
      problem(
        `${branch} requires a check called ${near.name}, and what is posted is called ${name}: the required one never arrives`,
        `Require ${name} instead, or post that name with the input \`name\`.`,
      ),
    ];
  const cure =
    `Require it: Settings, Rules, Rulesets, "Require status checks to pass", ${name}, with "GitHub Actions" as its source. ` +
    'It can be chosen once it has succeeded within the last 7 days.';
  return unread.length > 0
    ? [
        unchecked(
          `Whether the check ${name} is required can not be told: the token may not read ${unread.join(', ')}`,
          cure,
        ),
      ]
    : [warning(`The check ${name} is not required on ${branch}: a red one does not stop a merge`, cure)];
};

const postedBy = ({ workflows }: DoctorFacts): Posted => {
  const name = postedCheck(pacegateJobs(workflows));
  return { name: name ?? 'pacegate', byAction: name !== null };
};

/** Whether the check blocks a merge, and nobody else can report it. */
export const requiredCheck: Check = {
  id: 'required-check',
  group: 'GitHub',
  judge: (facts) => {
    const { github } = facts;
    if (!github.known) return [unchecked('Whether the check is required was not looked at')];
    const { rules, permissions } = github.value;
    return rules.known
      ? judgeRules(rules.value, postedBy(facts), permissions.repository.defaultBranch)
      : [unchecked(`Whether the check is required could not be read: ${rules.why}`, rules.cure)];
  },
};
