/** The summary of training content as a page to print. */
import type { Text } from '../../../../law/text.ts'
import { actions, button, definitionList, html, page, type Visit } from '../../../../portal/index.ts'
import type { Mark } from '../../../../kernel/taken-back/index.ts'
import { marksNotice } from '../../marks/index.ts'
import { type Corpus, corpusPath } from '../corpus.ts'
import type { SummaryPart } from '../summary.ts'
import { summaryWords } from '../summary-words.ts'
import { words } from './words.ts'

export const summaryPage = (visit: Visit, corpus: Corpus, parts: readonly SummaryPart[], marks: readonly Mark[]): Response => {
  const { locale, link } = visit
  const said = (value: Text | readonly Text[]) => ('kk' in value ? value[locale] : html`<ul class="prose">${value.map((one) => html`<li>${one[locale]}</li>`)}</ul>`)
  return page({
    visit, title: `${summaryWords.title[locale]}: ${corpus.title}`, current: 'language-model',
    breadcrumbs: [{ title: words.institution, path: '/language-model' }, { title: words.corpora, path: '/corpora' }, { title: corpus.title, path: corpusPath(corpus.id) }],
    body: html`<p class="kicker">${corpus.title}</p><h1>${summaryWords.title[locale]}</h1><p class="lead">${summaryWords.lead[locale]}</p>${marksNotice(visit, 'corpus', marks)}${parts.map(({ number, title, fields }) =>
      html`<h2>${number}. ${title[locale]}</h2>${definitionList(locale, fields.map((one) => ({ term: `${one.number} ${one.title[locale]}`, value: html`${said(one.value)}` })))}`)}${
      actions(button(locale, summaryWords.json, { kind: 'quiet', href: link(`${corpusPath(corpus.id)}/summary.json`) }))}`,
  })
}
