/** Proves by every value of a column that it can be read as was guessed, so that not a sign of it is lost. */
import { cleanOf, isNumeric, plainText, type Reading, valueOf } from './column-types.ts'
import { type Duck, numberOf, type Row } from './duck.ts'

/** What every value of a column has said. */
interface Proof {
  /** Cells with something in them. */
  readonly filled: number
  /** Of them, those that the reading cannot read. */
  readonly bad: number
  /** Numbers that begin with a zero that would be lost. */
  readonly zeros: number
  /** Numbers with a fraction. */
  readonly fractions: number
  /** Whole numbers of more digits than a double keeps. */
  readonly long: number
  /** The most digits after the sign of the fraction, and the longest number. */
  readonly scale: number
  readonly length: number
}

/** What needs no closer look: numbers without zeros in front, of few enough digits for their type, and what its reading can read. */
function isPlain(text: string, reading: Reading): string {
  switch (reading.type) {
    case 'BIGINT': return `regexp_full_match(${text}, '-?(0|[1-9][0-9]{0,17})')`
    case 'DECIMAL': return `regexp_full_match(${text}, '-?(0|[1-9][0-9]{0,12})([.][0-9]{1,2})?')`
    case 'DOUBLE': return `regexp_full_match(${text}, '-?(0|[1-9][0-9]{0,14})([.][0-9]{1,15})?')`
    default: return `${valueOf(text, { type: reading.type, ...(reading.format !== undefined && { format: reading.format }) })} is not null`
  }
}

/** The aggregates that prove a reading of cells that are clean already, as a struct with the fields of `Proof`. */
function proofOf(text: string, reading: Reading): string {
  if (!isNumeric(reading)) return `{filled: count(${text}), bad: count(*) filter (not ${isPlain(text, reading)} and ${text} is not null), zeros: 0, long: 0, fractions: 0, scale: 0, length: 0}`
  const exponent = `(contains(${text}, 'e') or contains(${text}, 'E'))`
  const fields = [
    `filled: count(${text})`,
    // A fraction is read as such also where whole numbers are expected; the rounding of a cast must not hide it.
    `bad: count(*) filter (${text} is not null and try_cast(${text} as double) is null)`,
    `zeros: count(*) filter (regexp_matches(${text}, '^[+-]*0[0-9]'))`,
    `long: count(*) filter (regexp_full_match(${text}, '[+-]?[0-9]{16,}'))`,
    `fractions: count(*) filter (contains(${text}, '.') or ${exponent})`,
    `scale: coalesce(max(case when ${exponent} then 99 when contains(${text}, '.') then strlen(${text}) - instr(${text}, '.') else 0 end), 0)`,
    `length: coalesce(max(strlen(ltrim(${text}, '+-'))), 0)`,
  ]
  return `{${fields.join(', ')}}`
}

/** The proof, as the engine gives it. */
function proofFrom(value: unknown): Proof {
  const fields: Readonly<Record<string, unknown>> = typeof value === 'object' && value !== null ? { ...value } : {}
  const field = (name: string): number => numberOf(fields[name])
  return {
    filled: field('filled'), bad: field('bad'), zeros: field('zeros'), long: field('long'), fractions: field('fractions'), scale: field('scale'), length: field('length'),
  }
}

/**
 * The reading that every value bears: a few bad cells are left to the rejects, and where leading zeros or signs of a number
 * would be lost, or too much is bad, the column stays text.
 */
function provenReading(reading: Reading, proof: Proof, mayReject: boolean): Reading {
  if (reading.type === 'VARCHAR') return plainText
  if (proof.bad > (mayReject ? 1 + proof.filled / 100 : 0) || proof.bad * 5 > proof.filled) return plainText
  const { scale: _, ...shape } = reading
  if (!isNumeric(reading)) return reading
  if (proof.zeros > 0) return plainText
  if (reading.type === 'BIGINT' && proof.fractions === 0) return proof.length <= 18 ? reading : plainText
  if (reading.type === 'DECIMAL' && proof.scale <= 4 && proof.length <= 16) return { ...shape, type: 'DECIMAL', scale: Math.max(2, proof.scale) }
  return proof.long > 0 ? plainText : { ...shape, type: 'DOUBLE', decimal: reading.decimal ?? '.' }
}

/** Columns that are looked at in one reading of the source: each takes a few vectors of the engine's memory. */
const together = 250

/** Aggregates over derived columns, in as many readings of the source as their number needs. */
async function inGroups(duck: Duck, source: string, columns: readonly { readonly from: string; readonly ask: string }[]): Promise<Row> {
  const rows: Row[] = []
  for (let at = 0; at < columns.length; at += together) {
    const group = columns.slice(at, at + together)
    rows.push(await duck.row(`select ${group.map(({ ask }) => ask).join(', ')} from (select ${group.map(({ from }) => from).join(', ')} from ${source})`))
  }
  return Object.assign({}, ...rows)
}

export interface Guess { readonly index: number; readonly reading: Reading }

/**
 * Reads a source with columns c0, c1 … once (a wide one in groups of columns), and once more only those columns in which something is odd. Answers the readings
 * that hold, by the number of the column, and how many values stand in the columns that are only counted.
 */
export async function proven(
  duck: Duck, source: string, guesses: readonly Guess[],
  { mayReject, counted = [] }: { readonly mayReject: (reading: Reading) => boolean; readonly counted?: readonly number[] },
): Promise<{ readonly readings: ReadonlyMap<number, Reading>; readonly counts: ReadonlyMap<number, number> }> {
  const looked = guesses.map(({ index, reading }) => ({
    from: `${cleanOf(`c${index}`, reading)} as t${index}`, ask: `count(*) filter (not ${isPlain(`t${index}`, reading)} and t${index} is not null) as o${index}`,
  }))
  const seen = await inGroups(duck, source, [...looked, ...counted.map((index) => ({ from: `c${index}`, ask: `count(c${index}) as n${index}` }))])
  const odd = guesses.filter(({ index }) => numberOf(seen[`o${index}`]) > 0)
  const proofs = await inGroups(duck, source, odd.map(({ index, reading }) =>
    ({ from: `${cleanOf(`c${index}`, reading)} as t${index}`, ask: `${proofOf(`t${index}`, reading)} as p${index}` })))
  return {
    readings: new Map(guesses.map(({ index, reading }) => {
      const proof = proofs[`p${index}`]
      return [index, proof === undefined ? { ...reading, ...(reading.type === 'DECIMAL' && { scale: 2 }) } : provenReading(reading, proofFrom(proof), mayReject(reading))]
    })),
    counts: new Map(counted.map((index) => [index, numberOf(seen[`n${index}`])])),
  }
}
