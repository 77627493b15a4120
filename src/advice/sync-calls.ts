import { countText } from '../core/count-text.ts';
import { formatValue } from '../core/format.ts';
import type { Finding, MetricResult } from '../core/result.ts';
import { makeFinding } from './make-finding.ts';
import { evidenceText, worsening } from './phrase.ts';
import { regressed, severityOf } from './regressions.ts';
import type { Rule, RuleInput, SizedFinding } from './rule.ts';
import { callerText, workText } from './statement-text.ts';
import { ofPlace, type WorkChange } from './work.ts';

const mostCalls = 4;
const noticeable = 0.005;

const cures: readonly (readonly [RegExp, string])[] = [
  [/^fs\./u, 'Read it once at start, or use fs/promises, with a watcher if it changes.'],
  [
    /^crypto\./u,
    'Use the version with a callback, which runs in the thread pool; derive keys once, not for each request.',
  ],
  [/^zlib\./u, 'Use promisify(zlib.brotliCompress) or a stream; compress answers that do not change ahead of time.'],
  [/^child_process\./u, 'Use execFile with a promise, or do without a process for each request.'],
];

const otherCure =
  'Do it at start and keep the result, or use the asynchronous version: every other request waits for it.';

const cureOf = (call: string | undefined): string =>
  cures.find(([pattern]) => call !== undefined && pattern.test(call))?.[1] ?? otherCure;

const rise = ({ base, head }: WorkChange): number => head.count - base.count;

/** Of calls that became more, the one that holds up longest: how often it is made says less. */
export const longestCall = (changes: readonly WorkChange[]): WorkChange | undefined =>
  changes
    .filter((it) => rise(it) > noticeable)
    .toSorted((a, b) => b.head.time - b.base.time - (a.head.time - a.base.time))[0];

const findingOf = (it: MetricResult, input: RuleInput): SizedFinding => {
  const { suite, scenario, route, metric } = it;
  const work = input.work(suite);
  const changes = ofPlace(work.sync, route);
  const lead = longestCall(changes);
  const what =
    lead === undefined
      ? ''
      : `: ${lead.name.slice(0, 60)}, ${formatValue(lead.head.time, 'ms')} per request${callerText(lead.caller)}`;
  const finding: Finding = {
    ...makeFinding({
      identity: { kind: 'sync-calls', suite, scenario, route, metric },
      severity: severityOf(input.policy),
      title: `${input.naming.subject(it)} makes ${countText(it.head.value)} synchronous ${countText(it.head.value) === '1' ? 'call' : 'calls'} per request instead of ${countText(it.base.value)}${what}`,
      metric,
      scenario,
      evidence: [
        evidenceText(it),
        ...changes
          .filter((change) => rise(change) > noticeable)
          .slice(0, mostCalls)
          .map((change) => workText(change, false)),
        'While such a call lasts, no other request is answered.',
      ],
      next: cureOf(lead?.name),
    }),
    location: lead === undefined ? null : work.locate(lead.caller),
  };
  return { finding, size: worsening(it) };
};

/** A route, or suite, that works synchronously inside its requests and did not, or did less. */
export const syncCalls: Rule = (input) =>
  regressed(input.metrics)
    .filter(({ metric }) => metric === 'io.sync-calls')
    .map((it) => findingOf(it, input));
