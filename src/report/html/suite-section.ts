import { type Html, html } from './element.ts';
import { latencySection } from './latency-section.ts';
import { memorySection } from './memory-section.ts';
import { queriesSection, syncSection } from './queries-section.ts';
import { routesSection } from './routes-section.ts';
import { seriesSection } from './series-section.ts';
import type { SuiteView } from './view/suite-view.ts';

/** Whether there is anything to draw of a suite. */
export const isDrawn = (view: SuiteView): boolean =>
  view.latency.length > 0 ||
  view.series.length > 0 ||
  view.statements.length > 0 ||
  view.sync.length > 0 ||
  view.heap !== null;

/** One service, or page, that was measured in blocks. */
export const suiteSection = (view: SuiteView, index: number): Html =>
  html`<section>
    <h2 id="suite-${index + 1}">${view.suite}</h2>
    ${latencySection(view)}${routesSection(view)}${seriesSection(view)}${queriesSection(view)}${syncSection(view)}${memorySection(view)}
  </section>`;
