/** The administrator's page of translations: how far the portal's own words are translated into the country's further languages. */
import type { Kernel } from '../../kernel/index.ts'
import type { FurtherLanguage, WordsStanding } from '../../kernel/words/index.ts'
import { formatNumber } from '../../law/format.ts'
import { languageOf } from '../../law/text.ts'
import { notice, table } from '../components/index.ts'
import { html } from '../html.ts'
import type { Html } from '../html.ts'
import { route } from '../routes.ts'
import type { Route } from '../routes.ts'
import type { Visit } from '../visit.ts'
import { adminNav } from './admin.ts'
import { deskPage } from './parts.ts'
import { translationWords as words } from './words-messages.ts'

/** How many missing messages a language shows; the command lists all. */
const shown = 100

export const wordsRoutes = (kernel: Kernel): readonly Route[] => [
  route({ method: 'GET', path: '/admin/words', kind: 'page', permission: { role: 'administrator' }, title: words.title, handle: (visit) => wordsPage(kernel, visit) }),
]

interface Row { readonly language: FurtherLanguage; readonly standing: WordsStanding }

async function wordsPage({ country }: Kernel, visit: Visit): Promise<Response> {
  const { locale } = visit
  const rows = country.languages?.some(({ further }) => further) ? await standings(country) : []
  return deskPage({
    visit, title: words.title,
    body: html`${adminNav(visit, '/admin/words')}<h1>${words.title[locale]}</h1><p>${words.lead[locale]}</p>${
      rows.length === 0 ? notice(locale, { kind: 'good', body: words.none[locale] }) : html`<div class="list">${table<Row>(locale, {
        caption: words.title, captionUnseen: true, rows, columns: [
          { title: words.language, header: true, cell: ({ language: { name, tag } }) => html`<span lang="${tag}">${name}</span>` },
          { title: words.translated, numeric: true, cell: ({ standing }) => formatNumber(standing.translated, locale) },
          { title: words.missing, numeric: true, cell: ({ standing }) => formatNumber(standing.missing.length, locale) },
          { title: words.doubted, numeric: true, cell: ({ standing }) => formatNumber(standing.missing.filter(({ doubted }) => doubted).length, locale) },
          { title: words.fixed, numeric: true, cell: ({ standing }) => formatNumber(standing.fixed.length, locale) },
          { title: words.fallback, cell: ({ language: { further } }) => languageOf(further.fallback).name },
        ],
      })}</div>${rows.map((row) => missingList(visit, row))}`}`,
  })
}

async function standings({ languages }: Kernel['country']): Promise<readonly Row[]> {
  const { furtherOf, standingOf } = await import('../../kernel/words/index.ts')
  return furtherOf(languages).map((language) => ({ language, standing: standingOf(language) }))
}

function missingList({ locale }: Visit, { language, standing: { missing } }: Row): Html {
  return html`<h2>${words.list[locale]}: <span lang="${language.tag}">${language.name}</span></h2><p>${words.how[locale]} <code>shanyraq words export ${language.tag}</code></p><div class="list">${
    table<WordsStanding['missing'][number]>(locale, { caption: words.list, captionUnseen: true, rows: missing.slice(0, shown), columns: [
      { title: words.key, header: true, cell: ({ key }) => html`<code>${key}</code>` },
      { title: words.words, cell: (one) => html`<span lang="${language.further.fallback}">${one.words}</span>` },
    ] })}</div>${missing.length > shown && html`<p>… <code>shanyraq words missing ${language.tag}</code></p>`}`
}
