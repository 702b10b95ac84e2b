import type { Chart, Plugin } from 'chart.js';
import { visible } from '../format.js';
import { groupColour, type Theme } from '../theme.js';
import type { ChartData } from './data.js';

const HEIGHT = 12;
/** The room that the ribbon takes under the axis, in CSS pixels. */
export const RIBBON_ROOM = HEIGHT + 8;

/** A ribbon under the axis in the colour of the group that leads, with its name where there is room. */
export function leaderRibbon(data: ChartData, theme: Theme): Plugin<'line'> {
  return {
    id: 'leader-ribbon',
    afterDraw(chart: Chart<'line'>) {
      const { ctx } = chart;
      const x = chart.scales.x!;
      const top = chart.height - HEIGHT - 2;
      ctx.save();
      ctx.textBaseline = 'middle';
      ctx.textAlign = 'center';
      for (const span of data.leader) {
        const left = x.getPixelForValue(span.from);
        const width = Math.max(1, x.getPixelForValue(Math.min(span.to + 1, data.sessions.length - 1)) - left);
        ctx.fillStyle = groupColour(theme, span.group);
        ctx.fillRect(left, top, width, HEIGHT);
        label(ctx, theme, visible(data.groups[span.group]!.name), left + width / 2, top + HEIGHT / 2, width);
      }
      ctx.restore();
    },
  };
}

function label(ctx: CanvasRenderingContext2D, theme: Theme, text: string, x: number, y: number, room: number): void {
  ctx.font = `600 9px ${theme.font}`;
  if (ctx.measureText(text).width + 8 > room) return;
  ctx.fillStyle = theme.paper;
  ctx.fillText(text, x, y + 0.5);
}
