import { escapeHtml } from '../report/escape.ts';
import type { Answer } from './respond.ts';

const style =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:42rem;margin:3rem auto;padding:0 1rem;color-scheme:light dark}' +
  'button,input{font:inherit;padding:.4rem .8rem}code{overflow-wrap:anywhere}';

/**
 * A small page without scripts. `body` is HTML, escaped by who wrote it. `formsTo`: origin that a form may be sent to
 * besides our own.
 */
export const htmlPage = (
  title: string,
  body: readonly string[],
  { status = 200, formsTo = '' }: { readonly status?: number; readonly formsTo?: string } = {},
): Answer => ({
  status,
  type: 'text/html',
  headers: {
    'content-security-policy': [
      "default-src 'none'",
      "style-src 'unsafe-inline'",
      `form-action ${`'self' ${formsTo}`.trim()}`,
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ].join('; '),
  },
  body: `<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title><style>${style}</style></head>
<body>
<h1>${escapeHtml(title)}</h1>
${body.join('\n')}
</body>
</html>
`,
});
