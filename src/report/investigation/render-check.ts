import type { Investigation } from '../../core/investigation.ts';
import { maskSecrets } from '../../investigation/infrastructure/secrets/mask-secrets.ts';
import { escapePlain } from '../escape.ts';
import { fit } from '../fit.ts';
import { answerLine } from './answer.ts';
import { detailLines } from './detail-lines.ts';
import { type InvestigationLinks, investigationLinkLine, wholeInvestigation } from './links.ts';
import { mainLines } from './main-lines.ts';
import { commentRooms } from './room.ts';
import { stateText } from './words.ts';

/** The output of a check run, within GitHub's limits. */
export interface InvestigationOutput {
  /** One line of plain text, at most 255 characters. */
  readonly title: string;
  /** Markdown, each at most 60,000 bytes. */
  readonly summary: string;
  readonly text: string;
}

/** GitHub takes 65,535 of what it calls characters and counts in bytes. */
const limit = 60_000;

/** The same as the comment for the output of a check. No chart: GitHub documents Mermaid for comments, not for checks. */
export const renderInvestigationCheck = (
  investigation: Investigation,
  { links = {} }: { readonly links?: InvestigationLinks } = {},
): InvestigationOutput => {
  const whole = wholeInvestigation(links);
  const lines = (render: (room: (typeof commentRooms)[number]) => readonly string[]): string =>
    fit(commentRooms, (room) => [...render(room), ''].join('\n'), limit);
  return {
    title: `${stateText(investigation)}: ${escapePlain(maskSecrets(investigation.summary.slice(0, 2000)), 150)}`,
    summary: lines((room) => [
      answerLine(investigation),
      '',
      ...mainLines(investigation, { room, whole }),
      ...investigationLinkLine(links),
    ]),
    text: lines((room) => detailLines(investigation, { room, whole })),
  };
};
