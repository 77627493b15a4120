// The whole story: a pull request makes a shop slower, is not let in, is mended, is merged, and main gets its baseline.
// A local GitHub and the App, with its embedded database, run on this machine; nothing leaves it but npm's downloads.
// npm run demo                  pages to look at stay in one directory, everything else is removed
// npm run demo -- --pages DIR   the pages go there
// npm run demo -- --keep        the App's data, its database and the clone stay too
import { parseArgs } from 'node:util';
import { formatDuration } from '../../src/core/format.ts';
import { createNarrator } from './demo/narrator.ts';
import { createPages } from './demo/pages.ts';
import { Stopped, watchSignals } from './demo/run-check.ts';
import { openDemoStage } from './demo/stage.ts';
import { isAsExpected, type Step, stepsText } from './demo/step.ts';
import { tellStory } from './demo/story.ts';

const write = (text: string): void => void process.stdout.write(text);

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

interface Options {
  readonly keep: boolean;
  /** Where the pages go; null for a directory of their own. */
  readonly pages: string | null;
}

const demo = async ({ keep, pages: place }: Options): Promise<number> => {
  const stop = new AbortController();
  const narrator = createNarrator(write);
  using signals = watchSignals();
  using _ = signals.handOn((signal) => {
    if (stop.signal.aborted) return;
    stop.abort(new Stopped(signal));
    narrator.say('Stopping: what was started ends first, which takes some seconds.');
  });
  // Whoever reads along has gone: `| head`, or a terminal that was closed.
  process.stdout.on('error', () => stop.abort(new Stopped('SIGPIPE')));
  const { signal } = stop;
  const pages = await createPages(place);
  const steps: Step[] = [];
  let problem: unknown = null;
  narrator.chapter('Pacegate demo: the story of a pull request');
  narrator.say('Starting a GitHub on this machine, and the App with its embedded database.');
  try {
    await using stage = await openDemoStage({ keep, signal });
    try {
      narrator.say(`GitHub is ${stage.github.url}, the App ${stage.app.url}. Both can be looked at while they run.`);
      if (stage.app.log().includes('Measured code is not kept apart'))
        narrator.say('This machine does not let the App keep measured code apart; the shop of this story is harmless.');
      await tellStory({ stage, pages, narrator, signal, steps });
    } catch (error) {
      problem = error;
    } finally {
      await pages.keep('app.log', stage.app.log(), "the App's log");
      if (keep) narrator.say(`Kept: ${stage.directory}`);
    }
  } catch (error) {
    problem ??= error;
  }
  await (signal.aborted && place === null ? pages.remove() : pages.finish());
  signal.throwIfAborted();

  write(stepsText(steps));
  if (problem !== null) write(`${messageOf(problem)}\n\n`);
  write(`${formatDuration(narrator.elapsed())}. Pages to look at: ${pages.directory}/index.html\n`);
  if (!keep) write('Everything else is removed again; --keep leaves it to look at.\n');
  return problem === null && steps.every(isAsExpected) ? 0 : 1;
};

try {
  const { values } = parseArgs({
    options: { keep: { type: 'boolean', default: false }, pages: { type: 'string' } },
  });
  process.exitCode = await demo({ keep: values.keep, pages: values.pages ?? null });
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = error instanceof Stopped ? error.exitCode : 2;
}
