import { type Experiment, experts, type Hypothesis, type Investigation } from '../../../core/investigation.ts';
import { classOf } from '../../../investigation/classes.ts';
import { shareWords } from '../../../investigation/synthesis/share-words.ts';
import { counterText } from '../../investigation/experiment-table.ts';
import { expertTitles, nameOf, standingFace } from '../../investigation/words.ts';
import { type Html, html } from '../element.ts';
import { type Cell, type Column, table } from '../table.ts';
import { list } from './list.ts';
import { patchOf } from './patch.ts';
import { placeOf } from './place.ts';
import { told } from './told.ts';

const mostRows = 200;
const mostDetails = 60;

const columns: readonly Column[] = [
  { name: '', number: true },
  { name: 'Suspect' },
  { name: 'Decision' },
  { name: 'Wins back', number: true },
  { name: 'Alone it shows', number: true },
  { name: 'Counter' },
  { name: 'Blocks', number: true },
];

const tone = {
  'root-cause': 'worse',
  contributing: 'undecided',
  'ruled-out': '',
  untested: '',
} as const satisfies Record<Experiment['decision'], Cell['tone']>;

const order = { 'root-cause': 0, contributing: 1, 'ruled-out': 2, untested: 3 } as const;

const placing = ({ experiment }: Hypothesis): number => (experiment === null ? 4 : order[experiment.decision]);

const sorted = (hypotheses: readonly Hypothesis[]): Hypothesis[] =>
  hypotheses.toSorted((a, b) => placing(a) - placing(b) || a.rank - b.rank);

const share = (value: Experiment['recovery'] | undefined): Cell =>
  value === undefined || value === null
    ? { text: '–', value: null }
    : { text: shareWords(value), value: value.estimate };

const decisionOf = ({ experiment }: Hypothesis): Cell => {
  if (experiment === null) return { text: 'not tested yet', value: 4 };
  const { sign, text } = standingFace(experiment);
  return {
    text: html`<span class="decision">${sign} ${text}</span>`,
    value: order[experiment.decision],
    tone: tone[experiment.decision],
  };
};

/** What it is and where; who suspects it; of what was not decided the reason. Its number has a column of its own. */
const suspectOf = (it: Hypothesis): Html => {
  const found = it.class === 'change' ? '' : `${classOf(it.class).title} · `;
  const [reason = ''] = it.experiment?.decision === 'untested' ? it.experiment.notes : [];
  return html`<span class="suspect"><strong>${told(nameOf(it).slice(it.id.length + 1), 240)}</strong></span
    ><span class="soft">${found}found by: ${expertTitles[it.expert].toLowerCase()}</span>${
      reason === '' ? null : html`<br />${told(reason, 400)}`
    }`;
};

const rowOf = (it: Hypothesis): Cell[] => [
  { text: told(it.id, 20), value: it.rank },
  { text: suspectOf(it) },
  decisionOf(it),
  share(it.experiment?.recovery),
  share(it.experiment?.reproduction),
  { text: told(counterText(it.experiment?.counter ?? null), 120) },
  { text: String(it.experiment?.blocks ?? 0), value: it.experiment?.blocks ?? 0 },
];

const evidenceOf = (it: Hypothesis): Html => {
  const { experiment } = it;
  const isGuilty = experiment?.decision === 'root-cause' || experiment?.decision === 'contributing';
  const place = placeOf(it);
  const state = experiment === null ? 'not tested yet' : standingFace(experiment).text;
  const body = html`${place === null ? null : html`<p>${place}</p>`}${list(it.evidence)}${list(experiment?.notes ?? [])}
  ${patchOf('What was undone for the arm', experiment?.patch ?? null)}`;
  const title = html`${told(nameOf(it), 260)} <span class="soft">(${state})</span>`;
  return isGuilty
    ? html`<article class="finding ${experiment.decision === 'root-cause' ? 'blocking' : 'warning'}">
        <h4>${title}</h4>
        ${body}
      </article>`
    : html`<details>
        <summary>${title}</summary>
        ${body}
      </details>`;
};

/** Everything that was suspected, what the experiment says of it, and what each expert has seen. */
export const suspectsSection = ({ hypotheses }: Pick<Investigation, 'hypotheses'>): Html | null => {
  if (hypotheses.length === 0) return null;
  const all = sorted(hypotheses);
  const more = all.length - mostRows;
  return html`<section>
    <h2 id="suspects">Suspects</h2>
    <p class="lead">
      Ranked before anything was undone; what an experiment decided comes first. A counter reads: base → head → head
      without the suspect.
    </p>
    ${table('Suspects and what the experiment says of them', columns, all.slice(0, mostRows).map(rowOf))}
    ${more > 0 ? html`<p class="soft">${more} more suspects are in investigation.json.</p>` : null}
    ${experts.map((expert) => {
      const own = all.filter((it) => it.expert === expert).slice(0, mostDetails);
      return own.length === 0
        ? html``
        : html`<h3>Evidence: ${expertTitles[expert].toLowerCase()}</h3>
            ${own.map(evidenceOf)}`;
    })}
  </section>`;
};
