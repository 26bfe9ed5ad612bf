/** The pages of training: the list, a new run, a run with its curves, its buttons, its files. */
import { transact } from '../../../../kernel/index.ts'
import { contentDisposition } from '../../../../kernel/files/index.ts'
import {
  actions, actorHere, button, csv, download, emptyState, html, idFrom, moment, notFound, pageFrom, pagination, problemsOf, route, type Route, seeOther, table, tag, threadSection, type Visit,
} from '../../../../portal/index.ts'
import { tookSection } from '../../costs/pages.ts'
import type { Corpora } from '../../corpus/index.ts'
import type { Ground } from '../../ground.ts'
import { isEngineer } from '../../office.ts'
import { type Marks, withdrawn } from '../../../../kernel/taken-back/index.ts'
import { madeElsewhere, type ReleasedModels, runsElsewhere } from '../../made-elsewhere.ts'
import { markedTag } from '../../marks/index.ts'
import { knownCorpora, type Tokenizers, tokenizersPage, tokenizerSubject } from '../../tokenizers/index.ts'
import { defaultRecipe } from '../default-recipe.ts'
import { launcherFiles, type LauncherFile } from '../launchers/index.ts'
import { inLine } from '../messages.ts'
import { runSubject, type TrainingRun } from '../run.ts'
import type { RunEvent, TrainingRuns } from '../runs.ts'
import { changeRecipe, type Refused } from './change.ts'
import { formPage, type Offered } from './form-page.ts'
import { runPage, tones } from './run-page.ts'
import { stateWords, whole, words } from './words.ts'

const perPage = 50
/** Of each kind of thing that a recipe can name. */
const mostOffered = 8

/** What the pages of training are given. */
interface TrainingPageParts extends Pick<Ground, 'kernel' | 'options'> {
  readonly marks: Marks
  readonly corpora: Pick<Corpora, 'find' | 'list'>
  readonly tokenizers: Pick<Tokenizers, 'find' | 'list'>
  readonly training: TrainingRuns
  readonly models: ReleasedModels
}

export function trainingRoutes({ kernel, options, marks, corpora: allCorpora, tokenizers, training, models }: TrainingPageParts): readonly Route[] {
  const corpora = knownCorpora(allCorpora, marks)
  const engineer = { role: options.engineer }

  async function runAt(id: string): Promise<TrainingRun> {
    const run = await training.find(idFrom(id))
    if (run === undefined) throw notFound()
    return run
  }

  async function offered(): Promise<Offered> {
    const [ready, { tokenizers: all }, { runs }] = await Promise.all([corpora.ready(), tokenizers.list(), training.list()])
    const [made, done] = [all.filter((one) => one.made !== undefined), runs.filter(({ state }) => state === 'done')]
    const marked = await marks.ofAll([...made.map(({ id }) => tokenizerSubject(id)), ...done.map(({ id }) => runSubject(id))])
    const usable = (thing: string): boolean => withdrawn(marked.get(thing)!).length === 0
    return {
      corpora: ready.slice(0, mostOffered), tokenizers: made.filter(({ id }) => usable(tokenizerSubject(id))).slice(0, mostOffered).map(({ id, name }) => ({ id, title: name })),
      bases: done.filter(({ id }) => usable(runSubject(id))).slice(0, mostOffered).map(({ id, name }) => ({ id, title: name })),
    }
  }

  async function filesOf({ id, recipe }: TrainingRun): Promise<readonly LauncherFile[]> {
    const names = recipe.engine === 'trl' ? [] : (await kernel.files.attachedTo(`corpus:${recipe.corpus}`)).map(({ name }) => name).toSorted()
    const validation = names.find((name) => name === 'validation.jsonl.gz')
    return launcherFiles({ id, recipe, train: names.filter((name) => /^train-.*\.jsonl\.gz$/.test(name)), ...(validation !== undefined && { validation }) })
  }

  async function titlesOf({ recipe }: TrainingRun) {
    if (recipe.engine === 'trl') return {}
    const corpus = (await corpora.find(recipe.corpus))?.title
    const tokenizer = recipe.engine === 'shanyraq' ? (await tokenizers.find(recipe.tokenizer))?.name : undefined
    const base = recipe.engine === 'shanyraq' && recipe.base !== undefined ? (await training.find(recipe.base))?.name : undefined
    return { ...(corpus !== undefined && { corpus }), ...(tokenizer !== undefined && { tokenizer }), ...(base !== undefined && { base }) }
  }

  async function show(visit: Visit, run: TrainingRun, refused?: Refused): Promise<Response> {
    const { lineage } = kernel
    const subject = runSubject(run.id)
    const [losses, evaluations, checkpoints, resumes, errors, interruptions, job, titles, files, made, line, took, found] = await Promise.all([
      training.losses(run.id), training.events(run.id, ['eval']), training.events(run.id, ['checkpoint']), training.events(run.id, ['resume']), training.events(run.id, ['error']), training.interruptions(run.id),
      run.job === undefined ? undefined : kernel.jobs.get(run.job), titlesOf(run), filesOf(run),
      lineage.made(subject), threadSection(kernel, visit, subject, { title: words.thread, hint: words.threadHint }), tookSection({ kernel, options }, visit, subject), marks.of(subject),
    ])
    return runPage(visit, {
      run, losses, evaluations, checkpoints, resumed: resumes.at(-1), error: errors.at(-1), interruptions, titles, files, line, engineer: isEngineer(visit.actor, options), took, marks: found,
      working: job?.status === 'waiting' || job?.status === 'running', change: isEngineer(visit.actor, options) ? changeRecipe(visit, run, { made, refused }) : undefined,
      wrong: refused?.lines.map(({ line, text }) => ({ field: 'recipe', text: inLine(line, text) })) ?? [],
    })
  }

  const deed = (act: 'stop' | 'resume', does: (visit: Visit, run: TrainingRun, values: Readonly<Record<string, string>>) => Promise<Response | undefined>): Route => route({
    method: 'POST', path: `/training/:id/${act}`, kind: 'page', permission: engineer, title: words[act], rateLimit: { requests: 60, seconds: 3600 },
    handle: async (visit, { id = '' }) => {
      const run = await runAt(id)
      const { values } = await visit.form()
      return await does(visit, run, values) ?? seeOther(visit, `/training/${run.id}`)
    },
  })

  /** With a recipe, the run goes on with it; one that it cannot go on with is shown again, with its lines. */
  async function goOn(visit: Visit, run: TrainingRun, { recipe }: Readonly<Record<string, string>>): Promise<Response | undefined> {
    const source = recipe?.replaceAll('\r\n', '\n')
    if (source !== undefined) {
      const lines = await training.changeProblems(run.id, source)
      if (lines.length > 0) return show(visit, run, { source, lines })
    }
    await training.resume(actorHere(visit), run.id, source)
    return undefined
  }

  return [
    route({
      method: 'GET', path: '/training', kind: 'page', permission: 'everyone', title: words.title,
      handle: async (visit) => {
        const { locale, link, url } = visit
        const page = pageFrom(visit)
        const { runs, total } = await training.list({ limit: perPage, offset: (page - 1) * perPage })
        const marked = await marks.ofAll(runs.map(({ id }) => runSubject(id)))
        const elsewhere = runsElsewhere(visit, await madeElsewhere(models))
        const add = isEngineer(visit.actor, options) && actions(button(locale, words.add, { href: link('/training/new') }))
        return tokenizersPage({
          visit, title: words.title,
          body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${(total > 0 || elsewhere) && add}${(total > 0 || elsewhere === undefined) && table(locale, {
            caption: words.title, captionUnseen: true, rows: runs, empty: emptyState(locale, { title: words.none, body: words.noneHint[locale], action: add }),
            columns: [
              { title: words.name, header: true, cell: ({ id, name }) => html`<a href="${link(`/training/${id}`)}">${name}</a>` },
              { title: words.engine, cell: ({ recipe }) => recipe.engine },
              { title: words.step, numeric: true, cell: ({ step }) => whole(locale, step) },
              { title: words.tokens, numeric: true, cell: ({ tokens }) => whole(locale, tokens) },
              { title: words.state, cell: ({ id, state }) => html`${tag(locale, stateWords[state], tones[state])}${markedTag(locale, marked.get(runSubject(id))!)}` },
              { title: words.made, cell: ({ createdAt }) => moment(visit, createdAt) },
            ],
          })}${total > perPage && pagination(locale, { url, page, size: perPage, total })}${elsewhere}`,
        })
      },
    }),
    route({
      method: 'GET', path: '/training/new', kind: 'page', permission: engineer, title: words.add,
      handle: async (visit) => {
        const from = visit.url.searchParams.get('from')
        const all = await offered()
        const [corpus, tokenizer] = [all.corpora[0]?.id, all.tokenizers[0]?.id]
        const source = from === null ? defaultRecipe({ ...(corpus !== undefined && { corpus }), ...(tokenizer !== undefined && { tokenizer }) }) : (await runAt(from)).source
        return formPage(visit, { source, offered: all })
      },
    }),
    route({
      method: 'POST', path: '/training/new', kind: 'page', permission: engineer, title: words.add, rateLimit: { requests: 120, seconds: 3600 },
      handle: async (visit) => {
        const { values } = await visit.form()
        const source = (values['recipe'] ?? '').replaceAll('\r\n', '\n')
        const checked = await training.check(source)
        if (checked.problems) return formPage(visit, { source, offered: await offered(), lines: checked.problems })
        if (values['act'] === 'check') return formPage(visit, { source, offered: await offered(), checked })
        try {
          const id = await transact(kernel.db, (tx) => training.begin(tx, actorHere(visit), source))
          return seeOther(visit, `/training/${id}`)
        } catch (error) {
          return formPage(visit, { source, offered: await offered(), problems: problemsOf(error) })
        }
      },
    }),
    route({
      method: 'GET', path: '/training/:id', kind: 'page', permission: 'everyone', title: words.title,
      handle: async (visit, { id }) => show(visit, await runAt(id)),
    }),
    deed('stop', async (visit, { id }) => {
      await training.stop(actorHere(visit), id)
      return undefined
    }),
    deed('resume', goOn),
    route({
      method: 'GET', path: '/training/:id/events.csv', kind: 'file', permission: 'everyone', title: words.events, rateLimit: { requests: 30, seconds: 60 },
      handle: async (_visit, { id }) => {
        const run = await runAt(id)
        return csv(`${run.name}-events.csv`, csvColumns.map(([title]) => title), rowsOf(training.said(run.id)))
      },
    }),
    route({
      method: 'GET', path: '/training/:id/events.json', kind: 'file', permission: 'everyone', title: words.events, rateLimit: { requests: 30, seconds: 60 },
      handle: async (_visit, { id }) => {
        const run = await runAt(id)
        return download(`${run.name}-events.json`, 'application/json', jsonOf(training.said(run.id)))
      },
    }),
    route({
      method: 'GET', path: '/training/:id/files/:name', kind: 'file', permission: 'everyone', title: words.cluster,
      handle: async (_visit, { id, name }) => {
        const file = (await filesOf(await runAt(id))).find((one) => one.name === name)
        if (file === undefined) throw notFound()
        return new Response(file.content, { headers: { 'content-type': 'text/plain; charset=utf-8', 'content-disposition': contentDisposition(file.name) } })
      },
    }),
  ]
}

const number = (name: string) => ({ body }: RunEvent): string | number => (typeof body[name] === 'number' ? body[name] : '')
const csvColumns: readonly (readonly [title: string, cell: (event: RunEvent) => string | number])[] = [
  ['event', ({ kind }) => kind], ['at', ({ at }) => at], ['step', ({ step }) => step ?? ''], ['text', ({ body }) => (typeof body['name'] === 'string' ? body['name'] : '')],
  ...['tokens', 'loss', 'bits_per_byte', 'lr', 'grad_norm', 'tokens_per_second', 'elapsed'].map((name) => [name, number(name)] as const),
]

async function* rowsOf(events: AsyncIterable<RunEvent>): AsyncGenerator<readonly (string | number)[]> {
  for await (const event of events) yield csvColumns.map(([, cell]) => cell(event))
}

async function* jsonOf(events: AsyncIterable<RunEvent>): AsyncGenerator<string> {
  let before = '['
  for await (const { kind, at, body } of events) {
    // What failed may name folders of this machine.
    yield `${before}\n${JSON.stringify({ event: kind, at, ...(kind === 'error' ? {} : body) })}`
    before = ','
  }
  yield before === '[' ? '[]\n' : '\n]\n'
}
