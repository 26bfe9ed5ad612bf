/** Guesses what a column of text holds by a sample of it, and writes the expressions that read it. Pure. */
import { quoteText } from '../../../kernel/duckdb/index.ts'

/** A way of writing values, and the expressions of SQL that read it. */
export interface Reading {
  readonly type: 'VARCHAR' | 'BIGINT' | 'DOUBLE' | 'DECIMAL' | 'DATE' | 'TIMESTAMP' | 'TIMESTAMP WITH TIME ZONE' | 'TIME' | 'BOOLEAN'
  /** The sign of the fraction, where there are fractions. */
  readonly decimal?: '.' | ','
  /** What parts thousands. */
  readonly group?: 'space' | ','
  /** How days are written, in the words of strptime. */
  readonly format?: string
  /** Values stand between blanks. */
  readonly padded?: boolean
  /** Cells that stand for nothing: a dash, "н/д". */
  readonly blanks?: readonly string[]
  /** Digits after the sign of the fraction, of DECIMAL; known when every value was seen. */
  readonly scale?: number
}

/** Cells as they stand. */
export const plainText: Reading = { type: 'VARCHAR' }

/** Cells that people write where a number or a day is missing; compared in small letters. */
const blankCells = new Set(['-', '–', '—', '--', '...', '…', 'x', 'х', 'null', 'none', 'nan', 'n/a', 'na', '#n/a', 'н/д', 'нд', 'нет данных', 'дерек жоқ', 'мәлімет жоқ', 'ж/қ'])

/** Headers of codes: digits that are names, not quantities. */
const codeHeader = /(?<!\p{L})(бин|иин|бсн|жсн|рнн|като|кат|окэд|эқжж|кбк|бсжк|кбе|индекс|пошта индексі|почтовый индекс|телефон\p{L}*|тел|моб\p{L}*|факс|ұялы|bin|iin|kato|oked|phone|mobile|tel|fax|zip|postal|postcode|post_code|postal_code|inn|инн|код\p{L}*|code|iban|жск|иик)(?!\p{L})/iu

/** Headers of money. */
const moneyHeader = /(сом|сумм|баға|бағас|цен|стоимост|бюджет|теңге|тенге|тг|құн|төлем|жалақы|зарплат|доход|расход|выручк|кіріс|шығыс|amount|price|cost|sum|salary|budget|revenue|tenge|kzt)/iu

const integer = /^[+-]?\d{1,18}$/
const fraction = /^[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d{1,3})?$/
const spaced = /^[+-]?\d{1,3}([ \u00a0\u202f]\d{3})+([.,]\d+)?$/u
const commaGroups = /^[+-]?\d{1,3}(,\d{3})+\.\d+$/
/** More digits than a double keeps: a whole number of so many is a name. */
const longWhole = /^[+-]?\d{16,}$/
const leadingZero = /^[+-]?0\d/

const dayShapes: readonly (readonly [RegExp, string])[] = [
  [/^\d{4}-\d{2}-\d{2}$/, '%Y-%m-%d'], [/^\d{1,2}\.\d{1,2}\.\d{4}$/, '%d.%m.%Y'], [/^\d{1,2}\/\d{1,2}\/\d{4}$/, '%d/%m/%Y'],
  [/^\d{1,2}-\d{1,2}-\d{4}$/, '%d-%m-%Y'], [/^\d{4}\.\d{1,2}\.\d{1,2}$/, '%Y.%m.%d'], [/^\d{4}\/\d{1,2}\/\d{1,2}$/, '%Y/%m/%d'],
  [/^\d{1,2}\.\d{1,2}\.\d{2}$/, '%d.%m.%y'],
]
const isoMoment = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}([.,]\d{1,9})?)?$/
const isoZoned = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}(:?\d{2})?)$/
const dottedMoment = /^\d{1,2}\.\d{1,2}\.\d{4},? \d{1,2}:\d{2}(:\d{2})?$/
const time = /^\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$/
const truth = /^(true|false|иә|жоқ|да|нет|yes|no|ия)$/i

/** A guess holds when nearly all cells of the sample agree; those that do not become rejects, if they are few. */
const agreed = 0.97

/** Guesses how the cells of a column are written. `decimal` is what the publisher says, if he does. */
export function guessReading(cells: readonly string[], header: string, decimal?: '.' | ','): Reading {
  const blanks = new Set<string>()
  const filled = cells.filter((cell) => {
    const clean = cell.trim().toLowerCase()
    if (clean === '') return false
    if (!blankCells.has(clean)) return true
    blanks.add(clean)
    return false
  })
  if (filled.length === 0) return plainText
  const values = filled.map((cell) => cell.trim())
  const reading = shapeOf(values, header, decimal)
  if (reading.type === 'VARCHAR') return plainText
  return {
    ...reading,
    ...(values.some((value, index) => value !== filled[index]) && { padded: true }),
    ...(blanks.size > 0 && { blanks: [...blanks].sort() }),
  }
}

function shapeOf(values: readonly string[], header: string, decimal: '.' | ',' | undefined): Reading {
  const most = (shape: RegExp): boolean => values.filter((value) => shape.test(value)).length >= values.length * agreed
  if (most(integer)) return isCode(values, header) ? plainText : { type: 'BIGINT' }
  if (values.some((value) => leadingZero.test(value) && integer.test(value))) return plainText
  if (most(fraction)) {
    const sign = decimal ?? (values.some((value) => value.includes(',')) ? ',' : '.')
    if (values.some((value) => value.includes(sign === ',' ? '.' : ',') || longWhole.test(value))) return plainText
    return { type: isMoney(values, header, sign) ? 'DECIMAL' : 'DOUBLE', decimal: sign }
  }
  const grouped = values.map((value) => spaced.test(value) || fraction.test(value))
  if (values.some((value) => spaced.test(value)) && grouped.filter(Boolean).length >= values.length * agreed) {
    const sign = decimal ?? (values.some((value) => value.includes(',')) ? ',' : '.')
    if (values.some((value) => value.includes(sign === ',' ? '.' : ','))) return plainText
    const whole = values.every((value) => !value.includes(sign))
    return whole ? { type: 'BIGINT', group: 'space' } : { type: isMoney(values, header, sign) ? 'DECIMAL' : 'DOUBLE', decimal: sign, group: 'space' }
  }
  if (most(/^[+-]?(\d{1,3}(,\d{3})+|\d+)\.\d+$/) && values.some((value) => commaGroups.test(value))) return { type: isMoney(values, header, '.') ? 'DECIMAL' : 'DOUBLE', decimal: '.', group: ',' }
  for (const [shape, format] of dayShapes) if (most(shape)) return { type: 'DATE', format: american(values, format) }
  if (most(isoZoned)) return { type: 'TIMESTAMP WITH TIME ZONE' }
  if (most(isoMoment)) return { type: 'TIMESTAMP' }
  if (most(dottedMoment)) return { type: 'TIMESTAMP', format: '%d.%m.%Y %H:%M' }
  if (most(time)) return { type: 'TIME' }
  if (values.every((value) => truth.test(value)) && new Set(values.map((value) => value.toLowerCase())).size <= 2) return { type: 'BOOLEAN' }
  return plainText
}

/** Month before day, where a second part above 12 says so and no first part contradicts. */
const american = (values: readonly string[], format: string): string =>
  (format === '%d/%m/%Y' && values.some((value) => Number(value.split('/')[1]) > 12) && values.every((value) => Number(value.split('/')[0]) <= 12)
    ? '%m/%d/%Y' : format)

/** Digits that name something: with leading zeros, of twelve digits as a BIN or an IIN, or under the header of a code. */
const isCode = (values: readonly string[], header: string): boolean =>
  values.some((value) => leadingZero.test(value))
  || values.every((value) => /^\d{12}$/.test(value))
  || (codeHeader.test(header.replaceAll('_', ' ')) && values.every((value) => value.length === values[0]?.length ? value.length > 3 : value.length > 4))
  || values.every((value) => value.length >= 16)

/** Money: by its header, or two digits after the sign everywhere. */
function isMoney(values: readonly string[], header: string, sign: string): boolean {
  const scales = values.map((value) => (value.includes(sign) ? value.length - value.lastIndexOf(sign) - 1 : 0))
  if (values.some((value) => /e/i.test(value))) return false
  return scales.every((scale) => scale === 2) || (moneyHeader.test(header) && scales.every((scale) => scale <= 4))
}

const spaces = quoteText(' \u00a0\u202f')

/** The cell of a column as text, without what stands for nothing. */
function written(column: string, { blanks }: Reading): string {
  const clean = `trim(${column})`
  return blanks ? `case when ${isOneOf(`lower(${clean})`, blanks)} then null else ${clean} end` : clean
}

/** As a list: of `in` with several words the engine makes a join of its own for each column, which takes ten megabytes. */
const isOneOf = (text: string, words: readonly string[]): string => `list_contains([${words.map(quoteText).join(', ')}], ${text})`

function numeral(column: string, reading: Reading): string {
  let text = written(column, reading)
  if (reading.group === 'space') text = `translate(${text}, ${spaces}, '')`
  if (reading.group === ',') text = `replace(${text}, ',', '')`
  return reading.decimal === ',' ? `replace(${text}, ',', '.')` : text
}

/** The type of DuckDB that a reading ends in. */
export const typeOf = ({ type, scale }: Reading): string => (type === 'DECIMAL' ? `DECIMAL(18,${scale ?? 2})` : type)

const yes = ['true', 'иә', 'ия', 'да', 'yes'] as const
const no = ['false', 'жоқ', 'нет', 'no'] as const

/** The expression that reads a column of text; null where it cannot. */
export function valueOf(column: string, reading: Reading): string {
  switch (reading.type) {
    case 'VARCHAR': return column
    case 'BIGINT': case 'DOUBLE': case 'DECIMAL': return `try_cast(${numeral(column, reading)} as ${typeOf(reading)})`
    case 'DATE': return `cast(try_strptime(${written(column, reading)}, ${quoteText(reading.format ?? '%Y-%m-%d')}) as date)`
    case 'TIMESTAMP': return reading.format
      ? `try_strptime(replace(${written(column, reading)}, ',', ''), [${quoteText(`${reading.format}:%S`)}, ${quoteText(reading.format)}])`
      : `try_cast(replace(${written(column, reading)}, ',', '.') as timestamp)`
    case 'TIMESTAMP WITH TIME ZONE': case 'TIME': return `try_cast(${written(column, reading)} as ${reading.type.toLowerCase()})`
    case 'BOOLEAN': return `case when ${isOneOf(`lower(${written(column, reading)})`, yes)} then true `
      + `when ${isOneOf(`lower(${written(column, reading)})`, no)} then false end`
  }
}

/** Whether a reading is of numbers. */
export const isNumeric = ({ type }: Reading): boolean => type === 'BIGINT' || type === 'DOUBLE' || type === 'DECIMAL'

/** The expression of a cell as its reading sees it: trimmed, without thousands' signs, with a point; null where it stands for nothing. */
export const cleanOf = (column: string, reading: Reading): string =>
  `nullif(${isNumeric(reading) ? numeral(column, reading) : written(column, reading)}, '')`

/** Readings that the engine's own CSV reader can do, with the line of each cell that it cannot read. */
export const isNative = (reading: Reading): boolean =>
  !reading.padded && !reading.blanks && !reading.group
  && (isNumeric(reading) || reading.type === 'DATE')
