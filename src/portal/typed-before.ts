/** What was typed before a session ended, or a page was left: put back into the form on which it was typed, and never sent by itself. */
import type { Instant } from '../law/time.ts'
import { escapeHtml, type Html, raw } from './html.ts'

/** The attributes of a tag of ours: every value stands in double quotes, and neither a quote nor a bracket in it. */
const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return found?.replaceAll('&quot;', '"').replaceAll('&#39;', '\'').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

const without = (tag: string, name: string): string => tag.replace(new RegExp(`\\s${name}(?:="[^"]*")?(?=[\\s>])`), '')
const withFlag = (tag: string, name: string, on: boolean): string => (on ? without(tag, name).replace(/>$/, ` ${name}>`) : without(tag, name))

/** Inputs whose value the page gives anew, and secrets. */
const untouched = ['hidden', 'password', 'file', 'submit', 'button']

export class TypedBefore {
  /** Of a form that was left: its id, and when it is forgotten. */
  readonly of: { readonly id: string; readonly until: Instant } | undefined
  readonly #action: string
  readonly #values: ReadonlyMap<string, readonly string[]>
  readonly #placed = new Set<string>()

  /** @param action the path to which the form was sent */
  constructor(action: string, fields: readonly (readonly [name: string, value: string])[], of?: { readonly id: string; readonly until: Instant }) {
    this.#action = action
    this.of = of
    this.#values = new Map([...Map.groupBy(fields, ([name]) => name)].map(([name, all]) => [name, all.map(([, value]) => value)]))
  }

  /** The body of a form that is sent to this path, with what was typed; the body of any other as it is. */
  into(action: string, body: Html): Html {
    if (action.split(/[?#]/)[0] !== this.#action) return body
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
    return [...this.#values].flatMap(([name, values]) => (this.#placed.has(name) ? [] : values.filter((value) => /\p{L}.*\p{L}/su.test(value) && !/^[0-9a-f-]{36}$|^(?:true|false)$/.test(value))))
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
