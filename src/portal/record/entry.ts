/** Says what an entry of the journal is, in words. Pure but for the titles of procedures. */
import { z } from 'zod'
import type { Recorded } from '../../kernel/journal/index.ts'
import { canonical, type Json } from '../../law/canonical.ts'
import { formatNumber } from '../../law/format.ts'
import type { Procedure } from '../../law/procedure.ts'
import type { Locale, Text } from '../../law/text.ts'
import { same } from '../../law/text.ts'
import { isDay, isInstant } from '../../law/time.ts'
import type { Definition } from '../components/index.ts'
import { html } from '../html.ts'
import type { Content } from '../html.ts'
import type { Visit } from '../visit.ts'
import { dateTime, moment, money } from '../words.ts'
import { effects, happenings, kinds, onBehalf, terms } from './entry-words.ts'
import { keptText } from '../../law/text-schema.ts'

/** What happened; a type that only its institution knows is shown as it is written. */
export const happening = (type: string): Text => happenings[type] ?? same(type)

/** The organisation that a name of the journal is of, or acts for; undefined when there is none. */
export const organisationIn = (name: string): string | undefined => /(?:^| for )organisation:(\S+)$/.exec(name)?.[1]

/**
 * A name of the journal, such as `case:0190…`, in words. An id is long: the last eight characters tell things apart.
 *
 * @param names names of organisations by id, from the table in which they can be erased: the journal itself holds none; and titles of offices by role
 */
export function nameIn(locale: Locale, name: string, names: ReadonlyMap<string, string> = new Map()): string {
  const [holder = '', office] = name.split(' in office:')
  if (office !== undefined) return `${nameIn(locale, holder, names)}, ${nameIn(locale, `office:${office}`, names)}`
  const [one = '', other] = name.split(' for ')
  if (other !== undefined) return onBehalf(nameIn(locale, one), nameIn(locale, other, names))[locale]
  const at = one.indexOf(':')
  const [kind, id] = [one.slice(0, at), one.slice(at + 1)]
  const known = kind === 'organisation' || kind === 'office' ? names.get(id) : undefined
  if (known !== undefined) return `${kinds[kind]![locale]} ${known}`
  return `${kinds[kind]?.[locale] ?? kind} ${/^(?:[0-9a-f-]{36}|[0-9a-f]{64})$/.test(id) ? `…${id.slice(-8)}` : id}`.trim()
}

/** The body of an entry, term by term. */
export const bodyOf = (visit: Visit, { body }: Pick<Recorded, 'body'>, procedures: readonly Procedure[]): readonly Definition[] =>
  Object.entries(body).map(([name, value]) => ({ term: terms[name] ?? same(name), value: valueOf(visit, name, value, procedures) }))

function valueOf(visit: Visit, name: string, value: Json, procedures: readonly Procedure[]): Content {
  const { locale, settings } = visit
  if (typeof value === 'number') return formatNumber(value, locale)
  if (typeof value === 'string') {
    if (name === 'amount' && /^-?\d+$/.test(value)) return money(locale, BigInt(value))
    if (name === 'procedure') return procedures.find(({ id }) => id === value)?.title[locale] ?? value
    if (name === 'institution') return settings.institutions.find(({ id }) => id === value)?.title[locale] ?? value
    if (name === 'effect') return effects[value]?.[locale] ?? value
    if (isDay(value)) return dateTime(locale, value)
    if (isInstant(value)) return moment(visit, value)
    return /^[0-9a-f-]{36,}$/.test(value) ? html`<code>${value}</code>` : value
  }
  const words = text.safeParse(value)
  return words.success ? words.data[locale] : html`<code>${canonical(value)}</code>`
}

/** Whatever language of the country it was written in. */
const text: z.ZodType<Text> = keptText
