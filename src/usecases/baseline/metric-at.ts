import type { BaselineMetric, BaselineRecord } from '../../core/baseline-record.ts';
import type { Place } from '../../gate/places.ts';

/** The metric of a record at a place. Field by field: a store holds hundreds of records of hundreds of metrics. */
export const metricAt = ({ metrics }: BaselineRecord, { metric, scenario, route }: Place): BaselineMetric | undefined =>
  metrics.find((it) => it.metric === metric && it.route === route && it.scenario === scenario);
