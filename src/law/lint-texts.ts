/** Checks every text and every citation of a declaration, wherever it stands. */
import type { Act } from './citation.ts'
import { type Fault, fault } from './lint.messages.ts'
import type { Procedure } from './procedure.ts'
import type { Register } from './register.ts'
import { locales } from './text.ts'

type Members = Readonly<Record<string, unknown>>

const isRecord = (value: unknown): value is Members => typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: Members): boolean => locales.some((locale) => typeof value[locale] === 'string')
const isCitation = (value: Members): boolean => 'confidence' in value && isRecord(value['act'])

/**
 * Walks the declaration as it would stand in JSON, because one that was read from a database was never compiled. An act is
 * checked once, however often it is cited.
 */
export function* lintTexts(declaration: Procedure | Register, acts?: readonly Act[]): Generator<Fault> {
  const own = 'acts' in declaration ? declaration.acts ?? [] : []
  yield* walk(declaration, '', { known: acts && new Set([...acts, ...own].map(({ id }) => id)), seen: new Set() })
  for (const { id, url } of own) if (url !== undefined && !leadsSomewhere(url)) yield fault('doubtful-link', `acts.${id}.url`, url)
}

interface Acts { readonly known: ReadonlySet<unknown> | undefined; readonly seen: Set<string> }

function* walk(value: unknown, place: string, acts: Acts): Generator<Fault> {
  const inside = (name: string | number): string => (place === '' ? String(name) : `${place}.${name}`)
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* walk(item, inside(nameOf(item) ?? index), acts)
  if (!isRecord(value)) return
  if (isText(value)) yield* text(value, place)
  else if (isCitation(value)) yield* citation(value, place, acts)
  else for (const [name, item] of Object.entries(value)) yield* walk(item, inside(name), acts)
}

/** Fields, pages and choices are known by name rather than by number. */
const nameOf = (item: unknown): string | undefined => {
  if (!isRecord(item)) return undefined
  return [item['name'], item['id'], item['value']].find((name) => typeof name === 'string')
}

function* text(value: Members, place: string): Generator<Fault> {
  for (const locale of locales) {
    const words = value[locale]
    if (typeof words !== 'string') yield fault('missing-language', place, locale)
    else if (words.trim() === '') yield fault('empty-text', place, locale)
  }
  const { kk, ru } = value
  if (typeof kk === 'string' && kk === ru && kk.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length > 2) {
    yield fault('perhaps-untranslated', place, kk)
  }
}

/** Whether an address can be one of a page that anybody opens: whether there is such a page nobody here asks. */
function leadsSomewhere(url: string): boolean {
  const { protocol = '', hostname = '' } = URL.parse(url) ?? {}
  return /^https?:$/.test(protocol) && /^[^.]+(?:\.[^.]+)*\.\p{L}[^.]*$/u.test(hostname) && !/\.(?:example|invalid|test|localhost|local)$/.test(hostname)
}

function* citation(value: Members, place: string, acts: Acts): Generator<Fault> {
  const act = value['act']
  if (!isRecord(act)) return
  const { id } = act
  const article = value['article']
  if (value['confidence'] === 'verified' && (typeof article !== 'string' || article.trim() === '')) {
    yield fault('verified-without-article', place, String(id))
  }
  if (value['confidence'] === 'unset') yield fault('unset-citation', place, String(id))
  if (value['note'] !== undefined) yield* walk(value['note'], `${place}.note`, acts)
  const form = JSON.stringify(act)
  if (acts.seen.has(form)) return
  acts.seen.add(form)
  if (acts.known !== undefined && !acts.known.has(id)) yield fault('unknown-act', place, String(id))
  const { url } = act
  if (typeof url === 'string' && !leadsSomewhere(url)) yield fault('doubtful-link', `${place}.act.url`, url)
  for (const [name, item] of Object.entries(act)) yield* walk(item, `${place}.act.${name}`, acts)
}
