/** Where JSON is broken, for the engine's own message names no place for most errors; and where it says what no program keeps. Pure. */

const token = /[\t\n\r ]+|[{}[\]:,]|"(?:[ !#-[\]-\uFFFF]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[Ee][+-]?\d+)?|true|false|null/y

type Awaits = 'value' | 'value or end' | 'name' | 'name or end' | 'colon' | 'comma or end'

/** The position of the first thing that cannot stand where it stands; the length of the text where something is missing at its end. */
export function brokenAt(text: string): number {
  const open: ('{' | '[')[] = []
  let awaits: Awaits = 'value'
  let at = 0
  for (; at < text.length; at = token.lastIndex) {
    token.lastIndex = at
    const found = token.exec(text)?.[0]
    if (found === undefined) return at
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
  for (let at = 0; at < text.length; at = token.lastIndex) {
    token.lastIndex = at
    const found = token.exec(text)?.[0]
    if (found === undefined) return undefined
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

/** A number as it stands in the text, where the engine would keep another one: more digits than it has. */
export function exactly(value: unknown, source: string | undefined): unknown {
  if (typeof value !== 'number' || source === undefined || source.replace(/[Ee].*$/, '').replaceAll(/\D/g, '').length < 16) return value
  return String(value) === source ? value : source
}
