/** The list of corpora. */
import { printSize } from '../../../../kernel/files/index.ts'
import { formatNumber } from '../../../../law/format.ts'
import { actions, button, emptyState, html, type Html, moment, page, table, type Visit } from '../../../../portal/index.ts'
import { corpusPath, type CorpusSummary } from '../corpus.ts'
import { nameOfLanguage } from '../language-names.ts'
import { markedTag, stateTag } from './card.ts'
import { words } from './words.ts'

/** `elsewhere` are the corpora behind models that were trained elsewhere: where they stand, no page says that there are none. */
export function listPage(visit: Visit, listed: readonly { readonly corpus: CorpusSummary; readonly marked: boolean }[], { engineer, elsewhere }: { readonly engineer: boolean; readonly elsewhere: Html | undefined }): Response {
  const { locale, link } = visit
  return page({
    visit, title: words.corpora, current: 'language-model', width: 'wide', breadcrumbs: [{ title: words.institution, path: '/language-model' }],
    body: html`<h1>${words.corpora[locale]}</h1><p class="lead">${words.lead[locale]}</p>${actions(engineer && button(locale, words.build, { href: link('/corpora/new') }), button(locale, words.optOuts, { kind: 'quiet', href: link('/corpora/opt-outs') }))}${(listed.length > 0 || elsewhere === undefined) && table(locale, {
      caption: words.corpora, captionUnseen: true, rows: listed, empty: emptyState(locale, { title: words.none, body: words.noneHint[locale] }),
      columns: [
        { title: words.title, header: true, cell: ({ corpus }) => html`<a href="${link(corpusPath(corpus.id))}">${corpus.title}</a>` },
        { title: words.state, cell: ({ corpus, marked }) => html`${stateTag(locale, corpus)}${marked && html` ${markedTag(locale)}`}` },
        { title: words.languages, cell: ({ corpus }) => corpus.languages.map((one) => nameOfLanguage(one)[locale]).join(', ') },
        { title: words.licences, cell: ({ corpus }) => (corpus.strict ? words.strictYes : words.strictNo)[locale] },
        { title: words.documents, numeric: true, cell: ({ corpus }) => (corpus.documents === undefined ? '—' : formatNumber(corpus.documents, locale)) },
        { title: words.size, numeric: true, cell: ({ corpus }) => (corpus.bytes === undefined ? '—' : printSize(corpus.bytes)[locale]) },
        { title: words.created, cell: ({ corpus }) => moment(visit, corpus.createdAt) },
      ],
    })}${elsewhere}`,
  })
}
