// Pacegate's own pure parts behind HTTP, so that Pacegate can measure itself: .github/pacegate.yml. Listens on PORT.
import { createServer } from 'node:http';
import { completeExample } from '../../../src/config/complete-example.ts';
import { parseConfiguration } from '../../../src/config/load-configuration.ts';
import { judge } from '../../../src/gate/judge.ts';
import { renderComment } from '../../../src/report/comment.ts';
import { renderCheck } from '../../../src/report/render-check.ts';
import { makeBlocks } from '../../support/make-block.ts';
import { makeJudgeInput, makeSuiteInput } from '../../support/make-judge-input.ts';
import { makeMetric, makeResult } from '../../support/make-result.ts';

const judged = makeJudgeInput([makeSuiteInput(makeBlocks(4, { requests: 40 }))]);

const result = makeResult({
  verdict: 'fail',
  metrics: Array.from({ length: 40 }, (_, i) =>
    makeMetric({ route: `GET /items/${i}`, change: i % 10 === 0 ? 0.12 : 0.004 }),
  ),
});

/** Each does a few milliseconds of the work, and answers with how much came of it. */
const work: Readonly<Record<string, () => number>> = {
  '/ready': () => 0,
  '/judge': () => judge(judged).metrics.length,
  '/comment': () => renderComment(result).length,
  '/check': () => renderCheck(result).summary.length,
  '/configuration': () =>
    parseConfiguration({
      file: 'pacegate.yml',
      text: completeExample,
      environment: { DATABASE_URL: 'postgres://localhost/shop' },
    }).suites.length,
};

createServer(({ url = '' }, response) => {
  const run = work[url];
  response.writeHead(run === undefined ? 404 : 200, { 'content-type': 'text/plain' });
  response.end(run === undefined ? 'unknown\n' : `${run()}\n`);
}).listen(Number(process.env['PORT'] ?? 0), '127.0.0.1');
