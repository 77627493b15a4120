import type { Result } from '../../core/result.ts';
import { bundleSection } from './bundle-section.ts';
import { type Html, html, trusted } from './element.ts';
import { findingsSection } from './findings-section.ts';
import { metricsSection } from './metrics-section.ts';
import { pageSection } from './page-section.ts';
import { noExtras, type ReportExtras } from './report-extras.ts';
import { runSection } from './run-section.ts';
import { style } from './style.ts';

const list = (title: string, lines: readonly string[]): Html | null =>
  lines.length === 0
    ? null
    : html`<details>
        <summary>${title}</summary>
        <ul>
          ${lines.map((line) => html`<li>${line}</li>`)}
        </ul>
      </details>`;

const head = (result: Result): Html => {
  const { verdict, reasons, notices, base, head: side } = result;
  const [first = '', ...others] = reasons;
  return html`<header class="verdict ${verdict}">
      <p class="soft">Pacegate</p>
      <h1>${verdict}</h1>
      <p>${first}</p>
      ${
        others.length > 0
          ? html`<ul>
              ${others.map((it) => html`<li>${it}</li>`)}
            </ul>`
          : null
      }
      <p class="soft">
        base ${base.ref} <code>${base.commit.slice(0, 10)}</code> · head ${side.ref}
        <code>${side.commit.slice(0, 10)}</code>${side.dirty ? ', with uncommitted work' : ''}
      </p>
    </header>
    ${list(`${notices.length} notices`, notices)}`;
};

/**
 * The report as one page that needs nothing else: no script, nothing from the network. All texts from outside are escaped, and the
 * page forbids itself whatever it does not bring.
 */
export const renderReport = (result: Result, extras: ReportExtras = noExtras): string =>
  html`${trusted('<!DOCTYPE html>')}
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        />
        <title>Pacegate: ${result.verdict}</title>
        <style>
          ${trusted(style)}
        </style>
      </head>
      <body>
        <main>
          ${head(result)} ${findingsSection(result.findings)}
          ${(result.bundles ?? []).map((it) => bundleSection(it, extras))}
          ${[...extras.visits].map(([suite, visits]) => pageSection(suite, visits))} ${metricsSection(result)}
          ${runSection(result)}
        </main>
      </body>
    </html> `.markup;
