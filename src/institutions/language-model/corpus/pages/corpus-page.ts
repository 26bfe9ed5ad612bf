/** The page of one corpus: its progress while it is built, why it could not be, or its card. */
import type { Job } from '../../../../kernel/jobs/index.ts'
import { printSize } from '../../../../kernel/files/index.ts'
import type { Locale } from '../../../../law/text.ts'
import { actions, button, type Content, form, html, type Html, notice, page, progress, table, type Visit } from '../../../../portal/index.ts'
import { type Corpus, corpusPath, type Mark, textFiles } from '../corpus.ts'
import { card, marksNotice, stateTag } from './card.ts'
import { words } from './words.ts'

/** The files of its texts, for those who may take them. */
const filesSection = (locale: Locale, corpus: Corpus): Html => html`<h2 id="files">${words.textFiles[locale]}</h2><p class="hint">${words.textFilesHint[locale]}</p>${table(locale, {
  caption: words.textFiles, captionUnseen: true, rows: textFiles(corpus),
  columns: [
    { title: words.file, header: true, cell: ({ name }) => html`<a href="${corpusPath(corpus.id)}/files/${name}" download>${name}</a>` },
    { title: words.size, numeric: true, cell: ({ size }) => printSize(size)[locale] }, { title: words.sha256, cell: ({ hash }) => html`<code>${hash}</code>` },
  ],
})}`

export function corpusPage(visit: Visit, { corpus, marks, line, job, engineer, took }: {
  readonly corpus: Corpus; readonly marks: readonly Mark[]; readonly line: Parameters<typeof card>[1]['line']; readonly job: Job | undefined; readonly engineer: boolean; readonly took: Html | undefined
}): Response {
  const { locale, link } = visit
  const at = corpusPath(corpus.id)
  const act = (name: 'cancel' | 'again', kind: 'main' | 'danger'): Html => form(visit, { action: link(`${at}/${name}`), body: button(locale, words[name], { kind }) })
  const bodies: Readonly<Record<Corpus['state'], () => Content>> = {
    building: () => html`<div role="status">${progress(locale, {
      label: words.building, done: job?.progress?.done ?? 0, ...(job?.progress?.total !== undefined && { total: job.progress.total }), text: job?.progress?.note ?? words.waiting,
    })}</div>${actions(button(locale, words.refresh, { kind: 'quiet', href: link(at) }), engineer && act('cancel', 'danger'))}`,
    failed: () => html`${notice(locale, { kind: 'warning', title: words.failed, body: html`<p role="status">${corpus.failure?.[locale]}</p>` })}${engineer && actions(act('again', 'main'))}`,
    cancelled: () => html`${notice(locale, { title: words.cancelled, body: html`<p role="status">${words.cancelled[locale]}.</p>` })}${engineer && actions(act('again', 'main'))}`,
    ready: () => html`${actions(
      button(locale, words.summary, { kind: 'quiet', href: link(`${at}/summary`) }), button(locale, words.manifest, { kind: 'quiet', href: `${at}/manifest.json` }),
      engineer && button(locale, words.report, { kind: 'quiet', href: `${at}/removed.jsonl.gz` }))}${card(visit, { corpus, manifest: corpus.manifest!, line })}${engineer && filesSection(locale, corpus)}`,
  }
  return page({
    visit, title: corpus.title, current: 'language-model', width: 'wide', breadcrumbs: [{ title: words.institution, path: '/language-model' }, { title: words.corpora, path: '/corpora' }],
    headExtra: corpus.state === 'building' ? html`<meta http-equiv="refresh" content="5">` : undefined,
    body: html`<h1>${corpus.title} ${stateTag(locale, corpus)}</h1>${marksNotice(visit, marks)}${bodies[corpus.state]()}${took}`,
  })
}
