import { formatDuration, formatValue } from '../../core/format.ts';
import type { Result } from '../../core/result.ts';
import { type Html, html } from './element.ts';

const term = (name: string, value: string): Html =>
  html`<dt>${name}</dt>
    <dd>${value}</dd>`;

/** How the run was made: enough to repeat it, and to doubt it. */
export const runSection = (result: Result): Html => {
  const { environment, seed, startedAt, duration, time, policy, control, comparisons, suites } = result;
  const parts = (['prepare', 'start', 'warmUp', 'load', 'overhead'] as const).map(
    (part) => `${part === 'warmUp' ? 'warm-up' : part} ${formatDuration(time[part])}`,
  );
  const inBlocks = suites.filter(({ skipped, schedule }) => skipped === null && schedule !== null);
  return html`<section>
    <h2 id="run">How it was measured</h2>
    <dl>
      ${term('Machine', `${environment.cpu}, ${environment.cores} cores, ${formatValue(environment.memory, 'bytes')}, ${environment.platform}, kernel ${environment.kernel}`)}
      ${term('Pacegate', `${environment.pacegate}, Node ${environment.node}`)}
      ${term('Started', `${startedAt}, took ${formatDuration(duration)} (${parts.join(', ')})`)}
      ${term('Seed', String(seed))}
      ${term('Policy', `from the ${policy.from}; false-alarm rate ${policy.falseAlarmRate}, time limit ${formatDuration(policy.timeLimit)}`)}
      ${term('Comparisons', `${comparisons.made} made, ${comparisons.expected} expected, ${comparisons.possible} possible`)}
      ${inBlocks.length === 0 ? null : term('Control', `${control.decision}, ${control.blocks} blocks`)}
      ${inBlocks.map((it) => term(`Blocks of ${it.name}`, `${it.blocks.counted} counted, ${it.blocks.control} control, ${it.blocks.discarded} discarded${it.schedule === null ? '' : `, ${it.schedule}`}`))}
    </dl>
  </section>`;
};
