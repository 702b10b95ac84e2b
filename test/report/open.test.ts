import { describe, expect, test } from 'vitest';
import { openerOf } from '../../src/report/open.js';

describe('opening a report', () => {
  test('each system has its own way, and none without a screen', () => {
    expect(openerOf('darwin', {})).toEqual(['open']);
    expect(openerOf('win32', {})?.[0]).toBe('cmd');
    expect(openerOf('linux', { DISPLAY: ':0' })).toEqual(['xdg-open']);
    expect(openerOf('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toEqual(['xdg-open']);
    expect(openerOf('linux', {})).toBeNull();
  });
});
