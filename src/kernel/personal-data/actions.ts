/** What may be done with personal data in a column: drop it, mask it, hash it with a key, make it coarser, or refuse to publish. */
import { createHmac } from 'node:crypto'
import { Failure } from '../../law/failure.ts'
import type { Detector } from './detector.ts'
import type { PersonalDataKind } from './kinds.ts'
import { maskText } from './spans.ts'
import { spoken } from '../../law/text.ts'

export const actions = ['keep', 'drop', 'mask', 'keyed-hash', 'generalise', 'block'] as const

/** `block`: the version may not be published while the column holds this. */
export type Action = (typeof actions)[number]

const identifier: readonly Action[] = ['keyed-hash', 'drop', 'mask', 'block', 'keep']
const contact: readonly Action[] = ['drop', 'keyed-hash', 'mask', 'generalise', 'block', 'keep']

/** What makes sense for each kind, the best first. Every list has `drop`, `mask` and `block`, so some action always suits all. */
const actionsOf: Readonly<Record<PersonalDataKind, readonly Action[]>> = {
  'national-id': identifier,
  'sole-trader-id': identifier,
  passport: ['drop', 'keyed-hash', 'mask', 'block', 'keep'],
  phone: contact,
  'bank-account': ['drop', 'keyed-hash', 'mask', 'block', 'keep'],
  card: ['block', 'drop', 'mask'],
  email: contact,
  address: ['generalise', 'drop', 'mask', 'block', 'keep'],
  name: ['drop', 'keyed-hash', 'mask', 'block', 'keep'],
  'birth-date': ['generalise', 'drop', 'mask', 'keep', 'block'],
  'vehicle-plate': ['keyed-hash', 'drop', 'mask', 'block', 'keep'],
  'ip-address': ['generalise', 'keyed-hash', 'drop', 'mask', 'block', 'keep'],
}

/** What is said of a column's findings where an action is chosen; `text`: longer texts mention the kind. Absent: whole values. */
export interface Held { readonly kind: PersonalDataKind; readonly where?: 'value' | 'text' }

/** Within longer texts only masking keeps the rest. */
const inTexts: readonly Action[] = ['mask', 'drop', 'block', 'keep']

/**
 * The action to propose for a column with these findings, the surest first, and all that are possible: those that suit every
 * finding. The number of a payment card may never be kept or hashed: it is no key to join by. Nothing found: keep.
 */
export function actionsFor(findings: readonly Held[]): { readonly proposed: Action; readonly possible: readonly Action[] } {
  const [first, ...others] = findings.map(({ kind, where }) => (where === 'text' ? inTexts.filter((action) => action !== 'keep' || actionsOf[kind].includes(action))
    : actionsOf[kind]))
  if (first === undefined) return { proposed: 'keep', possible: ['keep'] }
  const possible = first.filter((action) => others.every((also) => also.includes(action)))
  return { proposed: possible[0]!, possible }
}

const hide = (text: string): string => text.replaceAll(/[\p{L}\p{N}]/gu, '•')

/** Keeps so many letters and digits at both ends, never more than half of them. */
function keepEnds(text: string, first: number, final: number): string {
  const marks = [...text]
  const places = marks.flatMap((mark, index) => (/[\p{L}\p{N}]/u.test(mark) ? [index] : []))
  const share = Math.min(1, places.length / 2 / (first + final))
  const head = Math.floor(first * share)
  const tail = Math.floor(final * share)
  const seen = new Set([...places.slice(0, head), ...(tail > 0 ? places.slice(-tail) : [])])
  return marks.map((mark, index) => (seen.has(index) ? mark : hide(mark))).join('')
}

/** Hides most of a value, so that a person who knows it can recognise it and nobody can restore it: `85••••••••17`. */
export function maskValue(kind: PersonalDataKind, value: string): string {
  const text = value.trim()
  switch (kind) {
    case 'national-id': case 'sole-trader-id': return keepEnds(text, 2, 2)
    case 'phone': return keepEnds(text, 4, 2)
    case 'bank-account': return keepEnds(text, 7, 3)
    case 'card': return keepEnds(text, 4, 4)
    case 'passport': case 'vehicle-plate': return keepEnds(text, 1, 2)
    case 'email': {
      const at = text.lastIndexOf('@')
      return at < 1 ? hide(text) : text[0]! + '•'.repeat(Math.min(at, 8)) + text.slice(at)
    }
    case 'name': return text.replaceAll(/\p{L}+/gu, (word) => word[0]! + '•'.repeat([...word].length - 1))
    case 'address': return text.replaceAll(/\d+/g, '•')
    case 'birth-date': return hide(text)
    case 'ip-address': return text.includes(':') ? text.replaceAll(/[\da-f]+(?=[:-]?[\da-f]*$)|(?<=:)[\da-f]+/gi, '•')
      : text.replace(/\.\d+\.\d+$/, '.•.•')
  }
}

/** A coarser value that tells a group, not a person. Where there is none the answer is `null`: nothing is better than the whole. */
export function generalise(detector: Detector, value: string): string | null {
  return detector.generalise?.(value.trim()) ?? null
}

/** The key of a keyed hash: at least 32 bytes of chance, one for each dataset, so that two datasets cannot be joined by it. */
export type HashKey = Uint8Array

/** HMAC-SHA-256 over the kind and the one spelling of a value, in base64url: the same person, the same token within a dataset. */
export function keyedHash(key: HashKey, detector: Detector, value: string): string {
  if (key.length < 32) throw new RangeError('The key of a keyed hash has at least 32 bytes')
  const one = detector.canonical?.(value) ?? value.trim().toLowerCase()
  return createHmac('sha256', key).update(`${detector.kind}\0${one.normalize('NFC')}`).digest('base64url')
}

/** With what values are treated: the detectors that found, and the dataset's key. */
export interface Treatment { readonly detectors: readonly Detector[]; readonly key: HashKey }

/**
 * Does an action to one value of a column with these findings: what is published instead, `null` for nothing. A value that is of
 * no kind found (an IIN with a wrong digit, `нет`) is not published as it is either: it is hidden whole, hashed whole or left
 * out. Only where texts mention the kind the rest of the text stays. @throws {Failure} refused, when it is `block`
 */
export function treatValue(action: Action, value: string, findings: readonly Held[], { detectors, key }: Treatment): string | null {
  if (action === 'block') throw new Failure('refused', blocked)
  if (action === 'keep') return value
  const held = detectorsOf(findings, detectors)
  if (action === 'drop' || held.length === 0) return null
  if (findings.every(({ where }) => where === 'text')) return action === 'mask' ? maskText(value, detectors).text : null
  const one = held.find((detector) => detector.holds(value.trim(), true))
  switch (action) {
    case 'mask': return one === undefined ? hide(value) : maskValue(one.kind, value)
    case 'keyed-hash': return keyedHash(key, one ?? held[0]!, value)
    case 'generalise': return one === undefined ? null : generalise(one, value)
  }
}

/** The detectors of the kinds found, in the order of the findings. */
const detectorsOf = (findings: readonly Held[], detectors: readonly Detector[]): readonly Detector[] =>
  findings.flatMap(({ kind }) => detectors.find((detector) => detector.kind === kind) ?? [])

const blocked = spoken({
  kk: 'Бағанда жарияланбайтын дербес деректер бар: басқа әрекетті таңдаңыз немесе бағанды алып тастаңыз',
  ru: 'В столбце персональные данные, которые нельзя публиковать: выберите другое действие или удалите столбец',
  en: 'The column holds personal data that may not be published: choose another action or take the column out',
})
