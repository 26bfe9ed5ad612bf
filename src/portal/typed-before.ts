/** What was typed before a session ended, or a page was left: put back into the form on which it was typed, and never sent by itself. */
import type { Instant } from '../law/time.ts'
import { hiddenOf, isVersion } from './form-mark.ts'
import { attribute, escapeHtml, type Html, raw } from './html.ts'

const without = (tag: string, name: string): string => tag.replace(new RegExp(`\\s${name}(?:="[^"]*")?(?=[\\s>])`), '')
const withFlag = (tag: string, name: string, on: boolean): string => (on ? without(tag, name).replace(/>$/, ` ${name}>`) : without(tag, name))

/** Inputs whose value the page gives anew, and secrets. */
const untouched = ['hidden', 'password', 'file', 'submit', 'button']

/** Which form it was, and what is kept of it. */
export interface TypedIn {
  /** Which of the forms that are sent to the same path; of a page with one of them nothing. */
  readonly form?: string | undefined
  /** What was saved of it then: it goes into no form of which something else was saved since. */
  readonly saved?: readonly string[] | undefined
  /** Of a form that was left: its id, and when it is forgotten. */
  readonly of?: { readonly id: string; readonly until: Instant }
}

export class TypedBefore {
  readonly of: TypedIn['of']
  readonly #action: string
  readonly #form: string
  readonly #saved: readonly string[] | undefined
  readonly #values: ReadonlyMap<string, readonly string[]>
  readonly #placed = new Set<string>()
  #outdated = false

  /** @param action the path to which the form was sent */
  constructor(action: string, fields: readonly (readonly [name: string, value: string])[], { form = '', saved, of }: TypedIn = {}) {
    this.#action = action
    this.#form = form
    this.#saved = saved
    this.of = of
    this.#values = new Map([...Map.groupBy(fields, ([name]) => name)].map(([name, all]) => [name, all.map(([, value]) => value)]))
  }

  /** Its form shows something else by now, so that nothing was filled in. */
  get outdated(): boolean { return this.#outdated }

  /** Whether it was typed into this form. */
  isFor(action: string, form = ''): boolean { return action.split(/[?#]/)[0] === this.#action && form === this.#form }

  /** The body of the form that was typed into, with what was typed; the body of any other, and of one that has changed since, as it is. */
  into(action: string, body: Html, { form = '', saved }: { readonly form?: string; readonly saved?: string | undefined } = {}): Html {
    if (!this.isFor(action, form)) return body
    const hidden = hiddenOf(body)
    const moved = hidden.some(([name, value]) => isVersion(name) && this.#values.get(name)?.includes(value) === false)
    if (moved || (saved !== undefined && this.#saved?.includes(saved) === false)) {
      this.#outdated = true
      for (const [name] of hidden) this.#placed.add(name)
      return body
    }
    return raw(body.source
      .replaceAll(/<input\b[^>]*>/g, (tag) => this.#input(tag))
      .replaceAll(/<button\b[^>]*>/g, (tag) => this.#seen(tag))
      .replaceAll(/(<textarea\b[^>]*>)[^<]*(<\/textarea>)/g, (whole, open: string, close: string) => {
        const values = this.#of(open)
        return values === undefined ? whole : `${open}\n${escapeHtml(values.at(-1) ?? '')}${close}`
      })
      .replaceAll(/(<select\b[^>]*>)(.*?)(<\/select>)/gs, (whole, open: string, options: string, close: string) => {
        const values = this.#of(open)
        return values === undefined ? whole
          : `${open}${options.replaceAll(/<option\b[^>]*>/g, (option) => withFlag(option, 'selected', values.includes(attribute(option, 'value') ?? '')))}${close}`
      }))
  }

  /** What was typed and has no place on the page any more: words, no ids and no choices of buttons. */
  get left(): readonly string[] {
    const which = new URLSearchParams(this.#form)
    return [...this.#values].flatMap(([name, values]) => (this.#placed.has(name) || isVersion(name) || which.has(name) ? [] : values.filter((value) => /\p{L}.*\p{L}/su.test(value) && !/^[0-9a-f-]{36}$|^(?:true|false)$/.test(value))))
  }

  #input(tag: string): string {
    const type = attribute(tag, 'type') ?? 'text'
    if (untouched.includes(type)) return this.#seen(tag)
    const box = type === 'checkbox' || type === 'radio'
    const values = this.#of(tag) ?? (box ? [] : undefined)
    if (values === undefined) return tag
    return box ? withFlag(tag, 'checked', values.includes(attribute(tag, 'value') ?? 'on')) : without(tag, 'value').replace(/>$/, () => ` value="${escapeHtml(values.at(-1) ?? '')}">`)
  }

  #seen(tag: string): string {
    this.#of(tag)
    return tag
  }

  #of(tag: string): readonly string[] | undefined {
    const name = attribute(tag, 'name')
    if (name === undefined) return undefined
    this.#placed.add(name)
    return this.#values.get(name)
  }
}
