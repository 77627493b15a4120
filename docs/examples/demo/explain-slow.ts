import { waitFor } from '../../../test/e2e/app/wait-for.ts';
import { readable } from './readable.ts';
import type { Telling } from './story.ts';

/** Longer than an investigation of two or three suspects takes on a busy machine, ms. */
const limit = 420_000;

const headlineOf = (body: string): string =>
  readable(body)
    .split('\n')[0]
    ?.replaceAll('*', '')
    .replace(/^⏳ Pacegate investigation: /, '⏳ ') ?? '';

/**
 * dev asks why: suspects are undone one by one and measured, until one is proven. Ends when everything is posted, since what is pushed
 * before would be another head.
 */
export const explainSlow = async (telling: Telling, number: number, commit: string): Promise<void> => {
  const { stage, pages, narrator, signal, steps } = telling;
  const { shop } = stage;
  const dev = shop.as('dev');
  narrator.chapter('Why it is slower');
  narrator.say('The change has more than one hunk, and dev wants to know which it is. dev comments: /perf investigate');
  narrator.say(
    "A copy of the change without each suspect is measured beside main and the change; the App's answer follows:",
  );
  await shop.say(number, 'dev', '/perf investigate');
  let before = '';
  const body = await waitFor(
    'The end of the investigation',
    async () => {
      const { replies } = await shop.comments(number);
      const found = replies.at(-1)?.body ?? '';
      const headline = headlineOf(found);
      if (headline !== before) narrator.say(headline);
      before = headline;
      const { data } = await dev.checks.listForRef({ ...shop.place, ref: commit, check_name: 'pacegate investigate' });
      return data.check_runs.some(({ status }) => status === 'completed') ? found : null;
    },
    { limit, every: 500, signal },
  );
  narrator.show(readable(body), 30);
  await pages.keep('1-slow-investigation.md', body, 'what the investigation came to');
  const { data: suggestions } = await dev.pulls.listReviewComments({ ...shop.place, pull_number: number });
  for (const { path, line, body: text } of suggestions.slice(0, 1)) {
    narrator.say(`A fix that was measured, as a suggestion at ${path}:${line ?? ''}`);
    narrator.show(readable(text), 14);
  }
  const isProven = /root cause/i.test(before) && body.includes('src/search.js');
  steps.push({
    what: 'cause that was proven',
    expected: 'in src/search.js',
    received: isProven ? 'in src/search.js' : before.slice(0, 60),
  });
};
