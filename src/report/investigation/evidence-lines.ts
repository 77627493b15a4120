import { type Hypothesis, type Investigation, experts } from '../../core/investigation.ts';
import { classOf } from '../../investigation/classes.ts';
import { moreText } from '../words.ts';
import type { InvestigationPage } from './room.ts';
import { guiltyOf } from './standings.ts';
import { expertTitles, nameOf, outside, outsideList, standingFace } from './words.ts';

const ofHypothesis = (it: Hypothesis, most: number): string[] => {
  const decision = it.experiment === null ? 'not tested yet' : standingFace(it.experiment).text;
  const { id, title } = classOf(it.class);
  const kind = id === 'change' ? '' : ` ${title}.`;
  return [
    `- **${outside(nameOf(it), 240)}** (${decision}).${kind}`,
    ...outsideList(it.evidence.slice(0, most), 400, '  '),
    ...outsideList((it.experiment?.notes ?? []).slice(0, most), 300, '  '),
  ];
};

/** What each expert has seen: the data's figures, and the evidence of suspects, those that take part before the others. */
export const evidenceLines = (
  { hypotheses, impact }: Pick<Investigation, 'hypotheses' | 'impact'>,
  { room, whole }: InvestigationPage,
): string[] => {
  const guilty = new Set(guiltyOf(hypotheses).map(({ id }) => id));
  return experts.flatMap((expert) => {
    const own = hypotheses
      .filter((it) => it.expert === expert)
      .toSorted((a, b) => Number(guilty.has(b.id)) - Number(guilty.has(a.id)) || a.rank - b.rank);
    const shown = own.slice(0, room.suspects);
    const more = own.length - shown.length;
    const figures = expert === 'data' ? outsideList(impact.text.slice(0, 3 * room.evidence), 400) : [];
    const lines = [
      ...figures,
      ...shown.flatMap((it) => ofHypothesis(it, room.evidence)),
      ...(more > 0 && shown.length > 0 ? [`- ${moreText(more, 'suspect', whole)}`] : []),
    ];
    return lines.length === 0 ? [] : [`**${expertTitles[expert]}**`, '', ...lines, ''];
  });
};
