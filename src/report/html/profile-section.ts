import { profileFile } from '../../core/raw-names.ts';
import type { ProfiledFunction } from '../../core/profile.ts';
import { type Html, html } from './element.ts';
import { amountText, flameGraph } from './flame-graph.ts';
import { fileLink } from './raw-files.ts';
import { table } from './table.ts';
import type { ProfileView } from './view/report-view.ts';

const titles = {
  cpu: 'CPU time per request',
  allocation: 'Allocated memory per request',
  survivors: 'Memory that stayed, per request',
} as const satisfies Record<ProfileView['kind'], string>;

const placeOf = ({ path, line }: ProfiledFunction): string =>
  path === '' ? '' : `${path}${line === null ? '' : `:${line}`}`;

const functionsOf = ({ functions, kind, suite }: ProfileView): Html =>
  table(
    `Functions of ${suite}, ${titles[kind]}`,
    [
      { name: 'Function' },
      { name: 'Where' },
      { name: 'Itself', number: true },
      { name: 'With its calls', number: true },
      { name: 'Difference (95 % interval)', number: true },
    ],
    functions.map((it) => {
      const text = (value: number): string => amountText(value, kind);
      const signed = (value: number): string => `${value > 0 ? '+' : ''}${text(value)}`;
      const { estimate, low, high } = it.change;
      return [
        { text: html`<code>${it.name === '' ? '(anonymous)' : it.name}</code>` },
        { text: html`<code>${placeOf(it)}</code>` },
        { text: `${text(it.base.self)} → ${text(it.head.self)}`, value: it.head.self - it.base.self },
        { text: `${text(it.base.total)} → ${text(it.head.total)}`, value: it.head.total - it.base.total },
        {
          text: `${signed(estimate)} (${text(low)} to ${text(high)})`,
          value: estimate,
          tone: low > 0 ? ('worse' as const) : high < 0 ? ('better' as const) : ('' as const),
        },
      ];
    }),
  );

const profileOf = (profile: ProfileView, index: number): Html => {
  const { suite, kind, requests, flame, functions, files, missing } = profile;
  return html`<h3>${titles[kind]}, ${suite}</h3>
    <p class="lead">
      Profiled apart from the measured blocks, over ${requests.base.toLocaleString('en-US')} requests on base and
      ${requests.head.toLocaleString('en-US')} on head.
    </p>
    ${missing.map(({ what, reason }) => html`<p class="soft">${what}: ${reason}</p>`)}
    ${
      flame.length === 0
        ? null
        : html`<p class="legend">
              <span><i class="swatch tm4"></i>costs less on head</span><span><i class="swatch t0"></i>as it was</span
              ><span><i class="swatch t4"></i>costs more on head</span>
            </p>
            ${flameGraph(profile, index)}`
    }
    ${
      functions.length === 0
        ? null
        : html`<details>
            <summary>Functions whose cost changed most</summary>
            ${functionsOf(profile)}
          </details>`
    }
    <p class="from">
      Drawn from ${fileLink(profileFile({ suite, kind }))}${files.map((file) => html`, ${fileLink(file)}`)}, which
      DevTools open
    </p>`;
};

/** Where the time and the memory went, and what the change did to it. */
export const profileSection = (profiles: readonly ProfileView[]): Html | null =>
  profiles.length === 0
    ? null
    : html`<section>
        <h2 id="profiles">Profiles</h2>
        ${profiles.map(profileOf)}
      </section>`;
