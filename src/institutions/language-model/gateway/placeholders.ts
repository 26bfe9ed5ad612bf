/**
 * Masking that is turned back: the values of one call that stand behind placeholders, and the answer with the values in their places again.
 *
 * Where a caller asks for it, each value gets a placeholder of its own (`[email-1]`, the same value always the same). What the model says of it
 * comes back with the value. The table lives as long as the call, in the memory of this process: it is never sent, stored or logged.
 */
import type { PersonalDataKind } from '../../../kernel/personal-data/index.ts'
import { invalid } from './errors.ts'
import { expected, wrongValue } from './messages.ts'
import { type Fields, isFields } from './request.ts'

/** The header by which a caller asks for it, and the only value that it takes. */
const header = 'x-kz-mask'
const reversible = 'reversible'

/** Whether the caller wants values back in the answer. Throws an `ApiError` for another value of the header: a slip would go unheard. */
export function wantsValuesBack(headers: Readonly<Record<string, string | readonly string[] | undefined>>): boolean {
  const said = headers[header]
  if (said !== undefined && said !== reversible) throw invalid(wrongValue(header, expected.reversible), header)
  return said !== undefined
}

const placeholder = /\[[a-z-]{1,40}-\d{1,9}\]/g

/** The end of a text that may be the beginning of a placeholder. */
const begun = /\[[a-z-]{0,40}\d{0,9}$/

/** Strings of an answer that name something, and what tells of single tokens: of these no piece is held back. */
const names = new Set(['role', 'id', 'type', 'name', 'finish_reason', 'stop_reason', 'matched_stop', 'status'])
const leftAsTheyAre = new Set(['logprobs'])

export class Placeholders {
  readonly #placeholders = new Map<string, string>()
  readonly #values = new Map<string, string>()
  /** The number of the next placeholder, of whatever kind. It goes forward only: to look for a free one from the beginning again would cost each value all that its text has taken. */
  #next = 1
  /** What looks like a placeholder in the request. */
  readonly #taken: ReadonlySet<string>
  /** The key of an answer that was asked for as JSON: what is put into it is written as JSON writes it. */
  readonly #jsonUnder: string | undefined

  /** `written`: all text of the request. What looks like a placeholder in it is its writer's, and stays what it is. */
  constructor({ written, jsonUnder }: { readonly written: string; readonly jsonUnder: string | undefined }) {
    this.#taken = new Set(written.match(placeholder))
    this.#jsonUnder = jsonUnder
  }

  /** What the model gets instead of a value. */
  of(kind: PersonalDataKind, value: string): string {
    const whole = this.#back(value, false) // a name that underscores join may hold a placeholder
    const key = `${kind} ${whole}`
    let given = this.#placeholders.get(key)
    for (; given === undefined; this.#next += 1) {
      const next = `[${kind}-${this.#next}]`
      if (!this.#taken.has(next)) given = next
    }
    this.#placeholders.set(key, given)
    this.#values.set(given, whole)
    return given
  }

  /** The text of an answer with its values. */
  text(text: string): string { return this.#back(text, this.#jsonUnder !== undefined) }

  /** The same of every text of an answer in one piece; arguments of tools are JSON. */
  whole(fields: Fields): Fields { return this.#every(fields) as Fields }

  /** For the events of one streamed answer. */
  stream(): StreamedValues { return new StreamedValues((text, key) => this.#back(text, this.#isJson(key))) }

  #every(value: unknown, key = ''): unknown {
    if (typeof value === 'string') return this.#back(value, this.#isJson(key))
    if (Array.isArray(value)) return value.map((one) => this.#every(one, key))
    return isFields(value) ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, leftAsTheyAre.has(name) ? one : this.#every(one, name)])) : value
  }

  #isJson(key: string): boolean { return key === 'arguments' || key === this.#jsonUnder }

  #back(text: string, json: boolean): string {
    if (!text.includes('[')) return text
    return text.replaceAll(placeholder, (said) => {
      const value = this.#values.get(said)
      return value === undefined ? said : json ? JSON.stringify(value).slice(1, -1) : value
    })
  }
}

type Restore = (text: string, key: string) => string
type Place = readonly (string | number)[]
interface Held { readonly choice: number; readonly place: Place; readonly text: string }

/** A placeholder may be cut over two events, or ten: what may be the beginning of one waits for the next. */
export class StreamedValues {
  readonly #restore: Restore
  readonly #held = new Map<string, Held>()

  constructor(restore: Restore) {
    this.#restore = restore
  }

  /** The events that go out instead of one that came. */
  events(payload: Fields): readonly Fields[] {
    const { choices, usage: _, ...head } = payload
    if (!Array.isArray(choices)) return [payload]
    const ending: Fields[] = []
    const restored = choices.map((choice: unknown, at) => {
      if (!isFields(choice)) return choice
      const index = typeof choice['index'] === 'number' ? choice['index'] : at
      const ends = typeof choice['finish_reason'] === 'string'
      const value = this.#value(choice, { choice: index, place: [], ends })
      if (ends) ending.push(...this.#rest(index))
      return value
    })
    const event = { ...payload, choices: restored }
    return ending.length === 0 ? [event] : [{ ...head, choices: ending }, event] // usage is told once: whoever adds it up would bill it twice
  }

  /** What still waits, of answers whose end was not told. */
  end(head: Fields): readonly Fields[] {
    const choices = this.#rest()
    return choices.length === 0 ? [] : [{ ...head, choices }]
  }

  #value(value: unknown, at: { readonly choice: number; readonly place: Place; readonly ends: boolean }): unknown {
    if (typeof value === 'string') return this.#piece(value, at)
    const deeper = (step: string | number) => ({ ...at, place: [...at.place, step] })
    if (Array.isArray(value)) return value.map((one: unknown, index) => this.#value(one, deeper(isFields(one) && typeof one['index'] === 'number' ? one['index'] : index)))
    if (!isFields(value)) return value
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, leftAsTheyAre.has(name) ? one : this.#value(one, deeper(name))]))
  }

  #piece(piece: string, { choice, place, ends }: { readonly choice: number; readonly place: Place; readonly ends: boolean }): string {
    const key = String(place.at(-1))
    if (names.has(key)) return this.#restore(piece, key)
    const id = `${choice} ${place.join(' ')}`
    const text = (this.#held.get(id)?.text ?? '') + piece
    const from = ends ? -1 : text.search(begun)
    this.#held.delete(id)
    if (from !== -1) this.#held.set(id, { choice, place, text: text.slice(from) })
    return this.#restore(from === -1 ? text : text.slice(0, from), key)
  }

  /** Choices with what is held of this answer, or of all. */
  #rest(index?: number): readonly Fields[] {
    return [...this.#held].flatMap(([id, { choice, place, text }]) => {
      if (index !== undefined && choice !== index) return []
      this.#held.delete(id)
      // No placeholder came of it: it goes out as it came.
      const fields = place.reduceRight<unknown>((inner, step) => (typeof step === 'number' ? [{ index: step, ...(isFields(inner) && inner) }] : { [step]: inner }), text)
      return { index: choice, logprobs: null, finish_reason: null, ...(isFields(fields) && fields) }
    })
  }
}
