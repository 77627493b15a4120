import type { Investigation } from '../../../core/investigation.ts';
import { criterionFaces } from '../../investigation/words.ts';
import { type Html, html } from '../element.ts';
import { type Cell, type Column, table } from '../table.ts';
import { list } from './list.ts';
import { patchOf } from './patch.ts';
import { told } from './told.ts';

type Task = Investigation['tasks'][number];

const mostTasks = 40;

const horizons = [
  ['immediate', 'Now'],
  ['shortTerm', 'Next'],
  ['longTerm', 'Later'],
] as const satisfies readonly (readonly [keyof Investigation['plan'], string])[];

const columns: readonly Column[] = [
  { name: 'When' },
  { name: 'What' },
  { name: 'Brings' },
  { name: 'Effort' },
  { name: 'Risk' },
  { name: 'Task' },
];

const rowsOf = ({ plan }: Pick<Investigation, 'plan'>): Cell[][] =>
  horizons.flatMap(([key, title], when) =>
    plan[key].map((it) => [
      { text: title, value: when },
      { text: told(it.text, 300) },
      { text: told(it.impact, 200) },
      { text: told(it.effort, 60) },
      { text: told(it.risk, 200) },
      { text: it.task === null ? '' : html`<span class="decision">${told(it.task, 20)}</span>` },
    ]),
  );

const taskOf = (task: Task): Html =>
  html`<article class="finding">
    <h4>${told(task.id, 20)}: ${told(task.objective, 260)}</h4>
    <p class="soft">For the ${told(task.owner, 80)} · priority ${task.priority} · effort: ${told(task.effort, 40)}</p>
    <ol>
      ${task.steps.slice(0, 12).map((it) => html`<li>${told(it, 500)}</li>`)}
    </ol>
    <p>
      <strong>${task.expected.measured ? 'Measured:' : 'Expected, not measured:'}</strong>
      ${told(task.expected.text, 600)}
    </p>
    <p><strong>Rollback:</strong> ${told(task.rollback, 300)}</p>
    ${patchOf(task.expected.measured ? 'The patch that was measured' : 'Patch', task.patch)}
  </article>`;

const criteriaOf = ({ validation }: Pick<Investigation, 'validation'>): Html | null =>
  validation.criteria.length === 0
    ? null
    : html`<h3>It is done when</h3>
        <ul class="plain">
          ${validation.criteria.slice(0, 60).map(({ text, state }) => {
            const face = criterionFaces[state];
            const tone = state === 'reached' ? 'better' : state === 'missed' ? 'worse' : 'soft';
            return html`<li>
              <span class="${tone}">${face.sign}</span> ${told(text, 300)} <span class="soft">(${face.text})</span>
            </li>`;
          })}
        </ul>`;

const learningOf = ({ learning }: Pick<Investigation, 'learning'>): Html | null => {
  if (learning === null) return null;
  const terms = [
    ['Cause', learning.cause],
    ['Fix', learning.fix],
    ['Prevention', learning.prevention],
    ['Watch', learning.monitor],
  ] as const;
  return html`<h3>To remember</h3>
    <dl>
      ${terms.map(
        ([name, text]) =>
          html`<dt>${name}</dt>
            <dd>${told(text, 500)}</dd>`,
      )}
    </dl>`;
};

/** What to do, by whom and in which order, when it is done, and how far all of it can be believed. `limits`: plain sentences. */
export const planSection = (investigation: Investigation, limits: readonly string[]): Html | null => {
  const rows = rowsOf(investigation);
  const tasks = investigation.tasks.slice(0, mostTasks);
  const hasMore = investigation.tasks.length > tasks.length;
  const parts = [
    rows.length === 0 ? null : table('Plan', columns, rows.slice(0, 60)),
    tasks.length === 0
      ? null
      : html`<h3>Tasks</h3>
          ${tasks.map(taskOf)}${hasMore ? html`<p class="soft">The others are in investigation.json.</p>` : null}`,
    criteriaOf(investigation),
    learningOf(investigation),
    limits.length === 0
      ? null
      : html`<h3>Limits</h3>
          ${list(limits)}`,
  ].filter((it) => it !== null);
  return parts.length === 0
    ? null
    : html`<section>
        <h2 id="plan">Plan</h2>
        ${parts}
      </section>`;
};
