import { seriesFile } from '../../core/raw-names.ts';
import { type Series, type SeriesLine, seriesHeaderSchema, seriesLineSchema } from '../../core/series.ts';
import { absurdSeries } from './absurd-series.ts';
import { defaultLimits } from './limits.ts';
import { matchSchema } from './match-schema.ts';
import { parseJson } from './parse-json.ts';
import { refusal, shown } from './refuse.ts';

/** A day of five-second intervals has 17,280. */
const mostLines = 50_000;
/** Fifty routes with 1650 buckets each, and none has all. */
const mostValues = 50_000;

/**
 * The course of a scenario as a file holds it, line by line; `name` is where the file stands. A last line without its end is left out:
 * killing a run does that. `most`: ms that the run lasted. Throws an UploadError.
 */
export const checkSeries = (bytes: Buffer, name: string, most: number): Series => {
  const texts = bytes.toString('utf8').split('\n');
  texts.pop();
  if (texts.length > mostLines) throw refusal(name, `has more than ${mostLines} lines`);
  const values = texts.map((text) => parseJson(Buffer.from(text), name, defaultLimits));
  const [first, ...rest] = values;
  const header = matchSchema(first, seriesHeaderSchema, { name, what: 'the course of a scenario', mostValues });
  if (seriesFile(header) !== name)
    throw refusal(
      name,
      `holds scenario ${shown(header.scenario)} of suite ${shown(header.suite)}, which belongs into another file`,
    );
  const lines = rest.map((value): SeriesLine =>
    matchSchema(value, seriesLineSchema, { name, what: 'the course of a scenario', mostValues }),
  );
  const fault = absurdSeries({ header, lines }, most);
  if (fault !== null) throw refusal(name, fault);
  return { header, lines };
};
