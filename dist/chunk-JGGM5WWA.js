import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);

// src/core/format.ts
var digits = (value) => {
  const size = Math.abs(value);
  if (size === 0) return "0";
  if (size >= 100) return value.toFixed(0);
  if (size >= 10) return value.toFixed(1);
  return size >= 1 ? value.toFixed(2) : value.toPrecision(2);
};
var scaled = (value, steps) => {
  const size = Math.abs(value);
  const [factor, unit] = steps.find(([from]) => size >= from) ?? steps.at(-1) ?? [1, ""];
  return `${digits(value / factor)} ${unit}`;
};
var duration = [
  [6e4, "min"],
  [1e3, "s"],
  [1, "ms"],
  [1e-3, "µs"]
];
var bytes = [
  [1e9, "GB"],
  [1e6, "MB"],
  [1e3, "KB"],
  [1, "B"]
];
var scaleOf = (largest, unit) => {
  const size = Math.abs(largest);
  const step = (steps, per = "") => {
    const [factor, name] = steps.find(([from]) => size >= from) ?? steps.at(-1) ?? [1, ""];
    return { factor, unit: `${name}${per}` };
  };
  switch (unit) {
    case "ms":
      return step(duration);
    case "ms/request":
      return step(duration, "/request");
    case "bytes":
      return step(bytes);
    case "bytes/request":
      return step(bytes, "/request");
    case "share":
      return { factor: 0.01, unit: "%" };
    case "requests/s":
      return { factor: 1, unit: "requests/s" };
    case "count/request":
      return { factor: 1, unit: "per request" };
    case "count":
    case "score":
    case "currency":
      return { factor: 1, unit: "" };
  }
};
var formatValue = (value, unit) => {
  switch (unit) {
    case "ms":
      return scaled(value, duration);
    case "ms/request":
      return `${scaled(value, duration)}/request`;
    case "bytes":
      return scaled(value, bytes);
    case "bytes/request":
      return `${scaled(value, bytes)}/request`;
    case "share":
      return `${digits(value * 100)} %`;
    case "requests/s":
      return `${digits(value)}/s`;
    case "count/request":
      return `${digits(value)}/request`;
    case "count":
      return Number.isInteger(value) ? String(value) : digits(value);
    case "score":
    case "currency":
      return digits(value);
  }
};
var formatDifference = (difference, unit) => {
  const size = Math.abs(difference);
  const text = unit === "bytes" && size < 1e3 ? `${Math.round(size)} B` : formatValue(size, unit);
  return `${difference > 0 ? "+" : difference < 0 ? "-" : ""}${text}`;
};
var percent = (share) => {
  const value = share * 100;
  const text = Math.abs(value) >= 9.95 ? value.toFixed(0) : value.toFixed(1);
  return text === "-0.0" || text === "0.0" ? "0" : text;
};
var formatShare = (share) => `${Number((share * 100).toFixed(2))} %`;
var formatPercent = (share) => {
  const text = percent(share);
  return `${share > 0 && text !== "0" ? "+" : ""}${text} %`;
};
var widest = 2;
var formatChange = ({ estimate, low, high }) => `${formatPercent(estimate)} (${high - low > widest * Math.max(1, Math.abs(estimate)) ? "anything yet" : `${percent(low)} to ${percent(high)}`})`;
var formatDuration = (ms) => {
  if (ms < 1e3) return `${Math.round(ms)} ms`;
  const seconds = Math.round(ms / 1e3);
  if (seconds < 120) return `${seconds} s`;
  const rest = seconds % 60;
  return `${Math.floor(seconds / 60)} min${rest === 0 ? "" : ` ${rest} s`}`;
};

export {
  scaleOf,
  formatValue,
  formatDifference,
  formatShare,
  formatPercent,
  formatChange,
  formatDuration
};
