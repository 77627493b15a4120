import { formatDuration } from '../../core/format.ts';
import type { Result } from '../../core/result.ts';
import { count, exactText, falseAlarmText, isAllExact, verdictFaces, verdictText } from '../words.ts';
import { type Html, html } from './element.ts';

const explanations = {
  pass: 'nothing is worse than the team accepts',
  fail: 'a regression is shown',
  invalid: 'nothing can be said: the measurement is not to be trusted',
  inconclusive: 'measured, but not decided in time',
} as const satisfies Record<Result['verdict'], string>;

const fact = (name: string, value: string): Html =>
  html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;

const facts = (result: Result): Html => {
  const { comparisons, metrics, suites, duration } = result;
  const of = (decision: Result['metrics'][number]['decision']): number =>
    metrics.filter((it) => it.primary && it.decision === decision).length;
  const blocks = suites.reduce((sum, it) => sum + it.blocks.counted, 0);
  return html`<dl class="facts">
    ${fact('Comparisons that decide', `${comparisons.made} of ${comparisons.expected}`)}
    ${fact('Regressed', String(of('regressed')))}${fact('Inconclusive', String(of('inconclusive')))}${fact('Improved', String(of('improved')))}
    ${fact('Blocks', String(blocks))}${fact('Took', formatDuration(duration))}
  </dl>`;
};

const list = (title: string, lines: readonly string[]): Html | null =>
  lines.length === 0
    ? null
    : html`<details>
        <summary>${title}</summary>
        <ul>
          ${lines.map((line) => html`<li>${line}</li>`)}
        </ul>
      </details>`;

/** The verdict, why, and between what. */
export const headSection = (result: Result): Html => {
  const { verdict, reasons, notices, base, head: side } = result;
  const [first = '', ...others] = reasons;
  return html`<header class="verdict ${verdict}">
      <p class="soft">Pacegate · ${explanations[verdict]}</p>
      <h1><span class="sign" aria-hidden="true">${verdictFaces[verdict].sign}</span><b>${verdictText(result)}</b></h1>
      <p class="reason">${first}</p>
      ${
        others.length > 0
          ? html`<ul>
              ${others.map((it) => html`<li>${it}</li>`)}
            </ul>`
          : null
      }
      ${facts(result)}
      <p class="soft">
        <i class="side base"></i>base ${base.ref} <code>${base.commit.slice(0, 10)}</code> ·
        <i class="side head"></i>head ${side.ref}
        <code>${side.commit.slice(0, 10)}</code>${side.dirty ? ', with uncommitted work' : ''} ·
        ${isAllExact(result) ? exactText : falseAlarmText(result.policy)}
      </p>
    </header>
    ${list(count(notices.length, 'notice'), notices)}`;
};
