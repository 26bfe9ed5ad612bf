/** The page of one corpus: its progress while it is built, why it could not be, or its card. */
import type { Job } from '../../../../kernel/jobs/index.ts'
import { printSize } from '../../../../kernel/files/index.ts'
import { formatNumber } from '../../../../law/format.ts'
import type { Locale, Text } from '../../../../law/text.ts'
import { actions, button, type Content, definitionList, form, html, type Html, notice, page, progress, table, type Visit } from '../../../../portal/index.ts'
import type { Mark } from '../../../../kernel/taken-back/index.ts'
import { marksNotice } from '../../marks/index.ts'
import { type Corpus, corpusPath, reportName, textFiles } from '../corpus.ts'
import type { shownManifest } from '../withheld.ts'
import { nameOfLanguage } from '../language-names.ts'
import { card, stateTag } from './card.ts'
import { ruleName, words } from './words.ts'

/** The files of its texts, for those who may take them. */
const filesSection = (locale: Locale, corpus: Corpus): Html => html`<h2 id="files">${words.textFiles[locale]}</h2><p class="hint">${words.textFilesHint[locale]}</p>${table(locale, {
  caption: words.textFiles, captionUnseen: true, rows: textFiles(corpus),
  columns: [
    { title: words.file, header: true, cell: ({ name }) => html`<a href="${corpusPath(corpus.id)}/files/${name}" download>${name}</a>` },
    { title: words.size, numeric: true, cell: ({ size }) => printSize(size)[locale] }, { title: words.sha256, cell: ({ hash }) => html`<code>${hash}</code>` },
  ],
})}`

/** What was chosen for a corpus that is not ready; its sources where they may be known. */
const askedSection = (locale: Locale, { choices: { languages, strict, machineTranslation, sources } }: Corpus, chosen: readonly (Text | undefined)[]): Html => html`<h2 id="asked">${words.asked[locale]}</h2>${
  definitionList(locale, [
    ...(chosen.length === 0 ? [] : [{ term: words.sources, value: html`<ul class="prose">${sources.map((source, index) => html`<li>${(chosen[index] ?? words.gone)[locale]}${
      'file' in source && source.licence !== undefined && ` · ${source.licence}`}${'file' in source && source.text !== undefined && ` · ${words.member[locale]}: ${source.text}`}</li>`)}</ul>` }]),
    { term: words.languages, value: languages.map((language) => nameOfLanguage(language)[locale]).join(', ') },
    { term: words.licenceDemand, value: (strict ? words.strictYes : words.strictNo)[locale] },
    { term: words.machineTranslation, value: (machineTranslation ? words.translationsKept : words.translationsLeftOut)[locale] },
  ])}`

/** How many documents each rule left out, where nothing was left. */
const removedTable = (locale: Locale, { failure }: Corpus): Html | undefined => failure?.removed && html`<h2 id="removed">${words.removed[locale]}</h2>${table(locale, {
  caption: words.removed, captionUnseen: true, rows: Object.entries(failure.removed).sort(([, a], [, b]) => b - a), empty: html`<p>—</p>`,
  columns: [{ title: words.reason, header: true, cell: ([rule]) => ruleName(rule)[locale] }, { title: words.documents, numeric: true, cell: ([, documents]) => formatNumber(documents, locale) }],
})}`

export function corpusPage(visit: Visit, { corpus, shown, marks, line, titles, job, engineer, took, chosen }: {
  readonly corpus: Corpus; /** Its manifest, of one that is ready. */ readonly shown: Awaited<ReturnType<typeof shownManifest>> | undefined; readonly marks: readonly Mark[]; readonly line: Parameters<typeof card>[1]['line']; readonly titles: Parameters<typeof card>[1]['titles']; readonly job: Job | undefined; readonly engineer: boolean; readonly took: Html | undefined
  /** What the chosen sources are called, for those who may know; of a corpus that is not ready. */
  readonly chosen: readonly (Text | undefined)[]
}): Response {
  const { locale, link } = visit
  const at = corpusPath(corpus.id)
  const act = (name: 'cancel' | 'again', kind: 'quiet' | 'danger'): Html => form(visit, { action: link(`${at}/${name}`), body: button(locale, words[name], { kind }) })
  const anew = (): Html | false => engineer && actions(
    button(locale, words.change, { href: link(`/corpora/new?from=${corpus.id}`) }), act('again', 'quiet'),
    corpus.artefacts.some(({ name }) => name === reportName) && button(locale, words.report, { kind: 'quiet', href: `${at}/${reportName}` }))
  const bodies: Readonly<Record<Corpus['state'], () => Content>> = {
    building: () => html`<div role="status">${progress(locale, {
      label: words.building, done: job?.progress?.done ?? 0, ...(job?.progress?.total !== undefined && { total: job.progress.total }), text: job?.progress?.note ?? words.waiting,
    })}</div>${actions(button(locale, words.refresh, { kind: 'quiet', href: link(at) }), engineer && act('cancel', 'danger'))}${askedSection(locale, corpus, chosen)}`,
    failed: () => html`${notice(locale, { kind: 'warning', title: words.failed, body: html`<p role="status">${corpus.failure?.[locale]}</p>` })}${anew()}${
      removedTable(locale, corpus)}${askedSection(locale, corpus, chosen)}`,
    cancelled: () => html`${notice(locale, { title: words.cancelled, body: html`<p role="status">${words.cancelled[locale]}.</p>` })}${anew()}${askedSection(locale, corpus, chosen)}`,
    ready: () => html`${actions(
      button(locale, words.summary, { kind: 'quiet', href: link(`${at}/summary`) }), button(locale, words.manifest, { kind: 'quiet', href: `${at}/manifest.json` }),
      engineer && button(locale, words.report, { kind: 'quiet', href: `${at}/removed.jsonl.gz` }))}${card(visit, { corpus, ...shown!, line, titles })}${engineer && filesSection(locale, corpus)}`,
  }
  return page({
    visit, title: corpus.title, current: 'language-model', width: 'wide', breadcrumbs: [{ title: words.institution, path: '/language-model' }, { title: words.corpora, path: '/corpora' }],
    headExtra: corpus.state === 'building' ? html`<meta http-equiv="refresh" content="5">` : undefined,
    body: html`<h1>${corpus.title} ${stateTag(locale, corpus)}</h1>${marksNotice(visit, 'corpus', marks)}${bodies[corpus.state]()}${took}`,
  })
}
