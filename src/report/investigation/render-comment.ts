import type { Investigation } from '../../core/investigation.ts';
import { commentLimit, fit } from '../fit.ts';
import { folded, section } from '../markdown.ts';
import { answerLine } from './answer.ts';
import { detailLines } from './detail-lines.ts';
import { experimentChart } from './experiment-chart.ts';
import { type InvestigationLinks, investigationLinkLine, wholeInvestigation } from './links.ts';
import { mainLines } from './main-lines.ts';
import { commentRooms } from './room.ts';

/**
 * The comment on the pull request, GitHub flavoured Markdown of at most 60,000 bytes: one screen with the answer, the experiment, who was
 * cleared and the measured fix; the rest is folded. A first answer says that nothing of it is proven. Everything that comes from outside
 * is escaped, and secrets are hidden.
 */
export const renderInvestigationComment = (
  investigation: Investigation,
  { links = {} }: { readonly links?: InvestigationLinks } = {},
): string => {
  const whole = wholeInvestigation(links);
  return fit(
    commentRooms,
    (room) => {
      const page = { room, whole };
      const details = [...section('', experimentChart(investigation)), ...detailLines(investigation, page)];
      return [
        answerLine(investigation),
        '',
        ...mainLines(investigation, page),
        ...folded('The experiment, evidence, plan and limits', details),
        '',
        ...investigationLinkLine(links),
        '',
      ].join('\n');
    },
    commentLimit,
  );
};
