import manifest from '../../package.json' with { type: 'json' };

/** Of Pacegate, from its package.json. */
export const version: string = manifest.version;
