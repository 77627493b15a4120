import { type Html, html } from './element.ts';

/** A place of the page; ids are the page's own, never a name from outside. */
export interface Stop {
  readonly id: string;
  readonly name: string;
}

/** Where to go on the page, always in sight; the button is shown by the script that serves it. */
export const navigation = (stops: readonly Stop[]): Html =>
  html`<nav aria-label="Sections">
    <div>
      ${stops.map(({ id, name }) => html`<a href="#${id}">${name}</a>`)}
      <button type="button" id="theme" hidden>Dark</button>
    </div>
  </nav>`;
