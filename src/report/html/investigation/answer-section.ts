import { formatDifference } from '../../../core/format.ts';
import type { Investigation } from '../../../core/investigation.ts';
import { doubtOf } from '../../../investigation/synthesis/caution.ts';
import { clearedOf } from '../../investigation/standings.ts';
import { stateFace, stateText } from '../../investigation/words.ts';
import { count } from '../../words.ts';
import { type Html, html } from '../element.ts';
import { list } from './list.ts';
import { placeOf } from './place.ts';
import { told } from './told.ts';

const tones = {
  hypotheses: 'inconclusive',
  proven: 'pass',
  unexplained: 'inconclusive',
  'no-regression': 'pass',
  cancelled: 'inconclusive',
  closed: 'pass',
} as const satisfies Record<Investigation['state'], string>;

const mostEvents = 60;

const fact = (name: string, value: string | Html): Html =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;

const facts = (investigation: Investigation): Html => {
  const { hypotheses, rootCause, contributing, impact } = investigation;
  const cause = hypotheses.find(({ id }) => id === rootCause);
  const place = cause === undefined ? null : placeOf(cause);
  const blocks = hypotheses.reduce((sum, { experiment }) => sum + (experiment?.blocks ?? 0), 0);
  return html`<dl class="facts">
    ${place === null ? null : fact('Cause', place)}
    ${contributing.length === 0 ? null : fact('Contributing', String(contributing.length))}
    ${fact('Suspects', String(hypotheses.length))}${fact('Tested and cleared', String(clearedOf(hypotheses).length))}
    ${fact('Blocks of arms', String(blocks))}
    ${impact.costPerMillion === null ? null : fact('A million requests', formatDifference(impact.costPerMillion, 'currency'))}
  </dl>`;
};

const commit = (name: string): Html => html`<code>${told(name, 200).slice(0, 10)}</code>`;

const scopeOf = ({ scope, priority }: Investigation): Html => {
  const commits = scope.commits.length > 1 ? `, ${count(scope.commits.length, 'commit')}` : '';
  return html`<p class="soft">
    <i class="side base"></i>base ${commit(scope.base)} · <i class="side head"></i>head ${commit(scope.head)}${commits}
    · priority ${priority}${scope.asked === '' ? '' : ` · asked for: ${told(scope.asked, 200)}`}
  </p>`;
};

const momentOf = (at: string): string => {
  const time = Date.parse(at);
  return Number.isNaN(time) ? told(at, 40) : `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
};

const timelineOf = ({ timeline }: Investigation): Html | null => {
  const more = timeline.length - mostEvents;
  return timeline.length === 0
    ? null
    : html`<h3>Timeline</h3>
        ${more > 0 ? html`<p class="soft">${more} earlier events are in investigation.json.</p>` : null}
        <ol class="timeline">
          ${timeline
            .slice(-mostEvents)
            .map(({ at, text }) => html`<li><time>${momentOf(at)}</time><span>${told(text, 600)}</span></li>`)}
        </ol>`;
};

/** Figures of the data expert. */
const impactOf = ({ impact, state }: Investigation): Html | null => {
  const figures = state === 'no-regression' ? null : list(impact.text, { most: 20 });
  return figures === null
    ? null
    : html`<h3>What got worse</h3>
        ${figures}`;
};

const logsOf = ({ logs }: Investigation): Html | null => {
  const lines = list(logs, { most: 40, length: 800 });
  return lines === null
    ? null
    : html`<h3>Logs</h3>
        ${lines}`;
};

/** The answer of an investigation, with the cause at its line, and how it came to it. */
export const answerSection = (investigation: Investigation): Html => {
  const { state, summary, learning } = investigation;
  const seen = learning?.seenBefore ?? [];
  return html`<section>
    <h2 id="investigation">Investigation</h2>
    <div class="verdict ${doubtOf(investigation) === null ? tones[state] : 'inconclusive'}">
      <p class="answer-state">
        <span class="sign" aria-hidden="true">${stateFace(investigation).sign}</span><b>${stateText(investigation)}</b>
      </p>
      <p class="reason">${told(summary, 1200)}</p>
      ${facts(investigation)}${scopeOf(investigation)}
      ${
        seen.length === 0
          ? null
          : html`<p>
              Seen before in
              ${seen
                .slice(0, 5)
                .map((it) => told(it, 60))
                .join(', ')}.
            </p>`
      }
    </div>
    ${impactOf(investigation)}${logsOf(investigation)}${timelineOf(investigation)}
  </section>`;
};
