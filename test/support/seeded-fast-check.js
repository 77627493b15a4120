// Properties draw the same cases in every run, so that a change is judged by its own merits and never by a draw of the day.
// PACEGATE_TEST_SEED draws others.
import * as fc from '../../node_modules/fast-check/lib/fast-check.js';

fc.configureGlobal({ seed: Number(process.env.PACEGATE_TEST_SEED ?? 20_261_121) });

export * from '../../node_modules/fast-check/lib/fast-check.js';
export { default } from '../../node_modules/fast-check/lib/fast-check.js';
