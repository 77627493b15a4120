import { type Html, html } from './element.ts';

/** A picture with its title and the files that it is drawn from. */
export interface Figure {
  readonly title: string | Html;
  readonly picture: Html;
  /** What to look for in it, and how its figures were had. */
  readonly note?: string | Html;
  readonly from?: Html;
  /** Wider than a phone, and then moved sideways rather than made too small to read. */
  readonly wide?: boolean;
}

/** Pictures take the keyboard: the arrow keys walk through their figures, and move wide ones sideways. */
export const figure = ({ title, picture, note, from, wide = false }: Figure): Html =>
  html`<figure class="${wide ? 'wide' : 'small'}">
    <figcaption>${title}</figcaption>
    <div class="picture" tabindex="0" role="group">${picture}</div>
    ${note === undefined ? null : html`<p class="note">${note}</p>`}
    ${from === undefined ? null : html`<p class="from">Drawn from ${from}</p>`}
  </figure>`;

/** The sides' colours and signs, once for pictures that stand together. */
export const sideLegend = (extra: Html | null = null): Html =>
  html`<p class="legend">
    <span><i class="side base"></i>base</span><span><i class="side head"></i>head</span>${extra}
  </p>`;

export const blockLegend: Html = html`<span><i class="side hollow"></i>control: the base against itself</span
  ><span><i class="cross">×</i>discarded</span>`;
