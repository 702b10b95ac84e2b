declare const __NAVARCH_VERSION__: string | undefined;

/** The version of the package; written in by the build. */
export const VERSION: string = typeof __NAVARCH_VERSION__ === 'string' ? __NAVARCH_VERSION__ : 'source';
