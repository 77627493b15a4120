import { describe, expect, test } from '@jest/globals';
import type { BaselineStore } from '../../src/baseline/baseline-store.ts';
import { defaultBounds } from '../../src/baseline/bound-history.ts';
import type { BaselineRecord } from '../../src/core/baseline-record.ts';
import { BaselineError } from '../../src/core/errors.ts';
import { makeRecord, makeRecordMetric, testClass } from '../support/make-record.ts';

/** An empty place to store records in. Disposing removes it. */
export interface StoreRoom extends AsyncDisposable {
  /** A store object of its own over the place, as another process would have it. */
  open(): BaselineStore;
  /** Stores that keep the files of baseline-store.ts: reads and writes them past the store. */
  readonly files?: { read(path: string): Promise<string | null>; write(path: string, text: string): Promise<void> };
  /** Stores on a branch: the parents of each of its commits, the newest last. */
  readonly parents?: () => Promise<readonly (readonly string[])[]>;
}

export interface ContractOptions {
  readonly makeRoom: () => Promise<StoreRoom>;
  /** Whether rooms have `files`, and `parents`. */
  readonly has: { readonly files: boolean; readonly parents: boolean };
  /** Whether the store bounds its history by defaultBounds. A database may keep all. */
  readonly isBounded?: boolean;
}

const key = { suite: 'api', environment: testClass };
const path = `api/${testClass}.jsonl`;
const commitsOf = (records: readonly BaselineRecord[]): string[] => records.map((it) => it.commit);

/** What every store of baselines keeps to. Call it inside `describe`, with a factory of empty rooms. */
export const storeContract = ({ makeRoom, has, isBounded = true }: ContractOptions): void => {
  test('an empty place has no series and no records', async () => {
    await using room = await makeRoom();
    const store = room.open();
    expect(store.place).toMatch(/\S/);
    expect(await store.list()).toEqual([]);
    expect(await store.read(key)).toEqual({ records: [], problems: [] });
    await store.append([]);
    expect(await store.list()).toEqual([]);
  });

  test('what was appended is read back as it was, by others too, the newest last', async () => {
    await using room = await makeRoom();
    const first = makeRecord();
    const [second, third] = [makeRecord({ number: 1 }), makeRecord({ number: 2 })];
    const store = room.open();
    await store.append([first]);
    await room.open().append([second, third]);
    expect(await store.read(key)).toEqual({ records: [first, second, third], problems: [] });
    expect(await room.open().list()).toEqual([key]);
  });

  test('a record that was measured earlier and stored later stands before', async () => {
    await using room = await makeRoom();
    const records = [0, 1, 2, 3].map((number) => makeRecord({ number }));
    for (const number of [2, 0, 3, 1]) await room.open().append([records[number]!]);
    const { records: stored } = await room.open().read(key);
    expect(commitsOf(stored)).toEqual(commitsOf(records));
  });

  test('the same record is stored once, however often it comes', async () => {
    await using room = await makeRoom();
    const record = makeRecord();
    await room.open().append([record, record]);
    await room.open().append([record]);
    await room.open().append([makeRecord({ provenance: { ...record.provenance, attempt: 2 } })]);
    const { records } = await room.open().read(key);
    expect(records.map((it) => it.provenance.attempt)).toEqual([1, 2]);
  });

  test('suites and classes are kept apart, and one append writes all of them', async () => {
    await using room = await makeRoom();
    const other = 'linux-intel-xeon-4c-16g-node24';
    const records = [
      makeRecord({ suite: 'web' }),
      makeRecord({ environment: { class: other } }),
      makeRecord(),
      makeRecord({ suite: 'admin.v2_x-1' }),
    ];
    await room.open().append(records);
    const store = room.open();
    const series = await store.list();
    expect(series).toEqual([
      { suite: 'admin.v2_x-1', environment: testClass },
      key,
      { suite: 'api', environment: other },
      { suite: 'web', environment: testClass },
    ]);
    const read = await Promise.all(series.map((it) => store.read(it)));
    expect(read.map((it) => it.records.length)).toEqual([1, 1, 1, 1]);
    expect(read[2]?.records[0]?.environment.class).toBe(other);
  });

  test('an append of which one record can not be stored stores none', async () => {
    await using room = await makeRoom();
    const store = room.open();
    await store.append([makeRecord()]);
    const good = makeRecord({ number: 1 });
    const bad = [
      { ...good, suite: '../api' },
      { ...good, suite: 'a\0b' },
      { ...good, suite: '.git' },
      { ...good, suite: 'README.md' },
      { ...good, suite: 'x'.repeat(65) },
      { ...good, suite: 'API' },
      { ...good, environment: { ...good.environment, class: '../../etc' } },
      { ...good, environment: { ...good.environment, class: 'Linux' } },
      { ...good, recordedAt: 'yesterday' },
      { ...good, metrics: [makeRecordMetric({ value: Number.NaN })] },
      { ...good, metrics: [makeRecordMetric({ head: [1, Number.POSITIVE_INFINITY] })] },
    ] satisfies BaselineRecord[];
    for (const it of bad) {
      const failure: unknown = await store.append([good, it]).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(BaselineError);
    }
    expect(await store.list()).toEqual([key]);
    expect((await store.read(key)).records).toHaveLength(1);
  });

  test('a series can not be asked for by a path', async () => {
    await using room = await makeRoom();
    const store = room.open();
    await store.append([makeRecord()]);
    for (const suite of ['../api', 'api/..', '..', '', '/etc/passwd'])
      await expect(store.read({ suite, environment: testClass })).rejects.toBeInstanceOf(BaselineError);
  });

  test('ten appends at the same moment are ten records', async () => {
    await using room = await makeRoom();
    const records = Array.from({ length: 10 }, (_, number) => makeRecord({ number }));
    await Promise.all(records.map((it) => room.open().append([it])));
    const { records: stored, problems } = await room.open().read(key);
    expect({ commits: commitsOf(stored), problems }).toEqual({ commits: commitsOf(records), problems: [] });
    if (!has.parents) return;
    const parents = await room.parents!();
    expect(parents.map((it) => it.length)).toEqual([0, ...records.slice(1).map(() => 1)]);
  }, 120_000);

  test('ten appends of other series at the same moment are ten series', async () => {
    await using room = await makeRoom();
    await Promise.all(
      Array.from({ length: 10 }, (_, number) => room.open().append([makeRecord({ suite: `suite-${number}` })])),
    );
    expect(await room.open().list()).toHaveLength(10);
  }, 120_000);

  (isBounded ? describe : describe.skip)('bounds', () => {
    test('old records lose their blocks, then fall out; the order stays', async () => {
      await using room = await makeRoom();
      const { records: most, detailed } = defaultBounds;
      const records = Array.from({ length: most + 3 }, (_, number) => makeRecord({ number }));
      const store = room.open();
      await store.append(records.slice(0, -1));
      await store.append(records.slice(-1));
      const { records: stored } = await store.read(key);
      expect(commitsOf(stored)).toEqual(commitsOf(records.slice(3)));
      expect(stored.filter((it) => it.blocks.length > 0)).toHaveLength(detailed);
      const [oldest] = stored;
      expect(oldest?.metrics[0]).toEqual({ ...records[3]!.metrics[0], base: [], head: [] });
      expect(stored.at(-1)).toEqual(records.at(-1));
    });
  });

  (has.files ? describe : describe.skip)('files', () => {
    const filesOf = (room: StoreRoom) => room.files!;

    test('a record is one line, and appending leaves the other lines as they are', async () => {
      await using room = await makeRoom();
      await room.open().append([makeRecord()]);
      const before = await filesOf(room).read(path);
      await room.open().append([makeRecord({ number: 1 })]);
      const after = await filesOf(room).read(path);
      expect(before?.split('\n')).toHaveLength(2);
      expect(after?.startsWith(before!)).toBe(true);
      expect(after?.split('\n')).toHaveLength(3);
    });

    test('damaged lines are told and stay where they are', async () => {
      await using room = await makeRoom();
      await room.open().append([makeRecord(), makeRecord({ number: 1 })]);
      const [one = '', two = ''] = (await filesOf(room).read(path))!.split('\n');
      const foreign = two.replace('"suite":"api"', '"suite":"web"');
      // The last has lost its end, with the line feed.
      await filesOf(room).write(path, `${one}\n{"schema":\n[1,2]\n${foreign}\n${two.slice(0, 99)}`);
      const store = room.open();
      const { records, problems } = await store.read(key);
      expect(commitsOf(records)).toEqual([makeRecord().commit]);
      expect(problems.join('\n')).toMatch(/lines 2, 5: not JSON/);
      expect(problems.join('\n')).toMatch(/line 3: not a record/);
      expect(problems.join('\n')).toMatch(/line 4: of another series/);
      await store.append([makeRecord({ number: 2 })]);
      const lines = (await filesOf(room).read(path))!.split('\n');
      expect(lines.slice(0, 5)).toEqual([one, '{"schema":', '[1,2]', foreign, two.slice(0, 99)]);
      expect(lines).toHaveLength(7);
      expect(commitsOf((await room.open().read(key)).records)).toEqual(
        [0, 2].map((number) => makeRecord({ number }).commit),
      );
    });

    test('records of a newer version are told and stay, and a file of them alone is left alone', async () => {
      await using room = await makeRoom();
      const newer = JSON.stringify({ schema: 'pacegate/baseline@2', suite: 'api', whatever: [1, 2, 3] });
      await filesOf(room).write(path, `${newer}\n${newer}\n`);
      const store = room.open();
      const { records, problems } = await store.read(key);
      expect(records).toEqual([]);
      expect(problems).toEqual([expect.stringMatching(/lines 1, 2: pacegate\/baseline@2.*newer.*Update Pacegate/)]);
      await expect(store.append([makeRecord()])).rejects.toThrow(/newer version of Pacegate/);
      expect(await filesOf(room).read(path)).toBe(`${newer}\n${newer}\n`);
      await filesOf(room).write(path, '');
      await store.append([makeRecord()]);
      await filesOf(room).write(path, `${await filesOf(room).read(path)}${newer}\n`);
      await store.append([makeRecord({ number: 1 })]);
      expect(await filesOf(room).read(path)).toContain(newer);
      expect((await store.read(key)).records).toHaveLength(2);
    });

    test('files that are no series are no series', async () => {
      await using room = await makeRoom();
      const store = room.open();
      await store.append([makeRecord()]);
      await filesOf(room).write('api/notes.txt', 'x');
      await filesOf(room).write('api/Upper.jsonl', 'x');
      await filesOf(room).write('.hidden/linux.jsonl', 'x');
      expect(await store.list()).toEqual([key]);
    });

    test('a file that is far too large is not read', async () => {
      await using room = await makeRoom();
      await filesOf(room).write(path, `${'x'.repeat(999)}\n`.repeat(6000));
      await expect(room.open().read(key)).rejects.toThrow(/6\.0 MB/);
      await expect(room.open().append([makeRecord()])).rejects.toThrow(/6\.0 MB/);
    });
  });
};
