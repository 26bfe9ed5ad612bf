/** Reads columns that came as text where every value of theirs is a number, a day or a truth: sources that quote everything. */
import { guessReading, valueOf } from './column-types.ts'
import type { Duck } from './duck.ts'
import type { Loading } from './loading.ts'
import { proven } from './proof.ts'

/** Rows of the sample, and its cells where there are many columns. */
const sampled = 5000
const mostCells = 500_000

/**
 * For a source with columns c0, c1 … answers the expression of each text column that can be read as something else without
 * losing a value; undefined for the others.
 */
export async function textColumnsRead(
  duck: Duck, source: string, columns: readonly { readonly name: string; readonly type: string }[], { options }: Pick<Loading, 'options'>,
): Promise<readonly (string | undefined)[]> {
  const texts = columns.map(({ name, type }, index) => ({ name, type, index })).filter(({ type }) => type === 'VARCHAR')
  if (texts.length === 0) return []
  const rows = await duck.rows(`select ${texts.map(({ index }) => `left(c${index}, 200) as c${index}`).join(', ')} from ${source} limit ${Math.min(sampled, Math.ceil(mostCells / texts.length))}`)
  const guesses = texts.map(({ name, index }) => ({
    index, reading: guessReading(rows.map((row) => row[`c${index}`]).filter((value) => typeof value === 'string'), name, options.decimal),
  })).filter(({ reading }) => reading.type !== 'VARCHAR')
  if (guesses.length === 0) return []
  const { readings } = await proven(duck, source, guesses, { mayReject: () => false })
  const read: (string | undefined)[] = columns.map(() => undefined)
  for (const [index, reading] of readings) if (reading.type !== 'VARCHAR') read[index] = valueOf(`c${index}`, reading)
  return read
}
