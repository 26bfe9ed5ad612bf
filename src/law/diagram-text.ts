/** Measures and wraps words for the diagram, where no browser is there to ask. */

const narrow = new Set(`.,:;!'’|()[]ijlftrІіг1«»"“”-`)
const wide = new Set('mwMWЖШЩЮФМДЫжшщюфмыдю@%—')

/** The width of a text in pixels, a little generous: the font of the portal and those of the system are somewhat narrower. */
export function widthOf(text: string, size: number): number {
  let ems = 0
  for (const char of text) {
    if (char === ' ' || char === '\u00A0') ems += 0.28
    else if (narrow.has(char)) ems += 0.42
    else if (wide.has(char)) ems += 0.86
    else ems += char !== char.toLowerCase() ? 0.7 : 0.58
  }
  return ems * size
}

/** Breaks a text into lines no wider than this, never at a no-break space; a single word that is wider is broken within. */
export function wrap(text: string, size: number, width: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/[ \n]+/).filter((each) => each !== '').flatMap((each) => pieces(each, size, width))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && widthOf(longer, size) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return line === '' ? lines : [...lines, line]
}

function pieces(word: string, size: number, width: number): readonly string[] {
  if (widthOf(word, size) <= width) return [word]
  let end = word.length - 1
  while (end > 1 && widthOf(`${word.slice(0, end)}-`, size) > width) end -= 1
  return [`${word.slice(0, end)}-`, ...pieces(word.slice(end), size, width)]
}
