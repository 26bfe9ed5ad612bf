/** The documentation that lies beside the program, listed in the reader's language and shown as pages. */
import { readdir, readFile } from 'node:fs/promises'
import { languageOf, type Locale } from '../../law/text.ts'
import { notFound } from '../answers.ts'
import { html } from '../html.ts'
import { page } from '../layout.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { documentFromMarkdown } from './markdown.ts'
import { docWords as words } from './messages.ts'

const folder = new URL('../../../docs/', import.meta.url)

/** What readers look for first; whatever else lies there follows by name. */
const first = ['user', 'officer', 'operator', 'api', 'declare-a-procedure', 'declare-a-register', 'add-a-country', 'backup', 'architecture']

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
  const [, name, given] = /^([\w-]+?)(?:\.([a-z]{2,3}))?\.md$/.exec(file) ?? []
  return name === undefined ? undefined : { name, locale: (given ?? 'en') as Locale }
}

const rank = (name: string): number => first.includes(name) ? first.indexOf(name) : first.length

/** Every document once, in the reader's language where there is one. */
export async function listDocs(locale: Locale, at = folder): Promise<readonly Doc[]> {
  const files = (await readdir(at)).flatMap((file) => {
    const named = nameOf(file)
    return named ? [{ file, ...named }] : []
  })
  const chosen = [...Map.groupBy(files, ({ name }) => name).values()]
    .map((those) => those.find((one) => one.locale === locale) ?? those.find((one) => one.locale === languageOf(locale).further?.fallback) ?? those.find((one) => one.locale === 'en') ?? those[0]!)
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
          docs.map(({ file, title, about, locale: written }) => html`<li><a href="${visit.link(`/docs/${file}`)}" lang="${written}" hreflang="${written}">${title}</a><p lang="${written}">${about}</p>${written !== locale && html`<p class="hint">${words.language[locale]}</p>`}</li>`)}</ul>`,
      })
    },
  }),
  route({ method: 'GET', path: '/docs/:file', kind: 'page', permission: 'everyone', title: words.title, handle: (visit, { file }) => docPage(visit, file, folder) }),
  route({
    method: 'GET', path: '/docs/decisions/:file', kind: 'page', permission: 'everyone', title: words.title,
    handle: (visit, { file }) => docPage(visit, file, new URL('decisions/', folder)),
  }),
]

const textOf = (file: string, at: URL): Promise<string | undefined> => readFile(new URL(file, at), 'utf8').catch(() => undefined)

/** A document as a page. What is written beside the program is ours, and still only its Markdown is let through. */
async function docPage(visit: Visit, file: string, at: URL): Promise<Response> {
  const named = nameOf(file)
  // Links and the search name a document without its language: whoever reads in another one is shown it in theirs, where it is.
  const own = named && file === `${named.name}.md` ? await textOf(`${named.name}.${visit.locale}.md`, at) : undefined
  const text = own ?? (named && await textOf(file, at))
  if (text === undefined) throw notFound()
  const title = /^# (.+)$/m.exec(text)?.[1] ?? file
  return page({
    visit, title, breadcrumbs: [{ title: words.title, path: '/docs' }],
    body: html`<article class="doc" lang="${own === undefined ? named!.locale : visit.locale}">${documentFromMarkdown(text, visit.locale)}</article>`,
  })
}
