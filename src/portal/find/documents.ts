/** What of the portal itself can be found: services, pages, registers, indicators, guides and the terms of the glossary, as documents of the index. */
import { readFile } from 'node:fs/promises'
import type { Kernel } from '../../kernel/index.ts'
import type { SearchDocument } from '../../kernel/search/index.ts'
import { inEveryLanguage } from '../../law/format.ts'
import type { Procedure } from '../../law/procedure.ts'
import { locales, spoken, type Text } from '../../law/text.ts'
import { listDocs } from '../record/index.ts'
import type { Route } from '../routes.ts'
import { pageWords } from './page-words.ts'
import { type WordsOfLife, wordsFor } from './words-of-life.ts'

/** A page that people look for by its words; `about` says what it is. */
export type PageToFind = Pick<SearchDocument, 'path' | 'title' | 'about'>

/** The kinds that the portal enters itself. */
export type OwnKind = 'service' | 'page' | 'workplace' | 'register' | 'indicator' | 'guide' | 'term'

export type Documents = Readonly<Record<OwnKind, readonly SearchDocument[]>>

export interface DocumentParts {
  readonly kernel: Pick<Kernel, 'cases' | 'registers' | 'indicators'>
  /** Every route: each page that has a title and no parameters can be found. */
  readonly routes: readonly Route[]
  /** Pages that say more of themselves than their title, and pages of a route with parameters. */
  readonly pages: readonly PageToFind[]
  /** How people ask for services and pages of institutions. */
  readonly words: WordsOfLife
}

/** Pages that are a step of another, which nobody looks for by itself. */
export const steps: ReadonlySet<string> = new Set([
  '/', '/search', '/account/confirm', '/register/finish', '/account/new-password', '/account/invitation', '/account/identity/signature', '/playground/answer',
  '/signing/key', '/desk/several', '/journal/entries', '/commons/mine/namespace', '/leaderboard.csv',
])

export async function documentsOf({ kernel, routes, pages, words }: DocumentParts): Promise<Documents> {
  const nothing = inEveryLanguage(() => '')
  const said = new Map(pages.map((page) => [page.path, page]))
  // A page of an office is found when people have words for it: whoever may not enter is told so there.
  const open = (whose: 'office' | 'everyone') => routes.flatMap(({ method, kind, path, permission, title }): readonly PageToFind[] => {
    if (method !== 'GET' || kind !== 'page' || title === undefined || /[:*]/.test(path) || steps.has(path) || said.has(path)) return []
    return (whose === 'everyone' ? typeof permission === 'string' : typeof permission !== 'string' && path in pageWords) ? [{ path, title, about: nothing }] : []
  })
  const pageOf = (kind: OwnKind, { path, title, about }: PageToFind): SearchDocument => ({ id: `${kind}:${path}`, kind, title, about, words: wordsFor(path, pageWords, words), path })
  const { procedures } = kernel.cases
  const checks = procedures.flatMap(({ id, title }): readonly PageToFind[] => (`/services/${id}/check` in words ? [{ path: `/services/${id}/check`, title, about: nothing }] : []))
  const [applied, official] = [procedures.filter((one) => !isOfficial(one)), procedures.filter(isOfficial)]
  const serviceOf = (kind: OwnKind, { id, title, summary, audience, decisions }: Procedure): SearchDocument => ({
    id: `service:${id}`, kind, title, about: summary, words: [...locales.map((locale) => audience[locale]), ...wordsFor(`/services/${id}`, words)], path: `/services/${id}`,
    // What people apply for comes before what follows a decision: an appeal, a withdrawal.
    rank: Object.values(decisions).some(({ effect }) => effect === 'grant') ? 1 : 0 })
  return {
    service: applied.map((one) => serviceOf('service', one)),
    page: [...pages, ...open('everyone'), ...checks].map((page) => pageOf('page', page)),
    workplace: [...open('office').map((page) => pageOf('workplace', page)), ...official.map((one) => serviceOf('workplace', one))],
    register: kernel.registers.listed.map(({ id, title, summary }): SearchDocument => ({ id: `register:${id}`, kind: 'register', title, about: summary ?? nothing, path: `/registers/${id}` })),
    indicator: kernel.indicators.list.map(({ id, title, definition }): SearchDocument => ({ id: `indicator:${id}`, kind: 'indicator', title, about: definition, path: `/indicators/${id}` })),
    guide: await guides(),
    term: termsIn(await readFile(new URL('../../../docs/glossary.md', import.meta.url), 'utf8')),
  }
}

/** Whether a service is opened by those who hold office alone, or by the clock: nobody else applies for it. */
const isOfficial = ({ opens }: Procedure): boolean => opens.by === 'office' || opens.by === 'body' || opens.by === 'clock'

/** The guides, each under the title that it has in the reader's language. */
async function guides(): Promise<readonly SearchDocument[]> {
  const lists = await Promise.all(locales.map(async (locale) => [locale, new Map((await listDocs(locale)).map((doc) => [nameOf(doc.file), doc]))] as const))
  const [[, first] = []] = lists
  return [...first?.keys() ?? []].map((name): SearchDocument => {
    const of = (field: 'title' | 'about'): Text => inEveryLanguage((locale) => new Map(lists).get(locale)?.get(name)?.[field] ?? '')
    return { id: `guide:${name}`, kind: 'guide', title: of('title'), about: of('about'), path: `/docs/${name}.md`, words: wordsFor(`/docs/${name}.md`, pageWords) }
  })
}

const nameOf = (file: string): string => file.replace(/(?:\.[a-z]{2,3})?\.md$/, '')

/** The rows of the glossary's tables: what a term is called in each language, and where the word is from. */
function termsIn(glossary: string): readonly SearchDocument[] {
  const rows = glossary.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| Қазақша') && !line.startsWith('|---'))
  return rows.flatMap((line): readonly SearchDocument[] => {
    const [kk = '', ru = '', en = '', from = ''] = line.split('|').slice(1, -1).map((cell) => cell.replaceAll(/[*`]/g, '').trim())
    if (kk === '' || ru === '' || en === '') return []
    const names = [...new Set([kk, ru, en])].join(' · ')
    return [{
      id: `term:${en}`, kind: 'term', title: spoken({ kk, ru, en }), about: inEveryLanguage(() => (from === '' ? names : `${names} (${from})`)),
      path: `/docs/glossary.md#:~:text=${encodeURIComponent(kk.split(/[;,(]/)[0]!.trim())}`,
    }]
  })
}
