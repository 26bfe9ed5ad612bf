/** A browser without a window: keeps cookies, takes the token and the key of a form from its page, and sends files. */

export interface Answer {
  readonly status: number
  /** Where it sends on to, without the address of the portal. */
  readonly location: string
  readonly html: string
  readonly headers: Headers
}

export type Values = Readonly<Record<string, string | readonly string[] | Blob>>

export interface Browser {
  readonly cookies: ReadonlyMap<string, string>
  /** Asks for a page as it is: redirects are not followed. */
  get(path: string): Promise<Answer>
  /**
   * Opens `page`, fills the form on it that goes to `action` (the page itself when absent) and has most of these fields, and
   * sends it as a browser would: with the hidden values of the form, multipart when the form says so.
   */
  send(page: string, values: Values, action?: string): Promise<Answer>
  /** Sends a form that no page offers, as somebody does who writes the request by hand, with the token of a page. */
  forge(page: string, values: Readonly<Record<string, string>>, action: string): Promise<Answer>
}

/** Opens one for the portal at this address. */
export function browser(origin: string, cookies = new Map<string, string>()): Browser {
  async function ask(path: string, init: RequestInit = {}): Promise<Answer> {
    const headers = new Headers(init.headers)
    headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '))
    const response = await fetch(new URL(path, origin), { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /max-age=0/i.test(line)) cookies.delete(name)
      else cookies.set(name, value)
    }
    const location = (response.headers.get('location') ?? '').replace(origin, '')
    return { status: response.status, location, html: await response.text(), headers: response.headers }
  }

  const sameOrigin = { 'sec-fetch-site': 'same-origin', origin }

  return {
    cookies,
    get: (path) => ask(path),
    async send(page, values, action = page) {
      const { html, status } = await ask(page)
      const form = formTo(html, action.split('?')[0]!, page.split('?')[0]!, Object.keys(values))
      if (form === undefined) {
        const names = Object.keys(values).join(', ')
        throw new Error(`${page} (${status}) has no form to ${action} with ${names}:\n${textOf(html)}`)
      }
      const all = new Map<string, string | readonly string[] | Blob>([...hiddenOf(form), ...Object.entries(values)])
      const body = /enctype="multipart/.test(form) ? new FormData() : new URLSearchParams()
      for (const [name, value] of all) {
        if (value instanceof Blob && body instanceof FormData) body.append(name, value, value instanceof File ? value.name : name)
        else for (const one of Array.isArray(value) ? value : [value].filter((only) => typeof only === 'string')) body.append(name, String(one))
      }
      const target = /^<form\b[^>]*\baction="([^"]*)"/.exec(form)?.[1]
      return ask(target ? unescape(target) : page, { method: 'POST', body, headers: sameOrigin })
    },
    async forge(page, values, action) {
      const csrf = /name="csrf" value="([^"]+)"/.exec((await ask(page)).html)?.[1] ?? ''
      return ask(action, { method: 'POST', body: new URLSearchParams({ ...values, csrf }), headers: sameOrigin })
    },
  }
}

/** The form of a page that goes to an address and has these fields, the one with the most of them. */
function formTo(html: string, action: string, page: string, names: readonly string[]): string | undefined {
  const forms = (html.match(/<form\b[\s\S]*?<\/form>/g) ?? []).filter((form) => /^<form\b[^>]*method="post"/.test(form)
    && (unescape(/^<form\b[^>]*\baction="([^"]*)"/.exec(form)?.[1] ?? page).split('?')[0] === action))
  const fits = (form: string): number => names.filter((name) => form.includes(`name="${name}"`)).length
  return forms.sort((a, b) => fits(b) - fits(a))[0]
}

const unescape = (text: string): string =>
  text.replaceAll('&quot;', '"').replaceAll('&#39;', '\'').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

const hiddenOf = (form: string): readonly (readonly [string, string])[] =>
  (form.match(/<input\b[^>]*type="hidden"[^>]*>/g) ?? []).flatMap((input) => {
    const name = /\bname="([^"]*)"/.exec(input)?.[1]
    return name === undefined ? [] : [[name, unescape(/\bvalue="([^"]*)"/.exec(input)?.[1] ?? '')] as const]
  })

/** What a page says, without its marks. */
export const textOf = (html: string): string =>
  unescape(html.replaceAll(/<(script|style)\b[\s\S]*?<\/\1>/g, '').replaceAll(/<[^>]+>/g, ' ')).replaceAll(/\s+/g, ' ').trim()
