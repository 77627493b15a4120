import type { Finding } from '../../core/result.ts';
import { type Html, html } from './element.ts';

const place = ({ location }: Finding): Html | null =>
  location === null
    ? null
    : html`<p>
        <code
          >${location.path}:${location.startLine}${
            location.endLine > location.startLine ? html`-${location.endLine}` : null
          }</code
        >
      </p>`;

const fixOf = ({ fix }: Finding): Html | null =>
  fix === null
    ? null
    : html`<p><strong>What to do:</strong> ${fix.summary}</p>
        ${
          fix.patch === null
            ? null
            : html`<details>
                <summary>
                  ${fix.proof === null ? 'Suggested change, not measured' : 'Suggested change, measured'}
                </summary>
                <pre>${fix.patch}</pre>
              </details>`
        }`;

const item = (finding: Finding): Html =>
  html`<article class="finding ${finding.severity}">
    <h3>${finding.title}</h3>
    <p class="soft">${finding.severity} · <code>${finding.id}</code> · ${finding.kind}</p>
    ${place(finding)}
    <ul>
      ${finding.evidence.map((line) => html`<li>${line}</li>`)}
    </ul>
    ${fixOf(finding)}
  </article>`;

/** What a person should read, the most important first. */
export const findingsSection = (findings: readonly Finding[]): Html | null =>
  findings.length === 0
    ? null
    : html`<section>
        <h2 id="findings">Findings</h2>
        ${findings.map(item)}
      </section>`;
