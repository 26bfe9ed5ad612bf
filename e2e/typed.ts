/** What people type into the forms of a page: filled in by a program, and looked for on the page that comes back. */

/** A form that is posted, as the page has it. */
export interface PostedForm {
  readonly action: string
  /** The address to which it is left, if it can be left. */
  readonly left: string | undefined
  /** All its fields, filled in; the token as the page wrote it. */
  readonly filled: URLSearchParams
  /** What was typed, by the name of its field. */
  readonly typed: ReadonlyMap<string, string>
}

const unescaped = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&#39;', '\'').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return found === undefined ? undefined : unescaped(found)
}

/** Kinds of inputs into which people write. */
const written = ['text', 'email', 'tel', 'url', 'search', 'date', 'number']

/** The forms of a page into which something can be typed, each filled in with words that stand nowhere else. */
export function formsOf(page: string, path: string): readonly PostedForm[] {
  return [...page.matchAll(/(<form method="post"[^>]*>)(.*?)<\/form>/gs)].flatMap(([, open = '', body = ''], place) => {
    const filled = new URLSearchParams()
    const typed = new Map<string, string>()
    for (const [tag, kind] of body.matchAll(/<(input|textarea)\b[^>]*>/g)) {
      const [name, type] = [attribute(tag, 'name'), kind === 'textarea' ? 'text' : attribute(tag, 'type') ?? 'text']
      if (name === undefined) continue
      if (type === 'hidden') filled.append(name, attribute(tag, 'value') ?? '')
      else if (written.includes(type) && !typed.has(name)) {
        const words = `Жазылғаны: "${place}.${typed.size}" & <тағы>`
        typed.set(name, words)
        filled.append(name, words)
      }
    }
    const left = attribute(open, 'data-left')
    return typed.size === 0 ? [] : [{ action: (attribute(open, 'action') ?? path).split('#')[0]!, left, filled, typed }]
  })
}

/** What was typed and does not stand in a field of its name on this page. */
export function lost({ typed }: PostedForm, page: string): readonly string[] {
  const fields = [...page.matchAll(/<input\b[^>]*>|<textarea\b[^>]*>[^<]*/g)].map(([tag]) => tag)
  return [...typed].filter(([name, words]) => !fields.some((tag) => attribute(tag, 'name') === name && (attribute(tag, 'value') === words || unescaped(tag).endsWith(`\n${words}`)))).map(([name]) => name)
}
