'use strict';

/** Runs what must never become a failure of the service; undefined when it failed. */
const quietly = (action) => {
  try {
    return action();
  } catch {
    return undefined;
  }
};

/** What every function has by itself, or what can't be defined on one. */
const notCopied = new Set(['prototype', 'arguments', 'caller']);

/** Gives a function the name, the length and every other property of the one that it stands for. */
const dress = (wrapper, original) => {
  quietly(() => {
    for (const key of Reflect.ownKeys(original))
      if (!notCopied.has(key)) Object.defineProperty(wrapper, key, Object.getOwnPropertyDescriptor(original, key));
    const prototype = Object.getPrototypeOf(original);
    if (prototype !== Object.getPrototypeOf(wrapper)) Object.setPrototypeOf(wrapper, prototype);
  });
  return wrapper;
};

/** The object of a prototype chain that has the property itself; null when none has. */
const ownerOf = (object, key) => {
  for (let it = object; it !== null && it !== undefined && it !== Object.prototype; it = Object.getPrototypeOf(it))
    if (Object.prototype.hasOwnProperty.call(it, key)) return it;
  return null;
};

/** Functions that were put in the place of others, so that none is wrapped twice. */
const ours = new WeakSet();

/**
 * Puts what `make` returns for a method in its place, with the attributes that the property has. True when the method is
 * wrapped now, or was before; false when there is no such method, or its object is sealed.
 */
const replace = (object, key, make) =>
  quietly(() => {
    const owner = ownerOf(object, key);
    const descriptor = owner === null ? undefined : Object.getOwnPropertyDescriptor(owner, key);
    if (descriptor === undefined || typeof descriptor.value !== 'function') return false;
    if (ours.has(descriptor.value)) return true;
    const wrapper = dress(make(descriptor.value), descriptor.value);
    ours.add(wrapper);
    Object.defineProperty(owner, key, { ...descriptor, value: wrapper });
    return owner[key] === wrapper;
  }) === true;

const isThenable = (value) => value !== null && typeof value === 'object' && typeof value.then === 'function';

/**
 * Calls `settled` with the value of a promise, or with nothing when it is rejected. What is returned takes the promise's
 * place: a handler on the promise itself would hide from Node that nobody else handles its rejection.
 */
const observed = (result, settled) => {
  if (!isThenable(result)) return result;
  return result.then(
    (value) => {
      settled(value);
      return value;
    },
    (error) => {
      settled(undefined);
      throw error;
    },
  );
};

module.exports = { quietly, ownerOf, replace, isThenable, observed };
