import type { PacegateError } from '../core/errors.ts';
import { escapeHtml } from '../report/escape.ts';
import { manifestFor, setupPath, webhookPath } from './app-manifest.ts';
import { htmlPage } from './html-page.ts';
import type { Answer } from './respond.ts';

export interface SetupOffer {
  /** Where this process is reached, without a slash at its end. */
  readonly address: string;
  /** Of GitHub, for people. */
  readonly serverUrl: string;
  readonly token: string;
  readonly state: string;
  /** The account that the App is to belong to; null for the person's own. */
  readonly organization: string | null;
}

const isLocal = (address: string): boolean =>
  /^(?:localhost|127\.|\[::1\]|0\.0\.0\.0)/.test(URL.parse(address)?.host ?? '');

/** Where the manifest is sent to. */
export const registrationUrl = ({ serverUrl, organization, state }: SetupOffer): string => {
  const owner = organization === null ? '' : `/organizations/${encodeURIComponent(organization)}`;
  return `${serverUrl}${owner}/settings/apps/new?state=${encodeURIComponent(state)}`;
};

const warning = ({ address, serverUrl }: SetupOffer): readonly string[] =>
  isLocal(address) && serverUrl === 'https://github.com'
    ? [
        '<p><strong>GitHub can not reach this address.</strong> Start with <code>PACEGATE_PUBLIC_URL</code> set to one that it can reach, such as that of a proxy or a tunnel.</p>',
      ]
    : [];

/** Where the App is made: a form that takes the manifest to GitHub. */
export const setupPage = (offer: SetupOffer): Answer => {
  const { address, serverUrl, token, organization } = offer;
  const manifest = escapeHtml(JSON.stringify(manifestFor(address)));
  const owner = organization === null ? 'your own account' : `the organization ${organization}`;
  return htmlPage(
    'Set up Pacegate',
    [
      `<p>GitHub will show what the App may do, and make it for <strong>${escapeHtml(owner)}</strong>. It will send webhooks to <code>${escapeHtml(`${address}${webhookPath}`)}</code>.</p>`,
      ...warning(offer),
      `<form action="${escapeHtml(registrationUrl(offer))}" method="post"><input type="hidden" name="manifest" value="${manifest}"><button>Make the App on GitHub</button></form>`,
      `<form action="${setupPath}" method="get"><input type="hidden" name="token" value="${escapeHtml(token)}"><p><label>For an organization instead: <input name="organization" pattern="[A-Za-z0-9][A-Za-z0-9\\-]*" maxlength="39" value="${escapeHtml(organization ?? '')}"></label> <button>Change</button></p></form>`,
    ],
    { formsTo: new URL(serverUrl).origin },
  );
};

export const installLink = (page: string): string => `${page.replace(/\/+$/, '')}/installations/new`;

/** After the App was made. */
export const setUpPage = (page: string | null): Answer =>
  htmlPage('Pacegate is set up', [
    '<p>The App is made, and its credentials are kept on this machine. Nothing has to be started again.</p>',
    ...(page === null
      ? []
      : [`<p><a href="${escapeHtml(installLink(page))}">Install it on repositories</a>, and open a pull request.</p>`]),
  ]);

export const setupProblemPage = (error: PacegateError): Answer =>
  htmlPage('Pacegate is not set up', [`<p>${escapeHtml(error.message)}</p>`, `<p>${escapeHtml(error.cure)}</p>`], {
    status: 400,
  });
