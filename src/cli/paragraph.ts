const WIDTH = 80;
/** A space at which no line is broken. */
const HELD = '\u00a0';

/** Text broken into lines of at most 80 columns; the first begins with `bullet`, the others are set under its text. */
export function inParagraph(text: string, indent: string, bullet = ''): string[] {
  const lines: string[] = [];
  const hang = indent + ' '.repeat(bullet.length);
  let line = indent + bullet;
  let empty = true;
  for (const word of text.replaceAll(' %', `${HELD}%`).split(/[ \t\n]+/)) {
    if (!empty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = hang;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line].map((each) => each.replaceAll(HELD, ' '));
}
