/** The interactions of an item: what stands in each, what may be answered to it, and the best answer that it lets anybody give. Pure. */

/** Elements of XHTML that an item may use: no other is ever printed. */
export const tags = [
  'p', 'div', 'span', 'strong', 'em', 'b', 'i', 'u', 'sub', 'sup', 'br', 'hr', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td', 'blockquote', 'pre', 'code', 'q', 'cite', 'kbd', 'samp',
  'var', 'abbr', 'small', 'h2', 'h3', 'h4', 'h5', 'h6', 'bdi', 'bdo', 'ruby', 'rt', 'rp', 'section', 'figure', 'figcaption',
] as const
type Tag = (typeof tags)[number]
export const keptAttributes = ['lang', 'dir', 'colspan', 'rowspan', 'scope'] as const
export type Attribute = (typeof keptAttributes)[number]

/** A part of the text: an element that is allowed, words, or the place of an interaction or of one of its parts. */
export type Part = string | { readonly tag: Tag; readonly attributes: Readonly<Partial<Record<Attribute, string>>>; readonly parts: readonly Part[] } | { readonly interaction: Interaction } | { readonly spot: string; readonly parts: readonly Part[] }

export interface Choice { readonly id: string; readonly parts: readonly Part[]; readonly fixed: boolean; /** How often it may be used; 0 for as often as one likes. */ readonly most: number }

interface Asked { readonly response: string; readonly prompt: readonly Part[]; /** 0 for as many as one likes. */ readonly most: number; readonly least: number }
export type Interaction =
  | Asked & { readonly kind: 'choice' | 'order' | 'inline-choice'; readonly choices: readonly Choice[]; readonly shuffle: boolean }
  | Asked & { readonly kind: 'match'; readonly choices: readonly Choice[]; readonly targets: readonly Choice[]; readonly shuffle: boolean }
  | Asked & { readonly kind: 'gap-match'; readonly choices: readonly Choice[]; readonly text: readonly Part[]; readonly gaps: readonly string[]; readonly shuffle: boolean }
  | Asked & { readonly kind: 'hottext'; readonly choices: readonly Choice[]; readonly text: readonly Part[] }
  | Asked & { readonly kind: 'text-entry' | 'extended-text'; readonly length: number }

/** Characters that can be typed. */
export const longestTyped = (one: Interaction): number => (one.kind === 'text-entry' ? 400 : 4000)

interface End { readonly name: string; /** 0 for as often as one likes. */ readonly most: number }

/** What one answer uses, and how often that may be used in all of them; undefined where the interaction has no such answer. */
function endsOf(one: Interaction, value: string): readonly End[] | undefined {
  const among = (choices: readonly Choice[], id: string | undefined, side: string): readonly End[] | undefined => {
    const choice = choices.find((other) => other.id === id)
    return choice && [{ name: `${side} ${choice.id}`, most: choice.most }]
  }
  const [from, to] = value.split(' ')
  switch (one.kind) {
    case 'choice': case 'order': case 'inline-choice': case 'hottext': return one.choices.some(({ id }) => id === value) ? [{ name: value, most: 1 }] : undefined
    case 'match': case 'gap-match': {
      const [source, target] = [among(one.choices, from, 'from'), one.kind === 'match' ? among(one.targets, to, 'to') : one.gaps.some((gap) => gap === to) ? [{ name: `to ${to}`, most: 1 }] : undefined]
      return source && target && [...source, ...target, { name: value, most: 1 }]
    }
    default: return value !== '' && value === value.trim() && value.length <= longestTyped(one) && (one.kind === 'extended-text' || !/[\r\n]/.test(value)) ? [{ name: '', most: 1 }] : undefined
  }
}

/** Takes answers one by one, as long as nothing is used more often than it may be. */
function counter(one: Interaction): (value: string) => boolean {
  const times = new Map<string, number>()
  return (value) => {
    const ends = endsOf(one, value)
    if (ends === undefined || ends.some(({ name, most }) => most > 0 && (times.get(name) ?? 0) >= most)) return false
    for (const { name } of ends) times.set(name, (times.get(name) ?? 0) + 1)
    return true
  }
}

/** Whether something is used more often than it may be, or is nothing that can be answered. */
export const usedTooOften = (one: Interaction, its: readonly string[]): boolean => !its.every(counter(one))

/** How many must be given: of an order without bounds all of them. */
const fewest = (one: Interaction): number => (one.kind === 'order' && one.most === 0 && one.least === 0 ? one.choices.length : one.least)

/** Whether this can be answered to it at all. */
export const canGive = (one: Interaction, its: readonly string[]): boolean => (one.most === 0 || its.length <= one.most) && its.length >= fewest(one) && !usedTooOften(one, its)

/**
 * The best that can be answered by what each answer is worth: the dearest first, as many as are worth anything, or must be. Of pairs that take their ends from each
 * other it may miss the best, never promise one that cannot be given. `typed` is what is worth typing.
 */
export function bestGiven(one: Interaction, most: number, worth: (value: string) => number, typed: readonly string[]): readonly string[] {
  const pairs = (ids: readonly string[]): readonly string[] => ('choices' in one ? one.choices.flatMap(({ id }) => ids.map((other) => `${id} ${other}`)) : [])
  const values = one.kind === 'match' ? pairs(one.targets.map(({ id }) => id)) : one.kind === 'gap-match' ? pairs(one.gaps) : 'choices' in one ? one.choices.map(({ id }) => id) : typed
  const [takes, chosen]: [ReturnType<typeof counter>, string[]] = [counter(one), []]
  for (const { value, is } of values.map((value) => ({ value, is: worth(value) })).toSorted((a, b) => b.is - a.is)) {
    if ((most === 0 || chosen.length < most) && (is > 0 || chosen.length < fewest(one)) && takes(value)) chosen.push(value)
  }
  return chosen
}
