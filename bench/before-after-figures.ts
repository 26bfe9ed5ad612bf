/** Reads the figures of reports of benches, and compares those of two trees. Pure. */
import { median } from './measure.ts'

/** Figures by what they are: report, side and column. */
export type Figures = ReadonlyMap<string, number>

const cellsOf = (line: string): readonly string[] => line.split('|').slice(1, -1).map((cell) => cell.trim())

/** A number as `figure` writes it, with spaces between thousands. */
const numberIn = (text: string): number | undefined => (/^\d[\d \u00a0]*(\.\d+)?$/.test(text) ? Number(text.replaceAll(/[ \u00a0]/g, '')) : undefined)

/** The figures of the tables that a bench printed; a cell such as `95.1/190` holds one for each part of its column. */
export function figuresIn(printed: string): Figures {
  const figures = new Map<string, number>()
  for (const section of printed.split(/^(?=## )/m)) {
    const title = /^## (.*)/.exec(section)?.[1]
    if (title === undefined) continue
    const [head = [], , ...rows] = section.split('\n').filter((line) => line.startsWith('|')).map(cellsOf)
    for (const [side = '', ...cells] of rows) {
      for (const [at, cell] of cells.entries()) {
        const parts = cell.split('/')
        for (const [part, text] of parts.entries()) {
          const value = numberIn(text)
          const which = parts.length > 1 ? ` ${part + 1}` : ''
          if (value === undefined) continue
          // Columns of one name, such as three votes, are told apart by their place.
          const key = `${side}: ${head[at + 1] ?? ''}${which}`
          figures.set(figures.has(`${title}. ${key}`) ? `${title}. ${key} (${at + 1})` : `${title}. ${key}`, value)
        }
      }
    }
  }
  return figures
}

/** The medians of every figure that both sides printed in each of their rounds, in the order of the later side. */
export function ratios(before: readonly Figures[], after: readonly Figures[]): readonly { readonly title: string; readonly before: number; readonly after: number; readonly ratio: number }[] {
  const all = [...before, ...after]
  return [...after[0]?.keys() ?? []].filter((title) => all.every((figures) => figures.has(title))).map((title) => {
    const of = (side: readonly Figures[]): number => median(side.map((figures) => figures.get(title)!))
    const [earlier, later] = [of(before), of(after)]
    return { title, before: earlier, after: later, ratio: later / earlier }
  })
}
