import type { CheckApp } from '../../../github/check-runs.ts';
import type { BranchRules, RequiredCheck } from '../../../github/read-branch-rules.ts';
import { actionsApp, appCheckName, appUse, isActions, postersOf } from '../app-use.ts';
import type { Check } from '../check.ts';
import type { DoctorFacts } from '../facts.ts';
import { type Judged, ok, problem, unchecked, warning } from '../line.ts';
import { pacegateJobs, postedCheck } from '../pacegate-jobs.ts';

/** The check that is posted, and by whom. */
interface Posted {
  readonly name: string;
  /** By what is here; null for the check where nothing says who posts it. */
  readonly by: 'workflow' | 'app' | null;
  /** Who has posted it before, whoever did so last first. */
  readonly seen: readonly CheckApp[];
}

const named = ({ id, slug }: CheckApp): string =>
  slug === '' ? `the app with id ${id}` : `the app ${slug} (id ${id})`;

const boundTo = (appId: number, { seen }: Posted): string => {
  const app = seen.find(({ id }) => id === appId);
  if (appId === actionsApp || (app !== undefined && isActions(app))) return 'GitHub Actions';
  return app === undefined ? `the app with id ${appId}` : named(app);
};

/** The app that a required check is to be bound to. */
const posterText = ({ by, seen: [last] }: Posted): string => {
  if (by === 'workflow') return `GitHub Actions (id ${actionsApp} on github.com)`;
  return last === undefined ? 'the GitHub App' : named(last);
};

const isBoundWell = (appId: number, { by, seen }: Posted): boolean => {
  if (seen.some(({ id }) => id === appId)) return true;
  if (by === 'workflow') return appId === actionsApp;
  // Whoever has posted nothing yet can't be told by its number, but Actions is not the App.
  return seen.length === 0 && (by === null || appId !== actionsApp);
};

/** A workflow posts as any app whose token it has, so of that only a warning can be given. The App is one, and has a number. */
const requiredLine = ({ appId, source }: RequiredCheck, posted: Posted): Judged => {
  const { name, by, seen } = posted;
  const isByApp = by === 'app';
  const again = `Choose ${name} again in the settings (${source}), with the app that posts it as its source`;
  if (appId === null) {
    const found = `The required check ${name} is bound to no app: any job or app that reports that name satisfies it`;
    const cure = `${again}${by === null ? '' : `: ${posterText(posted)}`}.`;
    return isByApp ? problem(`${found}, a job that the pull request brings along too`, cure) : warning(found, cure);
  }
  const bound = `bound to ${boundTo(appId, posted)}`;
  if (isBoundWell(appId, posted)) {
    const doubt = isByApp && seen.length === 0 ? '; that this is the GitHub App shows when it has posted one' : '';
    return ok(`The check ${name} is required (${source}), and ${bound}${doubt}`);
  }
  const found = `The required check ${name} is ${bound}, but`;
  if (isByApp) return problem(`${found} ${posterText(posted)} posts it: the required one never arrives`, `${again}.`);
  const poster = by === 'workflow' ? `the workflow posts as ${posterText(posted)}` : `${posterText(posted)} posted it`;
  return warning(`${found} ${poster}: unless that app posts it, it never arrives`, `${again}.`);
};

const judgeRules = ({ requiredChecks, unread }: BranchRules, posted: Posted, branch: string): Judged[] => {
  const { name, by } = posted;
  const ours = requiredChecks.filter((it) => it.name === name);
  const near = requiredChecks.find((it) => it.name.toLowerCase().includes('pacegate'));
  if (ours.length > 0) return ours.map((it) => requiredLine(it, posted));
  if (near !== undefined)
    return [
      problem(
        `${branch} requires a check called ${near.name}, and what is posted is called ${name}: the required one never arrives`,
        by === 'app'
          ? `Require ${name} instead.`
          : `Require ${name} instead, or post that name with the input \`name\`.`,
      ),
    ];
  const app = by === 'app' ? posterText(posted) : '"GitHub Actions"';
  const cure =
    `Require it: Settings, Rules, Rulesets, "Require status checks to pass", ${name}, with ${app} as its source. ` +
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

const postedBy = (facts: DoctorFacts): Posted => {
  const app = appUse(facts);
  if (app !== null) return { name: appCheckName, by: 'app', seen: app.seen };
  const name = postedCheck(pacegateJobs(facts.workflows));
  return { name: name ?? appCheckName, by: name === null ? null : 'workflow', seen: postersOf(facts) };
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
