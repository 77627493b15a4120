/** A time as GitHub tells it, in whole seconds: the emulator tells fractions. Anything else stays as it is. */
export const wholeSeconds = (time: unknown): unknown =>
  typeof time === 'string' ? time.replace(/\.\d+(?=Z$)/, '') : time;
