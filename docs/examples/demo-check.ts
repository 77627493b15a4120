// Two changes to a small web shop, judged by `pacegate check` in a throwaway git repository: one is slower, one is not.
// npm run demo:check            everything is removed at the end
// npm run demo:check -- --keep  the repository and the results stay
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { asExpected, changeText, heading, outcomeText, summaryText, type Change, type Outcome } from './demo/frame.ts';
import { runCheck, Stopped, watchSignals, type Signals } from './demo/run-check.ts';
import { createThrowawayShop, type ThrowawayShop } from './demo/throwaway-shop.ts';

const changes: readonly Change[] = [
  { name: 'slow-search', title: 'A feature that makes one route about 20 % slower', expected: 'fail' },
  { name: 'innocent-refactoring', title: 'A refactoring of the same code that costs nothing', expected: 'pass' },
];

// Both and the installs stay under five minutes. To show that nothing changed takes more blocks than to show a change.
const timeLimitOf = ({ expected }: Change): string => (expected === 'pass' ? '160s' : '115s');

const say = (text: string): void => void process.stdout.write(`${text}\n`);

const readComment = async (results: string): Promise<string | null> => {
  try {
    return await readFile(join(results, 'comment.md'), 'utf8');
  } catch {
    return null;
  }
};

const judge = async (shop: ThrowawayShop, change: Change, signals: Signals): Promise<Outcome> => {
  const { stat, diff } = await shop.change(change.name);
  say(changeText(change, stat, diff));
  const out = shop.results(change.name);
  const start = performance.now();
  const exitCode = await runCheck({
    directory: shop.path,
    out,
    timeLimit: timeLimitOf(change),
    signals,
  });
  const outcome = { change, exitCode, duration: performance.now() - start };
  say(outcomeText(outcome, await readComment(out), out));
  await shop.finish(change.name);
  return outcome;
};

const demo = async (keep: boolean): Promise<number> => {
  using signals = watchSignals();
  await using shop = await createThrowawayShop(keep);
  say(heading('Pacegate demo: a web shop, a slow change and an innocent one'));
  say(`The shop is docs/examples/shop, in a git repository of its own: ${shop.path}`);
  say('Each change is checked as it would be on your machine: uncommitted, against main. About two minutes each.');

  const outcomes: Outcome[] = [];
  for (const change of changes) outcomes.push(await judge(shop, change, signals));

  say(summaryText(outcomes));
  say(
    keep
      ? `Kept: ${shop.path} and its results beside it.`
      : 'Everything is removed again; --keep leaves it to look at.',
  );
  return outcomes.every(asExpected) ? 0 : 1;
};

try {
  const { values } = parseArgs({ options: { keep: { type: 'boolean', default: false } } });
  process.exitCode = await demo(values.keep);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof Stopped ? error.exitCode : 2;
}
