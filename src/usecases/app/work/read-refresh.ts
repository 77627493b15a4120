import { type BaselineRecord, baselineRecordSchema } from '../../../core/baseline-record.ts';
import { type Result, resultSchema } from '../../../core/result.ts';
import { defaultLimits } from '../../../measure/upload/limits.ts';
import { listDirectory } from '../../../measure/upload/list-directory.ts';
import { matchSchema } from '../../../measure/upload/match-schema.ts';
import { createMeter } from '../../../measure/upload/meter.ts';
import { parseJson } from '../../../measure/upload/parse-json.ts';
import { refusal } from '../../../measure/upload/refuse.ts';

/** What a refresh wrote: within bounds, of the right form, and still a stranger's word. */
export interface RefreshOutput {
  readonly result: Result;
  readonly records: readonly BaselineRecord[];
}

/** One a suite. */
const mostRecords = 100;
/** Each block of each metric is one; see check-records.ts. */
const mostValues = 500_000;

const recordsFile = 'records.jsonl';
/** The graph of a bundle is one text of a record: see check-records.ts. */
const recordLimits = { ...defaultLimits, text: 8_000_000 } as const;

/** Reads result and records of a refresh from its output directory. Throws an UploadError that says what is wrong. */
export const readRefresh = async (directory: string): Promise<RefreshOutput> => {
  await using listing = await listDirectory(directory, createMeter(defaultLimits));
  const bytesOf = async (name: string): Promise<Buffer> => {
    const file = listing.files.find((it) => it.name === name);
    if (file === undefined) throw refusal(name, 'is missing');
    return file.read();
  };
  const bounds = { mostValues, what: 'a result' };
  const value = parseJson(await bytesOf('result.json'), 'result.json', defaultLimits);
  const result = matchSchema(value, resultSchema, { ...bounds, name: 'result.json' });
  const lines = (await bytesOf(recordsFile))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
  if (lines.length > mostRecords) throw refusal(recordsFile, `holds more than ${mostRecords} records`);
  const records = lines.map((line) =>
    matchSchema(parseJson(Buffer.from(line), recordsFile, recordLimits), baselineRecordSchema, {
      ...bounds,
      what: 'a record',
      name: recordsFile,
    }),
  );
  return { result, records };
};
