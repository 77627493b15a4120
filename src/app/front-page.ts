import { version } from '../core/version.ts';
import { escapeHtml } from '../report/escape.ts';
import { htmlPage } from './html-page.ts';
import type { Route } from './listener.ts';
import { respond } from './respond.ts';
import { installLink } from './setup-pages.ts';

export interface FrontPageState {
  readonly isSetUp: boolean;
  /** The App's page on GitHub; null where it is not known. */
  readonly page: string | null;
}

const stateText = ({ isSetUp, page }: FrontPageState): string => {
  if (!isSetUp) return '<p>It is not set up yet. Whoever has started it finds the address of the setup in its log.</p>';
  return page === null
    ? '<p>It is set up.</p>'
    : `<p>It is set up: <a href="${escapeHtml(installLink(page))}">install it on a repository</a>.</p>`;
};

/** /: what this is, for people who come by. */
export const frontPageRoute =
  (state: () => FrontPageState): Route =>
  (_request, response) =>
    respond(
      response,
      htmlPage('Pacegate', [
        '<p>A performance gate for pull requests: it measures base and head side by side, and says with known error rates whether the head is slower.</p>',
        stateText(state()),
        `<p><small>Version ${escapeHtml(version)}</small></p>`,
      ]),
    );
