import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/**
 * The road through the house, left to right. A room may import from the rooms on its left and from itself, never
 * from its right; so there is no circle, and nobody needs to remember it.
 */
const ROAD = [
  'domain',
  'market',
  'data',
  'strategy',
  'portfolio',
  'risk',
  'execution',
  'broker',
  'ledger',
  'backtest',
  'research',
  'live',
  'analysis',
  'report',
  'server',
  'config',
  'cli',
];

/** Rooms that hold no I/O, no clock and no chance: what they compute can be derived again. */
const PURE = ['domain', 'market', 'strategy', 'portfolio', 'risk', 'execution', 'analysis'];
/** Rooms of the outside world: a pure room may not reach into them, even where they stand on its left. */
const OUTSIDE = ['data', 'broker', 'ledger'];

const zones = ROAD.flatMap((room, station) => [
  ...ROAD.slice(station + 1).map((right) => ({
    target: `./src/${room}`,
    from: `./src/${right}`,
    message: `The road runs left to right: ${room}/ may not import from ${right}/.`,
  })),
  { target: `./src/${room}`, from: './strategies', message: `${room}/ may not import from the user's room.` },
  ...(PURE.includes(room)
    ? OUTSIDE.filter((outside) => ROAD.indexOf(outside) < station).map((outside) => ({
        target: `./src/${room}`,
        from: `./src/${outside}`,
        message: `${room}/ does no I/O: it may not import from ${outside}/.`,
      }))
    : []),
]).filter((zone) => !(zone.target === './src/cli' && zone.from === './strategies'));

const IO_MODULES = [
  'fs',
  'fs/promises',
  'net',
  'http',
  'https',
  'http2',
  'tls',
  'dgram',
  'dns',
  'child_process',
  'crypto',
  'os',
  'worker_threads',
];

export default tseslint.config(
  { ignores: ['dist/**', 'dist.*/**', 'node_modules/**', 'vendor/**', 'reports/**', 'data-cache/**'] },
  js.configs.recommended,
  ...tseslint.configs.strict,
  {
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver({ project: './tsconfig.json' })] },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/unified-signatures': 'off',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    files: PURE.map((room) => `src/${room}/**`),
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: IO_MODULES.flatMap((name) => [name, `node:${name}`]).map((name) => ({
            name,
            message: 'This room does no I/O.',
          })),
        },
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time is a field of the event.' },
        { object: 'Math', property: 'random', message: 'Chance is a seed in the settings.' },
        { object: 'performance', property: 'now', message: 'Time is a field of the event.' },
        { object: 'process', property: 'env', message: 'Settings come in as arguments.' },
      ],
      'no-restricted-globals': ['error', 'fetch', 'setTimeout', 'setInterval', 'setImmediate', 'process'],
      'no-restricted-syntax': [
        'error',
        { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Time is a field of the event.' },
        { selector: "CallExpression[callee.name='Date']", message: 'Time is a field of the event.' },
        { selector: 'ImportExpression', message: 'This room does no I/O.' },
      ],
    },
  },
  {
    files: ['scripts/**', '*.js', 'bench/**'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
    rules: { 'no-console': 'off' },
  },
);
