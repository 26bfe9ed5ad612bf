/** Where JSON is broken, for the engine's own message names no place for most errors; and where it says what no program keeps. Pure. */

/** One token, a string excepted: a string may have millions of letters, and an expression that takes them in turns runs out of stack. */
const token = /[\t\n\r ]+|[{}[\]:,]|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[Ee][+-]?\d+)?|true|false|null/y
const escape = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y

/** Where the string that begins at a quotation mark ends, behind its last one; undefined where it is broken or does not end. */
function stringEnd(text: string, begin: number): number | undefined {
  for (let at = begin + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 0x22) return at + 1
    if (code < 0x20) return undefined
    if (code !== 0x5c) continue
    escape.lastIndex = at
    if (!escape.test(text)) return undefined
    at = escape.lastIndex - 1
  }
  return undefined
}

/** Where the token that begins at a position ends; undefined where none does. */
function tokenEnd(text: string, at: number): number | undefined {
  if (text[at] === '"') return stringEnd(text, at)
  token.lastIndex = at
  return token.test(text) ? token.lastIndex : undefined
}

type Awaits = 'value' | 'value or end' | 'name' | 'name or end' | 'colon' | 'comma or end'

/** The position of the first thing that cannot stand where it stands; the length of the text where something is missing at its end. */
export function brokenAt(text: string): number {
  const open: ('{' | '[')[] = []
  let awaits: Awaits = 'value'
  let at = 0
  for (let end: number | undefined; at < text.length; at = end) {
    end = tokenEnd(text, at)
    if (end === undefined) return at
    const found = text.slice(at, end)
    if (/^\s/.test(found)) continue
    const within = open.at(-1)
    const closes = (within === '{' && found === '}') || (within === '[' && found === ']')
    if (closes && (awaits === 'comma or end' || awaits === 'value or end' || awaits === 'name or end')) {
      open.pop()
      awaits = 'comma or end'
    } else if (found === '{' || found === '[') {
      if (awaits !== 'value' && awaits !== 'value or end') return at
      open.push(found)
      awaits = found === '{' ? 'name or end' : 'value or end'
    } else if (found === ':') {
      if (awaits !== 'colon') return at
      awaits = 'value'
    } else if (found === ',') {
      if (awaits !== 'comma or end' || within === undefined) return at
      awaits = within === '{' ? 'name' : 'value'
    } else if (awaits === 'name' || awaits === 'name or end') {
      if (!found.startsWith('"')) return at
      awaits = 'colon'
    } else if (awaits === 'value' || awaits === 'value or end') {
      if (found === '}' || found === ']') return at
      awaits = 'comma or end'
    } else return at
  }
  return at
}

/** The position of a name that stands twice in one record, of which the engine keeps the last alone; undefined where none does. Of a text that the engine reads. */
export function twiceAt(text: string): number | undefined {
  const open: (Set<string> | undefined)[] = []
  let last: { readonly name: string; readonly at: number } | undefined
  for (let [at, end]: [number, number | undefined] = [0, 0]; at < text.length; at = end) {
    end = tokenEnd(text, at)
    if (end === undefined) return undefined
    const found = text.slice(at, end)
    if (found === '{' || found === '[') open.push(found === '{' ? new Set() : undefined)
    else if (found === '}' || found === ']') open.pop()
    else if (found.startsWith('"')) last = { name: found, at }
    else if (found === ':' && last !== undefined) {
      const names = open.at(-1)
      const name = JSON.parse(last.name) as string
      if (names?.has(name)) return last.at
      names?.add(name)
    }
  }
  return undefined
}

/** A number as it stands in the text, where the engine would keep another one: of more digits than it has, or larger or nearer to nought than it reaches. */
export function exactly(value: unknown, source: string | undefined): unknown {
  if (typeof value !== 'number' || source === undefined || String(value) === source) return value
  return Number.isFinite(value) && decimalOf(String(value)) === decimalOf(source) ? value : source
}

/** The decimal that is written, without what may be written otherwise: sign, digits without noughts at either end, and the power of ten. */
function decimalOf(written: string): string {
  const [mantissa = '', power = '0'] = written.toLowerCase().split('e')
  const [whole = '', part = ''] = mantissa.replace('-', '').split('.')
  const digits = (whole + part).replace(/^0+/, '')
  let last = digits.length
  while (last > 0 && digits[last - 1] === '0') last -= 1
  return last === 0 ? '0' : `${mantissa.startsWith('-') ? '-' : ''}${digits.slice(0, last)}e${Number(power) - part.length + digits.length - last}`
}
