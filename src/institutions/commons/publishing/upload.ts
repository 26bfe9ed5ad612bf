/** Uploading files: streamed into the kernel, committed to the dataset's repository, and made into a version. */
import { printSize } from '../../../kernel/files/index.ts'
import { transact } from '../../../kernel/index.ts'
import { type Actor, actorString } from '../../../kernel/parties/index.ts'
import { Failure, type Problem } from '../../../law/failure.ts'
import { inEveryLanguage } from '../../../law/format.ts'
import { choice, text } from '../../../law/field.ts'
import {
  actions, attributes, button, type Control, field, fields, form, html, type Html, problemsOf, route, type Route, seeOther, type Visit,
} from '../../../portal/index.ts'
import type { Commons } from '../commons.ts'
import { type Dataset, type RepositoryFile } from '../dataset.ts'
import { encodings, ingestOptions, type IngestOptions } from '../ingest/index.ts'
import type { Change } from '../repositories/index.ts'
import { publishWords } from './messages.ts'
import { hidden, managePath, ownDataset, ownPath, publisherPage, publishHead, versionPath } from './parts.ts'
import { uploadedFiles, uploadWords as words } from './upload-messages.ts'

const path = '/commons/datasets/:namespace/:name/upload'
const limits = { limitMegabytes: 10 * 1024, count: 100 } as const
const megabyte = 1024 * 1024
/** More files than this are taken away by the programs, not by ticking. */
const mostTicked = 200

const delimiters = { comma: ',', semicolon: ';', tab: '\t', pipe: '|' } as const
const decimals = { dot: '.', comma: ',' } as const

const optionFields: readonly Control[] = [
  { kind: 'select', name: 'encoding', label: words.encoding, optional: true, choices: encodings.map((value) => ({ value, label: value.toUpperCase() })) },
  {
    kind: 'select', name: 'delimiter', label: words.delimiter, optional: true,
    choices: [{ value: 'comma', label: words.comma }, { value: 'semicolon', label: words.semicolon }, { value: 'tab', label: words.tab }, { value: 'pipe', label: words.pipe }],
  },
  choice('decimal', { label: words.decimal, optional: true, choices: [{ value: 'dot', label: words.dot }, { value: 'comma', label: words.comma }] }),
  choice('header', { label: words.header, optional: true, choices: [{ value: 'true', label: words.yes }, { value: 'false', label: words.no }] }),
  text('sheet', { label: words.sheet, maxLength: 100, optional: true }),
]
const messageField = text('message', { label: words.message, hint: words.messageHint, maxLength: 500, optional: true })

type Values = Readonly<Record<string, string>>
/** A file of this or an earlier try that the portal holds, though nothing is committed yet. */
interface Kept { readonly id: string; readonly name: string; readonly size: number }
interface State { readonly values: Values; readonly problems: readonly Problem[]; readonly kept: readonly Kept[]; readonly removed: readonly string[] }

export const uploadRoutes = (commons: Commons): readonly Route[] => [
  route({
    method: 'GET', path, kind: 'page', permission: 'signed in', title: words.title,
    handle: async (visit, named) => {
      const { dataset } = await ownDataset(commons, visit, named)
      return uploadPage(visit, dataset, await filesOf(commons, dataset), { values: {}, problems: [], kept: [], removed: [] })
    },
  }),
  route({
    method: 'POST', path, kind: 'page', permission: 'signed in', title: words.title, files: limits, rateLimit: { requests: 60, seconds: 3600 },
    handle: async (visit, named) => {
      const { actor, dataset } = await ownDataset(commons, visit, named)
      const taken = await take(commons, visit, actor)
      const present = await filesOf(commons, dataset)
      if (taken.problems.length > 0) return uploadPage(visit, dataset, present, taken)
      try {
        const number = await commit(commons, actor, dataset, present, taken, visit)
        return seeOther(visit, versionPath(dataset, number, 'work'))
      } catch (error) {
        return uploadPage(visit, dataset, present, { ...taken, problems: problemsOf(error) })
      }
    },
  }),
]

/** The files of the newest commit. */
async function filesOf({ repositories }: Commons, { id }: Dataset): Promise<readonly RepositoryFile[]> {
  const head = await repositories.resolve(id, 'main')
  return head === undefined ? [] : repositories.tree(id, head.sha)
}

/** Takes the files of the form in as they stream; those that arrived stay when another cannot be taken. */
async function take({ kernel: { files } }: Commons, visit: Visit, actor: Actor): Promise<State> {
  const by = actorString(actor)
  const problems: Problem[] = []
  const arrived: Kept[] = []
  const submitted = await visit.form(async ({ field: name, name: fileName, content }) => {
    if (name !== 'files') return ''
    try {
      const file = await files.receive(content, { name: fileName, limitBytes: limits.limitMegabytes * megabyte, accept: ['application/octet-stream'], by })
      arrived.push(file)
      return file.id
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      problems.push({ field: 'files', text: inEveryLanguage((locale) => `${fileName}: ${error.text[locale]}`) })
      return ''
    }
  })
  const earlier = await Promise.all(submitted.all('kept').filter((id) => /^[0-9a-f-]{36}$/.test(id)).map((id) => files.find(id).catch((error: unknown) => {
    if (error instanceof Failure) return undefined
    throw error
  })))
  const kept = [...earlier.filter((file) => file !== undefined && file.uploadedBy === by && file.subject === undefined), ...arrived].filter((file) => file !== undefined)
  return { values: submitted.values, problems, kept, removed: submitted.all('remove') }
}

/** Commits what arrived and begins a version of it; answers its number. */
async function commit(
  { kernel, repositories, publication, datasets }: Commons, actor: Actor, dataset: Dataset, present: readonly RepositoryFile[], { values, kept, removed }: State, { locale }: Visit,
): Promise<number> {
  if (new Set(kept.map(({ name }) => name)).size < kept.length) throw new Failure('invalid', words.twice, [{ field: 'files', text: words.twice }])
  const gone = present.map((file) => file.path).filter((one) => removed.includes(one) && !kept.some(({ name }) => name === one))
  if (kept.length + gone.length === 0) throw new Failure('invalid', words.nothing, [{ field: 'files', text: words.nothing }])
  const options = optionsIn(values)
  const title = (values['message'] ?? '').trim() || uploadedFiles(kept.length, gone.length)[locale]
  const changes: readonly Change[] = [...kept.map(({ id, name }) => ({ put: name, file: id })), ...gone.map((one) => ({ delete: one }))]
  const version = await transact(kernel.db, async (tx) => {
    const { sha } = await repositories.commit(tx, actor, { dataset: dataset.id, branch: 'main', title, changes })
    return publication.submit(tx, actor, dataset, sha, options)
  })
  return (await datasets.versions(dataset.id)).find(({ id }) => id === version)!.number
}

const isKey = <T extends object>(of: T, key: string): key is keyof T & string => Object.hasOwn(of, key)

/** What the publisher says of the files; empty where everything is to be recognised. */
function optionsIn(values: Values): IngestOptions {
  const said = (name: string): string => (values[name] ?? '').trim()
  const [encoding, delimiter, decimal, header, sheet] = ['encoding', 'delimiter', 'decimal', 'header', 'sheet'].map(said) as [string, string, string, string, string]
  const read = ingestOptions.safeParse({
    ...(encoding !== '' && { encoding }), ...(isKey(delimiters, delimiter) && { delimiter: delimiters[delimiter] }), ...(isKey(decimals, decimal) && { decimal: decimals[decimal] }),
    ...(header !== '' && { header: header === 'true' }), ...(sheet !== '' && { sheet }),
  })
  if (!read.success) throw new Failure('invalid', words.unreadMethod, [{ field: 'encoding', text: words.unreadMethod }])
  return read.data
}

function uploadPage(visit: Visit, dataset: Dataset, present: readonly RepositoryFile[], { values, problems, kept, removed }: State): Response {
  const { locale, link } = visit
  const said = optionFields.some(({ name }) => (values[name] ?? '') !== '')
  return publisherPage(visit, dataset, {
    title: words.title, problems, headExtra: publishHead,
    body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p><div data-upload data-sending="${words.sending[locale]}" data-broken="${words.broken[locale]}">${form(visit, {
      action: link(ownPath(dataset, 'upload')), files: true,
      body: html`${keptFiles(visit, kept)}${filesInput(visit, problems)}${field(locale, messageField, { values, problems })}${present.length > 0 && present.length <= mostTicked && field(locale, {
        kind: 'checks', name: 'remove', label: words.present, hint: words.remove, optional: true,
        choices: present.map((file) => ({ value: file.path, label: `${file.path} (${printSize(file.size)[locale]})` })),
      }, { lists: { remove: removed } })}<details${attributes({ open: said })}><summary>${words.details[locale]}</summary><p class="hint">${words.detailsHint[locale]}</p><br>${
        fields(locale, optionFields, { values, problems })}</details>${
        actions(button(locale, words.send), html`<a href="${link(managePath(dataset))}">${publishWords.cancel[locale]}</a>`)}<div role="status" data-upload-status></div>`,
    })}</div>`,
  })
}

/** What arrived before something else went wrong: it goes along with the form, and can be left out. */
const keptFiles = ({ locale }: Visit, kept: readonly Kept[]): Html | undefined => kept.length === 0 ? undefined : html`<fieldset class="field"><legend>${words.kept[locale]}</legend><div class="choices">${
  kept.map(({ id, name, size }, index) => html`<div class="choice"><input type="checkbox" name="kept" checked${attributes({ id: `f-kept-${index}`, value: id })}><label for="f-kept-${index}">${name} (${
    printSize(size)[locale]})</label></div>`)}</div>${hidden('again', 'true')}</fieldset>`

function filesInput({ locale }: Visit, problems: readonly Problem[]): Html {
  const wrong = problems.filter((problem) => problem.field === 'files')
  const described = ['f-files-hint', wrong.length > 0 && 'f-files-error'].filter(Boolean).join(' ')
  return html`<div class="field${wrong.length > 0 && ' wrong'}"><label for="f-files">${words.files[locale]}</label><p class="hint" id="f-files-hint">${words.filesHint[locale]}</p>${
    wrong.length > 0 && html`<p class="error" id="f-files-error">${wrong.map(({ text: said }) => said[locale]).join(' ')}</p>`}<input type="file" multiple${attributes({
    id: 'f-files', name: 'files', 'aria-describedby': described, 'aria-invalid': wrong.length > 0 && 'true' })}></div>`
}
