// The browser that npm brings has no font with pictures, so those that a report uses are drawn here, as GitHub's look.
const round = (colour: string, inner: string): string => `<circle cx="10" cy="10" r="9" fill="${colour}"/>${inner}`;
const square = (colour: string, inner: string): string =>
  `<rect x="1.5" y="1.5" width="17" height="17" rx="3" fill="${colour}"/>${inner}`;
const stroke = (path: string, colour = '#fff', width = 2.4): string =>
  `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
const letter = (text: string): string =>
  `<text x="10" y="15" text-anchor="middle" font-size="14" font-weight="700" font-family="Open Sans, sans-serif" fill="#fff">${text}</text>`;

const pictures: Readonly<Record<string, string>> = {
  '✅': square('#6cbf4b', stroke('M5.5 10.5l3 3 6-7')),
  '❌': stroke('M4 4l12 12M16 4L4 16', '#d8343f', 4),
  '🚫': stroke('M10 2a8 8 0 1 0 .01 0zM4.5 15.5l11-11', '#d8343f', 2.8),
  '❔': `<text x="10" y="16.5" text-anchor="middle" font-size="19" font-weight="700" font-family="Open Sans, sans-serif" fill="#b8c0c8">?</text>`,
  '⚠️': `<path d="M10 1.5l9 16.5H1z" fill="#fdcb3f"/>${stroke('M10 7v5.2M10 15.2v.1', '#33302a', 2)}`,
  ℹ️: square('#4a90d9', letter('i')),
  '🎉': `<path d="M3 18l4-11 6 6z" fill="#fdcb3f"/>${stroke('M11 8c0-3 2-5 5-5M13 11c3-1 5 0 5 2M9 3v1.5M17 7v.1', '#d8343f', 1.6)}`,
  '📈': `<rect x="1.5" y="1.5" width="17" height="17" rx="2" fill="#e6edf3"/>${stroke('M4 14l4-4 3 2 5-6', '#d8343f', 2)}`,
  '⬜': '<rect x="2" y="2" width="16" height="16" rx="2" fill="#f0f2f4" stroke="#b8c0c8" stroke-width="1.5"/>',
  '🎯': round('#d8343f', '<circle cx="10" cy="10" r="6" fill="#fff"/><circle cx="10" cy="10" r="3" fill="#d8343f"/>'),
};

const styleOf = (drawing: string): string => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20">${drawing}</svg>`;
  return `background: url(data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}) center / contain no-repeat`;
};

/** Rendered Markdown with its pictures drawn. They stay text, so that lines break as they do around text. */
export const drawEmoji = (html: string): string =>
  Object.entries(pictures).reduce(
    (text, [emoji, drawing]) =>
      text.replaceAll(emoji, `<span class="emoji" style="${styleOf(drawing)}">${'\u00A0'.repeat(4)}</span>`),
    html,
  );
