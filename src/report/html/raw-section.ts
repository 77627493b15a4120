import { type Html, html, trusted } from './element.ts';
import { blockFile } from '../../core/raw-names.ts';
import { fileLink } from './raw-files.ts';
import type { ReportView } from './view/report-view.ts';
import type { SuiteView } from './view/suite-view.ts';

const blockState = ({ kind, discarded }: SuiteView['blocks'][number]): string =>
  discarded !== null ? ' (discarded)' : kind === 'control' ? ' (control)' : '';

const mostBlocks = 100;

const suiteFiles = ({ suite, blocks }: SuiteView): Html =>
  html`<details>
    <summary>${blocks.length} blocks of ${suite}</summary>
    <ul class="files">
      ${blocks.slice(0, mostBlocks).map((it) => html`<li>${fileLink(blockFile(it))}${blockState(it)}</li>`)}
    </ul>
    ${blocks.length > mostBlocks ? html`<p class="soft">and ${blocks.length - mostBlocks} more</p>` : null}
  </details>`;

/** Values that can't be numbers of JSON, and characters that could end the element they stand in. */
const asJson = (value: unknown): string =>
  JSON.stringify(value).replaceAll(
    /[<>&\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu,
    (it) => `\\u${(it.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );

/** The figures of all charts, where the page's script and whoever reads the file find them. It is data: no browser runs it. */
export const plottedData = (view: ReportView): Html =>
  html`${trusted(`<script type="application/json" id="plotted">${asJson(view).toWellFormed()}</script>`)}`;

/** Where each number comes from, to take along. */
export const rawSection = ({ suites }: ReportView): Html =>
  html`<section>
    <h2 id="raw">Raw data</h2>
    <p class="lead">
      The verdict can be recomputed from <code>raw/</code> beside this page. The figures that the charts are drawn from
      are in the page itself.
    </p>
    <p><button type="button" id="download" hidden>Download the plotted figures (JSON)</button></p>
    <ul class="files">
      <li>${fileLink('result.json')}: the verdict and every comparison</li>
      <li>${fileLink('raw/plan.json')}: what it was judged by</li>
    </ul>
    ${suites.filter(({ blocks }) => blocks.length > 0).map(suiteFiles)}
  </section>`;
