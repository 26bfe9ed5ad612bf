/** Checks the acts that a declaration brings along: it is said where their text is, none is there already, and each is cited as it stands. */
import { canonical, type Json } from './canonical.ts'
import type { Act } from './citation.ts'
import type { ActFault } from './lint-acts.messages.ts'
import type { Procedure } from './procedure.ts'
import { locales } from './text.ts'

export function* lintActs(declaration: Procedure, world: readonly Procedure[], country: readonly Act[] = []): Generator<ActFault> {
  const { acts = [] } = declaration
  if (acts.length === 0) return
  const others = new Map([...country, ...world.filter(({ id }) => id !== declaration.id).flatMap(citedIn)].map((act) => [act.id, act]))
  const cited = citedIn({ ...declaration, acts: [] })
  for (const act of acts) {
    const place = `acts.${act.id}`
    const found = (rule: ActFault['rule'], ...names: ActFault['names']): ActFault => ({ rule, place, names })
    if (act.url === undefined && !act.notPublished) yield found('act-nowhere', act.id)
    if (act.url !== undefined && act.notPublished) yield found('act-twice-placed', act.id)
    const known = [...others.values()].find((other) => other.id !== act.id && isSame(act, other))
    if (known) yield found('act-known-already', act.id, known.id)
    const standing = others.get(act.id)
    if ([...cited, ...(standing ? [standing] : [])].some((other) => other.id === act.id && textOf(other) !== textOf(act))) yield found('act-told-otherwise', act.id)
  }
}

const textOf = (act: Act): string => canonical(JSON.parse(JSON.stringify(act)) as Json)
const folded = (text: string): string => text.toLocaleLowerCase().replaceAll(/[\s«»"“”]+/g, ' ').trim()

/** Whether two acts are one: of one number and day, at one address, or under one title. */
function isSame(one: Act, other: Act): boolean {
  const dated = one.number !== undefined && one.number === other.number && one.date !== undefined && one.date === other.date
  return dated || (one.url !== undefined && one.url === other.url) || locales.some((locale) => folded(one.title[locale]) !== '' && folded(one.title[locale]) === folded(other.title[locale]))
}

/** Walked once for each declaration: a studio lints the same neighbours at every change. */
const walked = new WeakMap<object, readonly Act[]>()

/** Every act that a declaration cites or brings along, in each form in which it does. */
function citedIn(declaration: Procedure): readonly Act[] {
  const before = walked.get(declaration)
  if (before) return before
  const found = new Map<string, Act>()
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('confidence' in value && 'act' in value) found.set(JSON.stringify(value.act), value.act as Act)
    for (const inside of Object.values(value)) visit(inside)
  }
  visit(declaration)
  const acts = [...declaration.acts ?? [], ...found.values()]
  walked.set(declaration, acts)
  return acts
}
