/** The value of the first sample of a metric with these labels, in Prometheus' text format; null where there is none. */
export const metricValue = (
  text: string,
  name: string,
  labels: Readonly<Record<string, string>> = {},
): number | null => {
  const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  const line = text
    .split('\n')
    .find((it) => new RegExp(`^${name}[ {]`).test(it) && wanted.every((label) => it.includes(label)));
  return line === undefined ? null : Number(line.slice(line.lastIndexOf(' ') + 1));
};
