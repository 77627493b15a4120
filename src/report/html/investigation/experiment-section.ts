import type { Investigation } from '../../../core/investigation.ts';
import { count } from '../../words.ts';
import { armsChart } from '../chart/arms-chart.ts';
import { type Html, html } from '../element.ts';
import { figure } from '../figure.ts';
import { fileLink } from '../raw-files.ts';
import { armRows } from '../view/arm-row.ts';

/** Base, head and each arm in one picture. Nothing where no arm was measured. */
export const experimentSection = (investigation: Pick<Investigation, 'hypotheses' | 'placebo'>): Html | null => {
  const { rows, more } = armRows(investigation);
  if (rows.length === 0) return null;
  const arms = rows.length - 2;
  return html`<section>
    <h2 id="experiment">The experiment</h2>
    <p class="lead">
      Each arm is the head with one change undone, and ran beside base and head in the same blocks, each time in fresh
      processes. An arm that stands where the base stands has lost the regression with that change: this is what proves
      a cause. To be one, it also has to show the regression alone on the base, and a counter has to go back with it:
      time can come back by luck, a count does not.
    </p>
    ${figure({
      title: 'How much of the regression each arm shows',
      picture: armsChart(rows, `The share of the regression that base, head and ${count(arms, 'arm')} show`),
      wide: true,
      note: html`Diamond: root cause; triangle: contributing; filled circle: cleared; cross: not decided, or covered by
      a cause. Hollow: the base with only that change, and the placebo, which undoes something that is thought to be
      innocent. A line is an interval of 95 %. On grey at least half of the regression is
      gone.${more > 0 ? ` ${count(more, 'further arm')} in the table below.` : ''}`,
      from: html`${fileLink('investigation.json')} (<code>hypotheses</code>)`,
    })}
  </section>`;
};
