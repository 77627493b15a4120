import { expect, test } from '@jest/globals';
import { playbookSchema } from '../../../src/core/playbook.ts';
import { nameSuspects } from '../../../src/investigation/synthesis/hypotheses.ts';
import { symptomsOf } from '../../../src/investigation/synthesis/playbook/fingerprint.ts';
import { matchPlaybook } from '../../../src/investigation/synthesis/playbook/match-playbook.ts';
import { playbookEntry } from '../../../src/investigation/synthesis/playbook/playbook-entry.ts';
import { storeResult, storeView } from './make-story.ts';
import { guiltySuspect, makeSuspect } from './make-suspects.ts';
import { stories, tell } from './stories.ts';

const view = storeView(storeResult());
const symptoms = symptomsOf(view.regressions, view);
const given = { reference: '#123', at: '2026-03-02T09:22:47.000Z' };
const entry = playbookEntry(stories.proven, symptoms, given)!;

test('an entry holds what a person and a later investigation need, and no name in its fingerprint', () => {
  expect(playbookSchema.parse(entry)).toEqual(entry);
  expect(entry).toMatchObject({ class: 'n-plus-one', confirmed: false, recovery: { estimate: 0.98 } });
  expect(entry.fingerprint).toEqual({
    class: 'n-plus-one',
    undone: 'hunk',
    counters: ['db.queries'],
    shape: ['database@route', 'requests:all', 'time:database', 'time@route', 'time@suite'],
  });
  expect(entry.proof).toContain('Undoing it won back 98 % (91 to 104 %) of +212 % in mean latency of GET /orders');
  expect(entry.proof).toContain('Database statements per request went from 3 to 29 with the change, and back to 3');
  expect(playbookEntry(stories.closed, symptoms, given)?.confirmed).toBe(true);
});

test.each(['first-answer', 'unexplained', 'no-regression', 'not-reproduced', 'cancelled'] as const)(
  'nothing is learnt from one that proved nothing: %s',
  (name) => {
    expect(playbookEntry(stories[name], symptoms, given)).toBeNull();
  },
);

test('the same in another file and route is recognised', () => {
  const elsewhere = nameSuspects([
    {
      ...guiltySuspect,
      title: 'A query for every user in lib/users.js:7',
      location: { path: 'lib/users.js', startLine: 7, endLine: 7 },
    },
    makeSuspect(),
  ]);
  const [match, ...others] = matchPlaybook([entry], { symptoms, suspects: elsewhere });
  expect(others).toEqual([]);
  expect(match).toMatchObject({ score: 1, suspect: 'H1' });
  expect(match?.text).toMatch(
    /^Seen before in #123: N\+1 queries, as H1 is; undoing it won back 98 % there\. What was advised there: Load/u,
  );
});

test('another class, or other symptoms, is not', () => {
  expect(matchPlaybook([entry], { symptoms, suspects: nameSuspects([makeSuspect({ class: 'sync-io' })]) })).toEqual([]);
  const leak = { counters: ['memory.growth'], shape: ['memory@suite', 'course:growing'] };
  expect(matchPlaybook([entry], { symptoms: leak, suspects: nameSuspects([guiltySuspect]) })).toEqual([]);
});

test('symptoms alone match only where nearly all are the same', () => {
  expect(matchPlaybook([entry], { symptoms, suspects: null })[0]).toMatchObject({ suspect: null, score: 1 });
  const half = { counters: ['db.queries', 'db.rows'], shape: symptoms.shape.slice(0, 2) };
  expect(matchPlaybook([entry], { symptoms: half, suspects: null })).toEqual([]);
});

test('a class that says nothing is no match by itself', () => {
  const vague = {
    ...entry,
    fingerprint: { ...entry.fingerprint, class: 'change', counters: [], shape: ['time@suite'] },
  };
  const now = {
    symptoms: { counters: ['db.queries'], shape: ['database@route'] },
    suspects: nameSuspects([makeSuspect()]),
  };
  expect(matchPlaybook([vague], now)).toEqual([]);
});

test('what was seen before is told in the investigation', () => {
  const seenBefore = matchPlaybook([entry], { symptoms, suspects: nameSuspects([guiltySuspect]) });
  const story = tell({ input: { seenBefore } });
  expect(story.learning?.seenBefore).toEqual(['#123']);
  expect(story.notices.join('\n')).toContain('Seen before in #123');
});
