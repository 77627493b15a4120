import type { Change } from './change.ts';
import { reasonToLeaveOut } from './file-role.ts';

/** Nobody asks why these are not suspected. */
const expected = new Set<string>([
  reasonToLeaveOut.settings,
  reasonToLeaveOut.test,
  reasonToLeaveOut.text,
  'It was only moved.',
  'No dependency changes in it.',
]);

const most = 4;
const longest = 120;

const lowerFirst = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;

/**
 * Which changed files may run and are not looked into, as a sentence: what does harm in them is only found by bisecting commits. Names
 * files: a stranger's text. [] where there are none.
 */
export const leftOutNotice = ({ leftOut }: Pick<Change, 'leftOut'>): readonly string[] => {
  const telling = leftOut.filter(({ reason }) => !expected.has(reason));
  if (telling.length === 0) return [];
  const shown = telling
    .slice(0, most)
    .map(({ path, reason }) => `${path.slice(0, longest)} (${lowerFirst(reason).replace(/\.$/u, '')})`);
  const more = telling.length - shown.length;
  const files = telling.length === 1 ? '1 changed file is' : `${telling.length} changed files are`;
  return [
    `${files} not taken apart, so no part of ${telling.length === 1 ? 'it' : 'them'} is suspected: ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
  ];
};
