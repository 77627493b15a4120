import type { Result } from '../../core/result.ts';
import { bundleSection } from './bundle-section.ts';
import { html, type Html, trusted } from './element.ts';
import { findingsSection } from './findings-section.ts';
import { headSection } from './head-section.ts';
import { intervalsSection } from './intervals-section.ts';
import { investigationParts } from './investigation/investigation-parts.ts';
import { metricsSection } from './metrics-section.ts';
import { navigation, type Stop } from './navigation.ts';
import { noiseSection } from './noise-section.ts';
import { pageSection } from './page-section.ts';
import { profileSection } from './profile-section.ts';
import { plottedData, rawSection } from './raw-section.ts';
import { noExtras, type ReportExtras } from './report-extras.ts';
import { runSection } from './run-section.ts';
import { script, scriptHash } from './script/script.ts';
import { style } from './style.ts';
import { isDrawn, suiteSection } from './suite-section.ts';
import { reportView } from './view/report-view.ts';

/** In one piece: a space more, and its hash would not be that of the page's policy. */
const ownScript = trusted(`<script>${script}</script>`);

interface Part extends Stop {
  readonly body: Html | null;
}

const partsOf = (result: Result, extras: ReportExtras): { readonly parts: Part[]; readonly data: Html } => {
  const view = reportView(result, extras);
  const suites = view.suites.filter(isDrawn);
  const several = suites.length > 1;
  const parts: Part[] = [
    ...(extras.investigation === undefined ? [] : investigationParts(extras.investigation)),
    { id: 'findings', name: 'Findings', body: findingsSection(result.findings) },
    { id: 'intervals', name: 'What decides', body: intervalsSection(view, result) },
    ...suites.map((it, k) => ({
      id: `suite-${k + 1}`,
      name: several ? it.suite : 'Measurements',
      body: suiteSection(it, k),
    })),
    { id: 'profiles', name: 'Profiles', body: profileSection(view.profiles) },
    ...(result.bundles ?? []).map((it, k) => ({
      id: `bundle-${k + 1}`,
      name: `Bundle ${it.suite}`,
      body: bundleSection(it, extras, k),
    })),
    ...[...extras.visits].map(([suite, visits], k) => ({
      id: `page-${k + 1}`,
      name: `Page ${suite}`,
      body: pageSection(suite, visits, k),
    })),
    { id: 'metrics', name: 'Comparisons', body: metricsSection(result) },
    { id: 'noise', name: 'Noise', body: noiseSection(view, result) },
    { id: 'run', name: 'Run', body: runSection(result) },
    { id: 'raw', name: 'Raw data', body: rawSection(view) },
  ];
  return { parts: parts.filter(({ body }) => body !== null), data: plottedData(view) };
};

/**
 * The report as one page that needs nothing else and asks the network for nothing. It is whole without its script, which adds figures
 * under the pointer, the keyboard, sorting, and zooming into flame graphs. All texts from outside are escaped, and the page
 * forbids itself whatever it does not bring, other scripts included.
 */
export const renderReport = (result: Result, extras: ReportExtras = noExtras): string => {
  const { parts, data } = partsOf(result, extras);
  return html`${trusted('<!DOCTYPE html>')}
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src '${trusted(scriptHash)}'"
        />
        <title>Pacegate: ${result.verdict}</title>
        <style>
          ${trusted(style)}
        </style>
      </head>
      <body>
        <main>
          ${headSection(result)} ${navigation(parts)} ${parts.map(({ body }) => body).filter((it) => it !== null)}
        </main>
        ${data} ${ownScript}
      </body>
    </html> `.markup;
};
