import { metricValue } from '../../../test/e2e/app/metric-value.ts';
import type { Check } from '../../../test/e2e/app/shop.ts';
import { waitFor } from '../../../test/e2e/app/wait-for.ts';
import { timeLimit } from './configuration.ts';
import { followCheck } from './follow-check.ts';
import { explainSlow } from './explain-slow.ts';
import { changedLines, indent, withRest } from './frame.ts';
import { keepSaying } from './keep-saying.ts';
import type { Narrator } from './narrator.ts';
import type { Pages } from './pages.ts';
import { readable } from './readable.ts';
import type { Pushed } from './shop-clone.ts';
import type { DemoStage } from './stage.ts';
import { isAsExpected, type Step } from './step.ts';

export interface Telling {
  readonly stage: DemoStage;
  readonly pages: Pages;
  readonly narrator: Narrator;
  readonly signal: AbortSignal;
  /** Gets every step as soon as it is known. */
  readonly steps: Step[];
}

/** The story can't go on: what comes next rests on what did not come. */
export class Unexpected extends Error {}

const branch = 'better-ranking';

const mergeOutcome = ({ status }: { readonly status: number }): string =>
  status === 200 ? 'merged' : `refused (${status})`;

/** Notes a step; ends the story where it went otherwise. */
const note = ({ steps }: Telling, step: Step): void => {
  steps.push(step);
  if (!isAsExpected(step)) throw new Unexpected(`${step.what}: ${step.received} instead of ${step.expected}.`);
};

const showChange = ({ narrator }: Telling, { stat, diff }: Pushed): void =>
  narrator.show([stat, '', indent(withRest(changedLines(diff), 14))].join('\n'));

/** What the App says in the pull request: the check's title, the beginning of the comment, the pages. */
const showVerdict = async (telling: Telling, check: Check, number: number, name: string): Promise<void> => {
  const { stage, pages, narrator, signal } = telling;
  const [verdict = ''] = check.output.title?.split(':') ?? [];
  // It comes after the check. Where none comes, what the check says is worth more than that.
  const comment = await stage.shop.sticky(number, `Pacegate: ${verdict}`, { limit: 60_000, signal }).catch(() => {
    signal.throwIfAborted();
    return 'No comment came.';
  });
  narrator.say("The App's comment in the pull request (its chart is left out here, and what is folded):");
  narrator.show(readable(comment), 16);
  await pages.keepCheck(`${name}-check.md`, check, 'what the check shows');
  await pages.keep(`${name}-comment.md`, comment, 'the comment');
  await pages.keepPage(
    `${name}-pull-request.html`,
    `${stage.github.url}/acme/shop/pull/${number}`,
    'the pull request as the local GitHub shows it',
  );
};

const slowPull = async (telling: Telling): Promise<{ readonly number: number; readonly commit: string }> => {
  const { stage, narrator, signal } = telling;
  narrator.chapter('A pull request that makes search slower');
  const pushed = await stage.clone.push(
    branch,
    ['shop-patches/slow-search', 'investigations/shop/stars', 'investigations/shop/norm'],
    'Words at the start of a name count more',
  );
  showChange(telling, pushed);
  const number = await stage.shop.open(branch);
  narrator.say(`Pull request ${number} is open: ${stage.github.url}/acme/shop/pull/${number}`);
  narrator.say('Nobody has written a workflow. GitHub told the App, which measures main and the change side by side.');
  narrator.say(`That takes until it is decided, and ${timeLimit} at most.`);
  const check = await followCheck(stage.shop, pushed.commit, narrator, signal);
  await showVerdict(telling, check, number, '1-slow');
  note(telling, { what: 'check on the slow change', expected: 'failure', received: check.conclusion ?? 'none' });
  const refused = await stage.shop.merge(number);
  narrator.say(`dev, an administrator, presses Merge. GitHub answers ${refused.status}: ${refused.message}`);
  note(telling, { what: 'merging it', expected: 'refused (405)', received: mergeOutcome(refused) });
  return { number, commit: pushed.commit };
};

const mend = async (telling: Telling, number: number): Promise<void> => {
  const { stage, narrator, signal } = telling;
  narrator.chapter('The fix');
  const pushed = await stage.clone.push(
    branch,
    ['shop-patches/innocent-refactoring', 'investigations/shop/stars', 'investigations/shop/norm'],
    'Rank as before; the index gets its own file',
  );
  narrator.say('dev takes the ranking out again, keeps the rest, tidies up, and pushes:');
  showChange(telling, pushed);
  const check = await followCheck(stage.shop, pushed.commit, narrator, signal);
  await showVerdict(telling, check, number, '2-mended');
  note(telling, { what: 'check on the fix', expected: 'success', received: check.conclusion ?? 'none' });
  const merged = await stage.shop.merge(number);
  narrator.say(`dev presses Merge. GitHub answers ${merged.status}: ${merged.message}`);
  note(telling, { what: 'merging the fix', expected: 'merged', received: mergeOutcome(merged) });
};

const record = async (telling: Telling, number: number): Promise<void> => {
  const { stage, pages, narrator, signal } = telling;
  narrator.chapter('The baseline of main');
  const commit = await stage.github.git('acme/shop', 'rev-parse', 'main');
  narrator.say(`The merge moved main to ${commit.slice(0, 7)}. The App measures it by itself and stores it.`);
  narrator.say('Nobody waits for that, so it has no check. It takes a number of blocks that is fixed beforehand.');
  const labels = { repository: 'acme/shop', suite: 'api' };
  const sign = keepSaying('main has been measured');
  const latency = await waitFor(
    'The record of main',
    async () => {
      const still = sign();
      if (still !== null) narrator.say(still);
      return metricValue(await stage.app.metrics(), 'pacegate_latency_p95_milliseconds', labels);
    },
    { limit: 240_000, every: 1000, signal },
  );
  narrator.say(`Stored. /metrics has it too: p95 of main is ${latency.toFixed(2)} ms. dev comments /perf baseline:`);
  await stage.shop.say(number, 'dev', '/perf baseline');
  // The first is the investigation's.
  const [, reply] = await stage.shop.replies(number, 2, { limit: 60_000, signal });
  const text = reply?.body ?? '';
  narrator.show(readable(text), 24);
  await pages.keep('3-baseline.md', text, "the App's answer to /perf baseline");
  const named = text.includes(commit.slice(0, 7)) ? commit.slice(0, 7) : 'another commit';
  note(telling, { what: 'newest record of main', expected: commit.slice(0, 7), received: named });
};

/** From a slow pull request to the refreshed baseline. Throws Unexpected where it takes another turn. */
export const tellStory = async (telling: Telling): Promise<void> => {
  const { stage, narrator } = telling;
  await stage.shop.requireCheck();
  narrator.say('main of acme/shop requires the check "pacegate", and takes it from this App only.');
  const { number, commit } = await slowPull(telling);
  await explainSlow(telling, number, commit);
  await mend(telling, number);
  await record(telling, number);
};
