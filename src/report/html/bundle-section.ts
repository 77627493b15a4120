import { formatDifference, formatPercent, formatValue } from '../../core/format.ts';
import type { BundleSummary, SizePair } from '../../core/bundle-summary.ts';
import type { Sizes } from '../../core/bundle/bundle-sizes.ts';
import { differenceTree } from './difference-tree.ts';
import { differenceTreemap } from './difference-treemap.ts';
import { type Html, html } from './element.ts';
import type { ReportExtras } from './report-extras.ts';

const bytes = (value: number | undefined): string => (value === undefined ? '–' : formatValue(value, 'bytes'));

const kinds = ['gzip', 'brotli', 'parsed', 'stat'] as const satisfies readonly (keyof Sizes)[];

const changeOf = ({ base, head }: SizePair, kind: keyof Sizes): Html => {
  if (base === null || head === null) return html`<td class="number">–</td>`;
  const difference = head[kind] - base[kind];
  const share = base[kind] > 0 ? ` (${formatPercent(difference / base[kind])})` : '';
  const tone = difference > 0 ? 'worse' : difference < 0 ? 'better' : 'soft';
  return html`<td class="number ${tone}">
    ${difference === 0 ? 'equal' : `${formatDifference(difference, 'bytes')}${share}`}
  </td>`;
};

const row = (name: string, what: string, pair: SizePair): Html =>
  html`<tr>
    <td>${name}</td>
    <td>${what}</td>
    <td class="number">${bytes(pair.base?.gzip)}</td>
    <td class="number">${bytes(pair.head?.gzip)}</td>
    ${changeOf(pair, 'gzip')} ${kinds.slice(1).map((kind) => changeOf(pair, kind))}
  </tr>`;

const sizes = ({ entries, async, total }: BundleSummary): Html =>
  html`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th>Entry</th>
          <th>What</th>
          <th class="number">Base, gzip</th>
          <th class="number">Head, gzip</th>
          <th class="number">Change, gzip</th>
          <th class="number">brotli</th>
          <th class="number">uncompressed</th>
          <th class="number">before minifying</th>
        </tr>
      </thead>
      <tbody>
        ${entries.flatMap((it) => [row(it.name, it.gated ? 'first load (decides)' : 'first load', it.initial), row(it.name, 'asked for later', it.async)])}
        ${row('all', 'asked for later', async)}${row('all', 'everything emitted', total)}
      </tbody>
    </table>
  </div>`;

const chunksOf = ({ chunks = [] }: BundleSummary): Html | null => {
  if (chunks.length === 0) return null;
  const words = { first: 'first load', later: 'asked for later' } as const;
  return html`<details>
    <summary>Chunks: those that changed most, then the largest (${chunks.length})</summary>
    <p class="soft">
      Told by their names, by who asks for them, or by what is largest in them; names of files are no key. What one
      saved does not hide what another one took.
    </p>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>Chunk</th>
            <th>Loaded</th>
            <th class="number">Base, gzip</th>
            <th class="number">Head, gzip</th>
            <th class="number">Change, gzip</th>
            <th class="number">brotli</th>
            <th class="number">uncompressed</th>
            <th class="number">before minifying</th>
          </tr>
        </thead>
        <tbody>
          ${chunks.map((it) => row(it.name, it.formerKind === null || it.formerKind === it.kind ? words[it.kind] : `${words[it.formerKind]} → ${words[it.kind]}`, it))}
        </tbody>
      </table>
    </div>
  </details>`;
};

const growthOf = ({ growth }: BundleSummary): Html | null => {
  const grown = (growth?.entries ?? []).filter(({ change, parts }) => change.gzip !== 0 || parts.length > 0);
  if (grown.length === 0) return null;
  return html`<h3>What grew and what shrank</h3>
    ${grown.map(
      ({ entry, change, explained, unexplained, parts }) =>
        html`<details>
          <summary>
            ${entry ?? 'Whatever is asked for later'}: ${formatDifference(change.gzip, 'bytes')} gzip; explained
            ${formatDifference(explained, 'bytes')}, unexplained ${formatDifference(unexplained, 'bytes')}
          </summary>
          <table>
            <thead>
              <tr>
                <th>Package or module</th>
                <th class="number">Base</th>
                <th class="number">Head</th>
                <th class="number">Change</th>
              </tr>
            </thead>
            <tbody>
              ${parts.map(
                ({ name, base, head }) =>
                  html`<tr>
                    <td><code>${name}</code></td>
                    <td class="number">${bytes(base)}</td>
                    <td class="number">${bytes(head)}</td>
                    <td class="number">${formatDifference(head - base, 'bytes')}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
          <p class="soft">Each compressed alone: for the order only, they don't add up to the file.</p>
        </details>`,
    )}`;
};

const sideText = (side: BundleSummary['base'], name: string): string => {
  if (side === null) return `${name}: not measured`;
  const { bundler, source, reproducible } = side;
  const builder = `${bundler.name}${bundler.version === null ? '' : ` ${bundler.version}`}`;
  const from = source === 'stored' ? ', from the stored record' : '';
  return `${name}: ${builder}${from}${reproducible === false ? ', two builds differ' : ''}`;
};

/** Only to files beside the page: what a run uploaded may name any address. */
const linkOf = ({ path, title }: BundleSummary['pages'][number]): Html =>
  /^[\w.-]+\.html$/.test(path) ? html`<a href="${path}">${title}</a> ` : html`${title} `;

/** One bundle suite: sizes, what grew, the difference as a picture, and links to the treemaps. */
export const bundleSection = (summary: BundleSummary, extras: ReportExtras, index: number): Html => {
  const { suite, pages, base, head } = summary;
  const graphs = extras.graphs.get(suite);
  const tree = differenceTree(graphs?.base, graphs?.head);
  return html`<section>
    <h2 id="bundle-${index + 1}">Bundle ${suite}</h2>
    <p class="soft">
      ${sideText(base, 'Base')}. ${sideText(head, 'Head')}. Sizes are exact: no noise, and no interval.
    </p>
    ${sizes(summary)}${chunksOf(summary)}${growthOf(summary)}
    ${
      tree.children.length === 0
        ? null
        : html`<h3>Difference of the modules</h3>
            ${differenceTreemap(tree, suite)}`
    }
    ${pages.length === 0 ? null : html`<p>${pages.map(linkOf)}</p>`}
  </section>`;
};
