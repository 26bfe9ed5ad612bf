/** Writes HTML: a tagged template that escapes everything that is not HTML already. */

/** A piece of finished HTML. Only `html`, `raw` and `attributes` make one. */
export class Html {
  readonly source: string

  constructor(source: string) {
    this.source = source
  }

  toString(): string {
    return this.source
  }
}

/** What may stand in a template: lists are joined, nothing (`null`, `undefined`, `false`) prints nothing. */
export type Content = Html | string | number | bigint | null | undefined | false | readonly Content[]

const special = /[&<>"']/
const specials = /[&<>"']/g
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' }

/** Escapes text for an element's content or a quoted attribute. */
export const escapeHtml = (text: string): string =>
  special.test(text) ? text.replace(specials, (character) => entities[character] ?? character) : text

/** The HTML of one content, escaped unless it is HTML already. */
export function render(content: Content): string {
  if (typeof content === 'string') return escapeHtml(content)
  if (content instanceof Html) return content.source
  if (content === null || content === undefined || content === false) return ''
  if (typeof content === 'number' || typeof content === 'bigint') return String(content)
  let joined = ''
  for (const part of content) joined += render(part)
  return joined
}

/**
 * A template of HTML. Attribute values must stand in quotes.
 *
 * @example html`<a href="${address}">${name}</a>`
 */
export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Html {
  let source = parts[0] ?? ''
  for (let i = 0; i < contents.length; i++) source += render(contents[i]) + (parts[i + 1] ?? '')
  return new Html(source)
}

/** Trusts a string to be HTML. Only for what this program wrote itself, such as an SVG. */
export const raw = (source: string): Html => new Html(source)

/** An attribute of a tag of ours: every value stands in double quotes, and neither a quote nor a bracket in it. */
export const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return found?.replaceAll('&quot;', '"').replaceAll('&#39;', '\'').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

/** Nothing, where an `Html` is asked for. */
export const nothing = new Html('')

/** Attributes with a space before each; `true` prints the bare name, `false` and `undefined` leave it out. */
export function attributes(values: Readonly<Record<string, string | number | boolean | undefined>>): Html {
  let source = ''
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === false) continue
    source += value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`
  }
  return new Html(source)
}
