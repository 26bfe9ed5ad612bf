/** A chart as a file of its own, for the pages of others: it brings its colours and its letters, and no style sheet. Pure. */
import type { Html } from '../html.ts'

/** Those of the page in light: a file cannot ask the page around it which it has. */
const colours: Readonly<Record<string, string>> = { ink: '#0b2a3c', sky: '#00708f', sun: '#fec50c', line: '#d6dbdd', faint: '#4f6270', paper: '#ffffff' }

/** The text of an SVG file. Nothing of a chart that drew nothing. `title` is read by whoever does not see it, `source` stands under the picture. */
export function standalone(chart: Html, { title, source }: { readonly title: Html; readonly source: Html }): string | undefined {
  const [head, width, height] = /^<svg viewBox="0 0 (\d+(?:\.\d+)?) (\d+(?:\.\d+)?)"[^>]*>/.exec(chart.source) ?? []
  if (head === undefined) return undefined
  const tall = Number(height) + 28
  const inner = chart.source.slice(head.length, -'</svg>'.length).replaceAll(/var\(--(\w+)\)/g, (said, name: string) => colours[name] ?? said)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${tall}" role="img" font-family="system-ui, sans-serif" font-size="14.5"><title>${title.source}</title><rect width="100%" height="100%" fill="${colours['paper']}"/>${inner}<text x="14" y="${tall - 8}" font-size="12" fill="${colours['faint']}">${source.source}</text></svg>\n`
}
