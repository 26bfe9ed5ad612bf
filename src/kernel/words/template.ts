/** A message with places for what it holds: found again in words that were made of it, and filled in another language. Pure. */

/** A place in a message: `{count}`. */
export interface Place {
  readonly name: string
  /** What stands here is said in the language of the message: a text, a day, an amount; otherwise it is the same in every language. */
  readonly said: boolean
  /** The forms of a noun after a number, where they stand here and not a value; the number stands at the place of this name. */
  readonly forms?: readonly string[]
  readonly counts?: string
}

export type Part = string | Place
export type Template = readonly Part[]

const isPlace = (part: Part): part is Place => typeof part !== 'string'

export const placesOf = (template: Template): readonly Place[] => template.filter(isPlace)

/** What a template looks like to a translator: with the names of its places, and the form of its nouns that `form` picks. */
export const printed = (template: Template, form: (forms: readonly string[]) => string = ([first = '']) => first): string =>
  template.map((part) => (typeof part === 'string' ? part : part.forms ? form(part.forms) : `{${part.name}}`)).join('')

/** The number on which nouns of the template depend, by the name of its place; undefined when there are none. */
export const countOf = (template: Template): string | undefined => placesOf(template).find(({ forms }) => forms)?.counts

/** Words in braces: places of the message, and names that are filled in later, such as `{person}`. */
export const bracesIn = (text: string): readonly string[] => [...new Set(text.match(/\{[^{}\n]+\}/g))].sort()

/** How a template is found again in words that were made of it: what stands around its places, once for each form of its nouns. */
export type Pattern = readonly (readonly string[])[]

export const pattern = (template: Template): Pattern => template.reduce<Pattern>((all, part) => {
  if (typeof part !== 'string' && !part.forms) return all.map((around) => [...around, ''])
  const options = typeof part === 'string' ? [part] : part.forms ?? []
  return all.flatMap((around) => options.map((option) => [...around.slice(0, -1), `${around.at(-1)}${option}`]))
}, [['']])

/** What stands between given words, read from the left; undefined when it does not. Takes no longer than the words are: people write some of them. */
function between(around: readonly string[], words: string): readonly string[] | undefined {
  const [first = '', ...others] = around
  const last = others.pop()
  if (last === undefined) return words === first ? [] : undefined
  const end = words.length - last.length
  let from = first.length
  if (from > end || !words.startsWith(first) || !words.endsWith(last)) return undefined
  const values: string[] = []
  for (const next of others) {
    const at = words.indexOf(next, from)
    if (at < 0 || at + next.length > end) return undefined
    values.push(words.slice(from, at))
    from = at + next.length
  }
  return [...values, words.slice(from, end)]
}

/** Whether words may have been made of a template. */
export const fits = (found: Pattern, words: string): boolean => found.some((around) => between(around, words))

/** What stands at each place of words that were made of the template; undefined when they were not. */
export function valuesIn(template: Template, found: Pattern, words: string): ReadonlyMap<string, string> | undefined {
  for (const around of found) {
    const values = between(around, words)
    if (values) return new Map(placesOf(template).filter(({ forms }) => !forms).map(({ name }, index) => [name, values[index] ?? '']))
  }
  return undefined
}

/** How much of a template is its own: of two that words may have been made of, the one with more is meant. */
export const weight = (template: Template): number => template.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : 0), 0)

/** A translation with its places filled; braces that name no place stay. */
export const filled = (translation: string, value: (name: string) => string | undefined): string =>
  translation.replaceAll(/\{([^{}\n]+)\}/g, (whole, name: string) => value(name) ?? whole)

/** A number as it was printed, in whatever way its thousands are parted; undefined when it is none. */
export function numberIn(text: string): number | undefined {
  const digits = text.replaceAll(/[\s\u00a0\u202f]/g, '')
  return /^\d+$/.test(digits) ? Number(digits) : undefined
}
