/** A module of its own, since a bundle gives a CommonJS package that is loaded when needed no names. */
export { parse as parseYaml } from 'yaml';
