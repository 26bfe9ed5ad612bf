/** The documentation that lies beside the program, listed in the reader's language and given out as it is written. */
import { readdir, readFile } from 'node:fs/promises'
import type { Locale } from '../../law/text.ts'
import { locales } from '../../law/text.ts'
import { notFound } from '../answers.ts'
import { html } from '../html.ts'
import { page } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import { docWords as words } from './messages.ts'
import { open } from './published.ts'

const folder = new URL('../../../docs/', import.meta.url)

/** What readers look for first; whatever else lies there follows by name. */
const first = ['user', 'officer', 'operator', 'api', 'declare-a-procedure', 'add-a-country', 'backup', 'architecture']

/** A document in the language in which it is read. */
export interface Doc {
  readonly file: string
  readonly title: string
  readonly about: string
  /** The language in which it is written: that of the reader where there is one. */
  readonly locale: Locale
}

/** Names of files: `user.md` in English, `user.kk.md` and `user.ru.md` beside it. */
const nameOf = (file: string): { readonly name: string; readonly locale: Locale } | undefined => {
  const [, name, given] = /^([\w-]+?)(?:\.(kk|ru|en))?\.md$/.exec(file) ?? []
  return name === undefined ? undefined : { name, locale: locales.find((one) => one === given) ?? 'en' }
}

const rank = (name: string): number => first.includes(name) ? first.indexOf(name) : first.length

/** Every document once, in the reader's language where there is one. */
export async function listDocs(locale: Locale, at = folder): Promise<readonly Doc[]> {
  const files = (await readdir(at)).flatMap((file) => {
    const named = nameOf(file)
    return named ? [{ file, ...named }] : []
  })
  const chosen = [...Map.groupBy(files, ({ name }) => name).values()]
    .map((those) => those.find((one) => one.locale === locale) ?? those.find((one) => one.locale === 'en') ?? those[0]!)
  chosen.sort((a, b) => rank(a.name) - rank(b.name) || a.name.localeCompare(b.name))
  return Promise.all(chosen.map(async ({ file, name, locale: written }) => {
    const text = await readFile(new URL(file, at), 'utf8')
    return { file, title: /^# (.+)$/m.exec(text)?.[1] ?? name, about: leadOf(text), locale: written }
  }))
}

/** The first paragraph, without the marks of links and emphasis. */
function leadOf(text: string): string {
  const paragraph = text.split(/\n{2,}/).find((part) => /^(?!```)[\p{L}\d[*_`«“"]/u.test(part)) ?? ''
  return paragraph.replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1').replaceAll(/[*`]/g, '').replaceAll(/\s+/g, ' ').trim().replace(/^(.{200}\S*)\s.*$/u, '$1 …')
}

export const docRoutes: readonly Route[] = [
  route({
    method: 'GET', path: '/docs', kind: 'page', permission: 'everyone', title: words.title,
    handle: async (visit) => {
      const { locale } = visit
      const docs = await listDocs(locale)
      return page({
        visit, title: words.title,
        body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p><ul class="results"><li><a href="${visit.link('/api')}">${words.api[locale]}</a><p>${words.apiHint[locale]}</p></li>${
          docs.map(({ file, title, about, locale: written }) => html`<li><a href="/docs/${file}" lang="${written}" hreflang="${written}">${title}</a><p lang="${written}">${about}</p>${written !== locale && html`<p class="hint">${words.language[locale]}</p>`}</li>`)}</ul>`,
      })
    },
  }),
  route({
    method: 'GET', path: '/docs/:file', kind: 'file', permission: 'everyone', title: words.title,
    handle: async (_visit, { file }) => {
      const text = nameOf(file) && await readFile(new URL(file, folder), 'utf8').catch(() => undefined)
      if (text === undefined) throw notFound()
      return open(text, 'text/plain; charset=utf-8', 'no-cache')
    },
  }),
]
