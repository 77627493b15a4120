/** Text as it may stand in HTML. */
export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const style = `body { max-width: 980px; margin: 24px auto; padding: 0 16px; font: 14px/1.5 -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; color: #1f2328 }
a { color: #0969da; text-decoration: none } h1 { font-weight: 400; font-size: 28px; margin: 0 0 8px } .quiet { color: #59636e }
.state { display: inline-block; padding: 4px 12px; border-radius: 16px; color: #fff } .open { background: #1a7f37 } .closed { background: #cf222e } .merged { background: #8250df }
.box { border: 1px solid #d1d9e0; border-radius: 6px; margin: 16px 0 } .box > header { background: #f6f8fa; padding: 8px 16px; border-bottom: 1px solid #d1d9e0; border-radius: 6px 6px 0 0 }
.box > div { padding: 16px } .note { border-left: 4px solid #d1d9e0; padding: 4px 12px; margin: 8px 0; white-space: pre-wrap } .failure { border-color: #cf222e } .warning { border-color: #bf8700 }
button { border: 1px solid #d1d9e0; border-radius: 6px; background: #f6f8fa; padding: 3px 12px } pre.hunk { background: #f6f8fa; padding: 8px; overflow: auto }`;

/** Mermaid, and what draws with it. */
const scripts = '<script defer src="/-/mermaid.js"></script><script defer src="/-/page.js"></script>';

/** A whole page around its content. */
export const layout = (title: string, content: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="/-/github-markdown.css"><style>${style}</style></head>
<body>${content}${content.includes('language-mermaid') ? scripts : ''}</body></html>
`;

/** A box with a head line, as comments and checks are in. */
export const box = (head: string, content: string): string =>
  `<section class="box"><header>${head}</header><div>${content}</div></section>`;
