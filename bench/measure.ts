/** How every bench measures and reports: times, percentiles, turns of two that are compared, and the load of the machine. */
import { cpus, loadavg, totalmem } from 'node:os'
import { basename } from 'node:path'

/** Times of one kind of event, in milliseconds. */
export class Times {
  readonly #all: number[] = []

  add(milliseconds: number): void { this.#all.push(milliseconds) }

  /** Runs something and keeps how long it took. */
  async of<T>(run: () => Promise<T>): Promise<T> {
    const from = performance.now()
    const result = await run()
    this.add(performance.now() - from)
    return result
  }

  get count(): number { return this.#all.length }

  /** The value below which this share of the times lies (nearest rank); NaN when there are none. */
  at(share: number): number {
    const sorted = this.#all.toSorted((a, b) => a - b)
    return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN
  }

  take(other: Times): this {
    this.#all.push(...other.#all)
    return this
  }
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** Works through 0…count−1 with so many workers at a time. */
export async function inParallel(workers: number, count: number,
  work: (index: number, worker: number) => Promise<void>): Promise<void> {
  let next = 0
  await Promise.all(Array.from({ length: workers }, async (_, worker) => {
    while (next < count) await work(next++, worker)
  }))
}

/** Runs the sides in turns (A B A B …), so that what else the machine does falls on all alike; answers their results in order. */
export async function inTurns<R>(rounds: number, sides: Readonly<Record<string, () => Promise<R>>>): Promise<Record<string,
  R[]>> {
  const results: Record<string, R[]> = Object.fromEntries(Object.keys(sides).map((name) => [name, []]))
  for (let round = 1; round <= rounds; round += 1) {
    for (const [name, run] of Object.entries(sides)) {
      progress(`round ${round} of ${rounds}: ${name}`)
      results[name]!.push(await run())
    }
  }
  return results
}

/** Says what goes on, beside the report. */
export const progress = (words: string): void => { process.stderr.write(`${words}\n`) }

/** A number with as many digits as it deserves. */
export const figure = (value: number): string =>
  Number.isNaN(value) ? '–' : value >= 1000 ? Math.round(value).toLocaleString('en').replaceAll(',', ' ') : value >= 100
    ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)

export const perCent = (share: number): string => `${(share * 100).toFixed(0)} %`

export interface Report {
  readonly title: string
  /** Exactly what was measured, in sentences. */
  readonly about: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** What follows from the numbers: ratios, goals. */
  readonly findings: readonly string[]
}

const loads = (): string => loadavg().map((load) => load.toFixed(2)).join(' ')
const before = loads()
const began = new Date()

/** Prints the report as Markdown, with the day, the command, the machine and its load. */
export function report({ title, about, columns, rows, findings }: Report): void {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  // Without the folders of words that are paths: they are of this machine.
  const command = ['node', ...process.execArgv, `bench/${basename(process.argv[1] ?? '')}`, ...process.argv.slice(2).map((word) => basename(word))].join(' ')
  console.log([
    `## ${title}`, '', about, '',
    line(columns), line(columns.map(() => '---')), ...rows.map(line), '',
    ...findings.map((finding) => `- ${finding}`),
    `- ${began.toISOString().slice(0, 16).replace('T', ' ')} UTC, \`${command}\`, Node ${process.versions.node}, `
      + `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), `
      + `${(totalmem() / 2 ** 30).toFixed(0)} GiB; load before ${before}, after ${loads()}`, '',
  ].join('\n'))
}
