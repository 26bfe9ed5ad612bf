/** Where JSON is broken. The engine's own message names no place for most errors. Pure. */

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
