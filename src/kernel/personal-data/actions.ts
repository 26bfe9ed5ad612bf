/** What may be done with personal data in a column: drop it, mask it, hash it with a key, make it coarser, or refuse to publish. */
import { createHmac } from 'node:crypto'
import { Failure } from '../../law/failure.ts'
import type { Detector } from './detector.ts'
import type { PersonalDataKind } from './kinds.ts'

export const actions = ['keep', 'drop', 'mask', 'keyed-hash', 'generalise', 'block'] as const

/** `block`: the version may not be published while the column holds this. */
export type Action = (typeof actions)[number]

const identifier: readonly Action[] = ['keyed-hash', 'drop', 'mask', 'block', 'keep']
const contact: readonly Action[] = ['drop', 'keyed-hash', 'mask', 'generalise', 'block', 'keep']

const proposed: Readonly<Record<PersonalDataKind, readonly Action[]>> = {
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

/**
 * The actions that make sense for a kind, the one to propose first. The number of a payment card may never be kept
 * or hashed: it is no key to join by.
 */
export const actionsFor = (kind: PersonalDataKind): readonly Action[] => proposed[kind]

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

/** Hides most of a value, so that a person who knows it can recognise it and nobody can restore it: `8503••••••17`. */
export function maskValue(kind: PersonalDataKind, value: string): string {
  const text = value.trim()
  switch (kind) {
    case 'national-id': case 'sole-trader-id': return keepEnds(text, 4, 2)
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
    case 'ip-address': return text.includes(':') ? text.replaceAll(/[\da-f]+(?=[:\-]?[\da-f]*$)|(?<=:)[\da-f]+/gi, '•')
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

/** Does an action to one value: what is published instead, `null` for nothing. @throws {Failure} refused, when it is `block` */
export function treatValue(action: Action, detector: Detector, value: string, key: HashKey): string | null {
  switch (action) {
    case 'keep': return value
    case 'drop': return null
    case 'mask': return maskValue(detector.kind, value)
    case 'keyed-hash': return keyedHash(key, detector, value)
    case 'generalise': return generalise(detector, value)
    case 'block': throw new Failure('refused', blocked)
  }
}

const blocked = {
  kk: 'Бағанда жарияланбайтын дербес деректер бар: басқа әрекетті таңдаңыз немесе бағанды алып тастаңыз',
  ru: 'В столбце персональные данные, которые нельзя публиковать: выберите другое действие или уберите столбец',
  en: 'The column holds personal data that may not be published: choose another action or take the column out',
}
