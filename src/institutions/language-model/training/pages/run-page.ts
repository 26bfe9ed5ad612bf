/** The page of one run: how far it is, its curves, its checkpoints, what it is made from, and the files to run it elsewhere. */
import { printSize } from '../../../../kernel/files/index.ts'
import {
  actions, button, copyable, definitionList, errorSummary, form, html, type Html, moment, notice, progress, table, tag, type Visit,
} from '../../../../portal/index.ts'
import type { Problem } from '../../../../law/failure.ts'
import { type Mark, withdrawn } from '../../../../kernel/taken-back/index.ts'
import { marksNotice } from '../../marks/index.ts'
import { tokenizersPage } from '../../tokenizers/index.ts'
import type { LauncherFile } from '../launchers/index.ts'
import { causeOf, namesNoPlace } from '../failure-words.ts'
import type { Interruption } from '../interruptions.ts'
import { byClock, progressOf } from '../recipe.ts'
import type { TrainingRun } from '../run.ts'
import type { LossPoint, RunEvent } from '../runs.ts'
import { curves } from './curves.ts'
import { causeWords, duration, fileWords, fromStep, left, millions, stateWords, wentOn, whole, words } from './words.ts'

export const tones = { prepared: 'plain', waiting: 'wait', running: 'now', stopping: 'wait', stopped: 'plain', failed: 'late', done: 'good' } as const

/** Checkpoints that are listed. */
const mostCheckpoints = 10
/** Characters of the trainer's own words in a row. */
const mostWords = 200

export interface RunView {
  readonly run: TrainingRun
  readonly losses: readonly LossPoint[]
  readonly evaluations: readonly RunEvent[]
  readonly checkpoints: readonly RunEvent[]
  /** The last time that it went on from a checkpoint, and the last that the trainer refused. */
  readonly resumed: RunEvent | undefined
  readonly error: RunEvent | undefined
  readonly interruptions: readonly Interruption[]
  readonly titles: { readonly corpus?: string; readonly tokenizer?: string; readonly base?: string }
  readonly files: readonly LauncherFile[]
  readonly line: Html | undefined
  readonly engineer: boolean
  readonly took: Html | undefined
  readonly marks: readonly Mark[]
  /** Whether a worker has its job, or will. */
  readonly working: boolean
  /** The way on with a changed recipe, and what is wrong with one that was sent. */
  readonly change: Html | undefined
  readonly wrong: readonly Problem[]
}

export function runPage(visit: Visit, view: RunView): Response {
  const { locale, link } = visit
  const { run, engineer } = view
  const at = `/training/${run.id}`
  return tokenizersPage({
    visit, title: run.name, above: [{ title: words.title, path: '/training' }], error: view.wrong.length > 0,
    body: html`${errorSummary(locale, view.wrong)}<h1>${run.name}</h1>${marksNotice(visit, 'run', view.marks)}${live(visit, view)}${!isGoing(run) && view.took}${run.state === 'done' && modelFiles(visit, view)}<h2>${words.facts[locale]}</h2>${facts(visit, view)}<h2>${words.source[locale]}</h2><pre tabindex="0"><code>${run.source}</code></pre>${
      engineer && actions(button(locale, words.again, { kind: 'quiet', href: link(`/training/new?from=${run.id}`) }))}${view.change}${clusterFiles(visit, view)}${run.state !== 'prepared' && html`<p>${
      words.events[locale]}: <a href="${at}/events.csv">CSV</a>, <a href="${at}/events.json">JSON</a></p>`}${
      view.line && html`<h2>${words.thread[locale]}</h2>${view.line}`}`,
  })
}

const isGoing = ({ state }: TrainingRun): boolean => state === 'waiting' || state === 'running' || state === 'stopping'

/** What moves while the run goes on; the script of the page renews this part. */
function live(visit: Visit, view: RunView): Html {
  const { locale } = visit
  const { run, losses, evaluations } = view
  const { state } = run
  const going = isGoing(run)
  const begun = run.step > 0
  const used = progressOf(run.recipe.budget, run)
  return html`<section id="live"${going && html` data-live`}><p role="status">${tag(locale, stateWords[state], tones[state])}</p>${
    state === 'failed' && notice(locale, { kind: 'warning', title: words.failed, body: html`${cause(visit, view)}<p>${words.failedHint[locale]}</p>` })}${
    going && progress(locale, { label: words.progress, done: Math.round(used * 1000), total: 1000 })}${state === 'running' && html`<p class="hint">${begun ? used > 0 && used < 1 && left(run.seconds * (1 - used) / used)[locale] : words.gettingReady[locale]}</p>`}${
    view.resumed?.step !== undefined && html`<p class="hint">${wentOn(view.resumed.step, run.parts.after?.step === view.resumed.step)[locale]} (${moment(visit, view.resumed.at)})</p>`}${buttons(visit, view)}${
    begun && html`${figures(visit, view)}${curves(visit, losses, evaluations)}<h2>${words.checkpoints[locale]}</h2>${checkpointList(visit, view)}`}${view.interruptions.length > 0 && interruptionList(visit, view)}</section>`
}

/** Why it failed: in the reader's language where that is known, else as the trainer said it. */
function cause({ locale }: Visit, { run: { failure }, error, engineer }: RunView): Html | undefined {
  if (failure === undefined) return undefined
  const why = causeOf(failure, error)
  if ('text' in why) return html`<p>${why.text[locale]}</p>`
  return engineer || namesNoPlace(why.trainer) ? html`<p>${words.trainersWords[locale]}: <q lang="en">${why.trainer}</q></p>` : undefined
}

function buttons(visit: Visit, { run: { id, state }, engineer, working }: RunView): Html | undefined {
  if (!engineer) return undefined
  const { locale, link } = visit
  const act = (name: 'stop' | 'resume'): Html => form(visit, { action: link(`/training/${id}/${name}`), body: button(locale, words[name], { kind: name === 'stop' ? 'quiet' : 'main' }) })
  // A run whose worker died while it was stopping is told once more.
  if (state === 'stopping' && working) return html`<p class="hint">${words.stopHint[locale]}</p>`
  if (state === 'waiting' || state === 'running' || state === 'stopping') return html`${actions(act('stop'))}<p class="hint">${words.stopHint[locale]}</p>`
  return state === 'stopped' || state === 'failed' ? actions(act('resume')) : undefined
}

function figures({ locale }: Visit, { run, losses, took }: RunView): Html {
  const speed = losses.at(-1)?.tokensPerSecond
  return definitionList(locale, [
    { term: words.step, value: whole(locale, run.step) }, { term: words.tokens, value: whole(locale, run.tokens) },
    ...(speed === undefined ? [] : [{ term: words.speed, value: whole(locale, speed) }]),
    ...(run.figures ? [{ term: words.parameters, value: millions(run.figures.parameters)[locale] }, { term: words.device, value: `${run.figures.device}, PyTorch ${run.figures.torch}` }] : []),
    { term: words.clock, value: duration(run.seconds)[locale] }, 
    // Once it has ended, what it took is told with its price.
    ...(isGoing(run) || took === undefined ? [{ term: words.cpu, value: duration(run.cpuSeconds)[locale] }] : []),
  ])
}

const checkpointList = (visit: Visit, { run: { checkpoint }, checkpoints }: RunView): Html => table(visit.locale, {
  caption: words.checkpoints, captionUnseen: true, rows: checkpoints.slice(-mostCheckpoints).toReversed(), empty: html`<p>${words.noCheckpoints[visit.locale]}</p>`,
  columns: [
    { title: words.step, header: true, cell: ({ step = 0 }) => whole(visit.locale, step) }, { title: words.written, cell: ({ at }) => moment(visit, at) },
    { title: words.kept, cell: ({ step }) => (checkpoint?.step === step ? printSize(checkpoint?.artefact.size ?? 0)[visit.locale] : '—') },
  ],
})

const interruptionList = (visit: Visit, { interruptions, engineer }: RunView): Html => html`<h2>${words.interruptions[visit.locale]}</h2><p class="hint">${words.interruptionsHint[visit.locale]}</p>${table(visit.locale, {
  caption: words.interruptions, captionUnseen: true, rows: interruptions.toReversed(),
  columns: [
    { title: words.interruptedAt, header: true, cell: ({ at }) => moment(visit, at) }, { title: words.interruptedStep, numeric: true, cell: ({ step }) => whole(visit.locale, step) },
    { title: words.why, cell: ({ cause, words: said }) => html`${causeWords[cause][visit.locale]}${said !== undefined && (engineer || namesNoPlace(said)) && html` <q lang="en">${said.slice(0, mostWords)}</q>`}` },
    { title: words.resumedAt, cell: ({ resumed }) => (resumed ? html`${moment(visit, resumed.at)}, ${fromStep(resumed.from)[visit.locale]}` : '—') },
  ],
})}`

const modelFiles = ({ locale, link }: Visit, { run: { id, artefacts }, engineer, marks }: RunView): Html => html`<h2>${words.model[locale]}</h2>${table(locale, {
  caption: words.model, captionUnseen: true, rows: artefacts,
  columns: [
    { title: words.file, header: true, cell: ({ name }) => html`<code>${name}</code>` }, { title: words.size, numeric: true, cell: ({ size }) => printSize(size)[locale] },
    { title: words.hash, cell: ({ hash }) => html`<code class="hash">${hash}</code>` },
  ],
})}${engineer && withdrawn(marks).length === 0 && actions(button(locale, words.draft, { href: link(`/models/new?run=${id}`) }))}`

function facts(visit: Visit, { run, titles }: RunView): Html {
  const { locale, link } = visit
  const { recipe } = run
  const to = (path: string, title: string | undefined): Html => html`<a href="${link(path)}">${title ?? path.split('/').at(-1)}</a>`
  return html`${definitionList(locale, [
    { term: words.engine, value: recipe.engine }, { term: words.whereRuns, value: run.state === 'prepared' ? words.elsewhere[locale] : words.here[locale] },
    ...(recipe.engine === 'trl' ? [] : [{ term: words.corpus, value: to(`/corpora/${recipe.corpus}`, titles.corpus) }]),
    ...(recipe.engine === 'shanyraq' ? [{ term: words.tokenizer, value: to(`/tokenizers/${recipe.tokenizer}`, titles.tokenizer) }] : []),
    ...(recipe.base === undefined ? [] : [{ term: words.base, value: recipe.engine === 'shanyraq' ? to(`/training/${recipe.base}`, titles.base) : html`<code>${recipe.base}</code>` }]),
    { term: words.made, value: moment(visit, run.createdAt) }, ...(run.endedAt === undefined ? [] : [{ term: words.ended, value: moment(visit, run.endedAt) }]),
  ])}${copyable(locale, { label: words.contentHash, value: run.contentHash })}${copyable(locale, { label: words.trainerHash, value: run.parts.trainer })}${byClock(recipe) && html`<p class="hint">${words.byClock[locale]}</p>`}`
}

function clusterFiles({ locale, link }: Visit, { run, files }: RunView): Html {
  const { recipe } = run
  const noImage = !files.some(({ kind }) => kind === 'kubernetes')
  return html`<h2>${words.cluster[locale]}</h2>${notice(locale, { body: html`<p>${words.clusterHint[locale]}</p>` })}<ul>${recipe.engine !== 'trl' && html`<li><a href="${link(`/corpora/${recipe.corpus}`)}">${words.corpus[locale]}</a></li>`}${
    recipe.engine === 'shanyraq' && html`<li><a href="${link(`/tokenizers/${recipe.tokenizer}`)}">${words.tokenizer[locale]}</a></li>`}${files.map(({ name, kind }) =>
    html`<li><a href="/training/${run.id}/files/${name}" download>${name}</a>: ${fileWords[kind][locale]}</li>`)}</ul>${noImage && html`<p class="hint">${words.noImage[locale]}</p>`}`
}
