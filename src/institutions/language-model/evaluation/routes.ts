/** The leaderboard, and the pages of evaluations: begin, follow, read, check. */
import { transact } from '../../../kernel/index.ts'
import { actorString } from '../../../kernel/parties/index.ts'
import { formatDecimal, formatNumber, inEveryLanguage } from '../../../law/format.ts'
import type { Locale, Text } from '../../../law/text.ts'
import {
  actions, actorHere, button, csv, definitionList, emptyState, errorSummary, fields, form, html, type Html, idFrom, moment, notFound, notice, page, problemsOf, progress, route, type Route, seeOther, table, tag, threadLink, type Visit,
} from '../../../portal/index.ts'
import { tookSection } from '../costs/pages.ts'
import type { LanguageModelOptions } from '../ground.ts'
import { takenBackWord } from '../marks/index.ts'
import { isEngineer, isInside } from '../office.ts'
import { type Evaluation, type Evaluations, evaluationThing, type Registered, type TakenBack } from './evaluations.ts'
import { boardBars } from './board-bars.ts'
import { leaderboard } from './leaderboard.ts'
import { enoughItems, measured, measuredBetween, restsOnFew } from './measure.ts'
import { metricWords, pageWords as words, stateWords } from './page-messages.ts'
import { needsOf } from './needed.ts'
import { type Result, summary } from './receipt.ts'
import { taskNamed, tasks, tooLongFor } from './tasks.ts'
import type { Kernel } from '../../../kernel/index.ts'

interface Here { readonly kernel: Kernel; readonly options: LanguageModelOptions; readonly evaluations: Evaluations }

/** The newest evaluations that the leaderboard is made of, and those that are listed. */
const mostJudged = 1000
const mostListed = 20

/** The most columns of the leaderboard: it stays readable. */
const mostModels = 6

export function evaluationRoutes({ kernel, options, evaluations }: Here): readonly Route[] {
  const institution = { title: words.institution, path: '/language-model' }
  const above = [institution, { title: words.leaderboard, path: '/leaderboard' }]

  /** Which evaluations a visit may see: those of drafts are for the office, and for whoever drafted the model. */
  async function seenBy({ actor }: Pick<Visit, 'actor'>): Promise<(evaluation: Pick<Evaluation, 'modelHash'>) => boolean> {
    if (isInside(actor, options)) return () => true
    const [registered, own] = [await evaluations.subjects.registered(), actor === null ? undefined : actorString(actor)]
    return ({ modelHash }) => {
      const maker = modelHash === undefined ? undefined : registered.get(modelHash)?.draftedBy
      return maker === undefined || maker === own
    }
  }

  /** The evaluation of an address, for whoever may see it; to others it is not there. */
  async function seenAt(visit: Visit, id: string): Promise<Evaluation> {
    const evaluation = await evaluations.find(idFrom(id))
    if (!(await seenBy(visit))(evaluation)) throw notFound()
    return evaluation
  }

  /** The leaderboard of these evaluations, with what was taken back marked. */
  async function boardOf(judged: readonly Evaluation[], most?: number) {
    const registered = await evaluations.subjects.registered()
    return leaderboard(judged, { ...(most !== undefined && { most }), takenBack: (hash) => registered.get(hash)?.takenBack })
  }

  const seenOf = async (visit: Visit): Promise<readonly Evaluation[]> => (await evaluations.list({ limit: mostJudged })).filter(await seenBy(visit))

  async function onePage(visit: Visit, id: string): Promise<Response> {
    const evaluation = await seenAt(visit, id)
    const engineer = isEngineer(visit.actor, options)
    const model = evaluation.modelHash === undefined ? undefined : (await evaluations.subjects.registered()).get(evaluation.modelHash)
    const [job] = evaluation.state === 'running' ? await kernel.jobs.list({ name: 'language-model.evaluation', key: evaluation.id }) : []
    return page({
      visit, title: words.evaluation, current: 'language-model', breadcrumbs: above, width: 'wide',
      headExtra: evaluation.state === 'running' ? html`<meta http-equiv="refresh" content="5">` : undefined,
      body: html`${body(visit, evaluation, { going: job?.progress, engineer, model })}${await tookSection({ kernel, options }, visit, evaluationThing(evaluation.id))}${threadLink(visit, evaluationThing(evaluation.id))}`,
    })
  }

  /** The tasks that a release needs, the first of each kind, and as many items as the largest of them asks for. */
  function forRelease(): { readonly tasks: readonly string[]; readonly limit: number } {
    const firsts = needsOf(options.neededForRelease).map(([first]) => first!)
    return { tasks: firsts.map(({ task }) => task), limit: Math.max(...firsts.map(({ items }) => items)) }
  }

  async function beginPage(visit: Visit, state: { readonly values: Readonly<Record<string, string>>; readonly lists?: Readonly<Record<string, readonly string[]>>; readonly problems?: ReturnType<typeof problemsOf> }): Promise<Response> {
    const { locale, link } = visit
    const models = (await evaluations.subjects.list()).filter(({ takenBack }) => takenBack !== true)
    // Said of the tasks that one of these models cannot be asked.
    const shortest = Math.min(...models.map(({ context = Infinity }) => context))
    return page({
      visit, title: words.begin, current: 'language-model', breadcrumbs: above,
      error: state.problems !== undefined,
      body: html`${errorSummary(locale, state.problems ?? [])}<h1>${words.begin[locale]}</h1>${models.length > 0 && html`<p><a href="${link(`/evaluations/new?model=${encodeURIComponent(state.values['model'] ?? '')}&for=release`)}">${words.forRelease[locale]}</a></p>`}${models.length === 0
        ? emptyState(locale, { title: words.noModels, body: words.noModelsHint[locale] })
        : form(visit, {
          action: link('/evaluations/new'),
          body: html`${fields(locale, [
            { kind: 'select', name: 'model', label: words.model, choices: models.map(({ name, context }) => ({ value: name, label: context === undefined ? name : words.contextOf(name, context) })) },
            {
              kind: 'checks', name: 'tasks', label: words.chooseTasks,
              choices: tasks.map(({ id, title, context }) => ({ value: id, label: title, ...(shortest < context && { hint: words.needsContext(context) }) })),
            },
            { kind: 'integer', name: 'seeds', label: words.seeds, hint: words.seedsHint, min: 1, max: 10 },
            { kind: 'integer', name: 'limit', label: words.limit, hint: words.limitHint, min: 10, max: 20_000 },
          ], state)}${actions(button(locale, words.start))}`,
        })}`,
    })
  }

  return [
    route({
      method: 'GET', path: '/leaderboard', kind: 'page', permission: 'everyone', title: words.leaderboard,
      handle: async (visit) => {
        const { locale, link } = visit
        const judged = await seenOf(visit)
        const board = await boardOf(judged, mostModels)
        const engineer = isEngineer(visit.actor, options)
        return page({
          visit, title: words.leaderboard, current: 'language-model', breadcrumbs: [institution], width: 'wide',
          body: html`<h1>${words.leaderboard[locale]}</h1><p class="lead">${words.lead[locale]}</p>${engineer && actions(button(locale, words.begin, { href: link('/evaluations/new') }))}${
            board.models.length === 0 ? emptyState(locale, { title: words.none, body: words.noneHint[locale] }) : html`${boardBars(visit, board, tasks)}<h2>${words.asTable[locale]}</h2>${table(locale, {
              caption: words.leaderboard, captionUnseen: true, rows: tasks.filter(({ id }) => board.models.some(({ results }) => results.has(id))),
              columns: [
                {
                  title: words.task, header: true, cell: ({ title, metric, chance }) => html`${title[locale]}<br><span class="hint">${metricWords[metric]![locale]}${
                    chance !== undefined && html`; ${words.chance[locale].toLowerCase()}: ${measured(metric, chance)[locale]}`}</span>`,
                },
                ...board.models.map(({ name, takenBack, results }) => ({
                  title: takenBack === undefined ? name : inEveryLanguage((language) => `${name} (${takenBackWords[takenBack][language].toLocaleLowerCase(language)})`), numeric: true,
                  cell: ({ id, metric }: { id: string; metric: string }) => {
                    const known = results.get(id)
                    return known && figure(visit, metric, known)
                  },
                })),
              ],
            })}<p class="hint">${words.tables[locale]}</p>${board.models.some(({ results }) => [...results.values()].some(({ result }) => restsOnFew(summary(result).items))) && html`<p class="hint">${words.fewHint(enoughItems)[locale]}</p>`}${actions(button(locale, words.csv, { kind: 'quiet', href: link('/leaderboard.csv') }))}`}${
            listOf(visit, judged.slice(0, mostListed))}`,
        })
      },
    }),
    route({
      method: 'GET', path: '/leaderboard.csv', kind: 'page', permission: 'everyone', title: words.leaderboard,
      handle: async (visit) => csv('leaderboard.csv', ['model', 'hash', 'task', 'metric', 'value', 'low', 'high', 'chance', 'items', 'runs', 'withdrawn', 'evaluation', 'source_taken_back'],
        (await boardOf(await seenOf(visit))).models.flatMap(({ name, hash, takenBack, results }) => [...results.values()].map(({ result, evaluation }) => {
          const { value, low, high, items } = summary(result)
          return [name, hash ?? '', result.task, result.metric, value, low, high, result.chance ?? '', items, result.runs.length, String(takenBack === 'itself'), evaluation, String(takenBack === 'source')]
        }))),
    }),
    route({
      method: 'GET', path: '/evaluations/new', kind: 'page', permission: { role: options.engineer }, title: words.begin,
      handle: async (visit) => {
        const again = visit.url.searchParams.get('again')
        if (again !== null) {
          const { model, tasks: asked, seeds, limit } = await seenAt(visit, again)
          return beginPage(visit, { values: { model, seeds: String(seeds.length), limit: String(limit) }, lists: { tasks: asked } })
        }
        const chosen = visit.url.searchParams.get('model') ?? ''
        if (visit.url.searchParams.get('for') === 'release') {
          const { tasks: asked, limit } = forRelease()
          return beginPage(visit, { values: { model: chosen, seeds: '1', limit: String(limit) }, lists: { tasks: asked } })
        }
        const model = (await evaluations.subjects.list()).find(({ name }) => name === chosen)
        const long = tooLongFor(model ?? {}, tasks.map(({ id }) => id))
        return beginPage(visit, { values: { model: chosen, seeds: '2', limit: '100' }, lists: { tasks: tasks.filter((task) => !long.includes(task)).map(({ id }) => id) } })
      },
    }),
    route({
      method: 'POST', path: '/evaluations/new', kind: 'page', permission: { role: options.engineer }, title: words.begin,
      handle: async (visit) => {
        const submitted = await visit.form()
        const [chosen, count, limit] = [submitted.all('tasks'), Number(submitted.values['seeds']), Number(submitted.values['limit'])]
        const state = { values: submitted.values, lists: { tasks: chosen } }
        const model = (await evaluations.subjects.list()).find(({ name }) => name === submitted.values['model'])
        const problems = [
          ...(model ? [] : [{ field: 'model', text: words.modelMissing }]),
          ...(Number.isInteger(count) && count >= 1 && count <= 10 ? [] : [{ field: 'seeds', text: words.seedsWrong }]),
          ...(Number.isInteger(limit) && limit >= 10 && limit <= 20_000 ? [] : [{ field: 'limit', text: words.limitWrong }]),
        ]
        if (!model || problems.length > 0) return beginPage(visit, { ...state, problems })
        try {
          const seeds = Array.from({ length: count }, (_, i) => i + 1)
          const id = await transact(kernel.db, (tx) => evaluations.begin(tx, actorHere(visit), { model, tasks: chosen, seeds, limit }))
          return seeOther(visit, `/evaluations/${id}`)
        } catch (error) {
          const long = tooLongFor(model, chosen).map(({ id }) => id)
          const problems = problemsOf(error)
          return beginPage(visit, long.length === 0 ? { ...state, problems } : {
            ...state, lists: { tasks: chosen.filter((task) => !long.includes(task)) },
            problems: problems.map((one) => ({ ...one, text: inEveryLanguage((locale) => `${one.text[locale]} ${words.uncheckedTooLong[locale]}`) })),
          })
        }
      },
    }),
    route({
      method: 'GET', path: '/evaluations/:id', kind: 'page', permission: 'everyone', title: words.evaluation,
      handle: (visit, { id }) => onePage(visit, id),
    }),
    route({
      method: 'POST', path: '/evaluations/:id/stop', kind: 'page', permission: { role: options.engineer }, title: words.evaluation,
      handle: async (visit, { id }) => {
        await visit.form()
        await transact(kernel.db, (tx) => evaluations.stop(tx, actorHere(visit), idFrom(id)))
        return seeOther(visit, `/evaluations/${id}`)
      },
    }),
    route({
      method: 'GET', path: '/evaluations/:id/receipt', kind: 'file', permission: 'everyone',
      handle: async (visit, { id }) => {
        const { receipt } = await seenAt(visit, id)
        if (receipt === undefined) throw notFound()
        return new Response(receipt, { headers: { 'content-type': 'application/jose', 'content-disposition': `attachment; filename="evaluation-${id}.jws"` } })
      },
    }),
  ]

  function listOf(visit: Visit, newest: readonly Evaluation[]): Html | undefined {
    const { locale, link } = visit
    return newest.length === 0 ? undefined : html`<h2>${words.evaluations[locale]}</h2>${table(locale, {
      caption: words.evaluations, captionUnseen: true, rows: newest,
      columns: [
        { title: words.model, header: true, cell: ({ id, model }) => html`<a href="${link(`/evaluations/${id}`)}">${model}</a>` },
        { title: words.state, cell: ({ state }) => stateTag(locale, state) },
        { title: words.chooseTasks, numeric: true, cell: (one) => formatNumber(one.tasks.length, locale) },
        { title: words.date, cell: ({ begunAt }) => moment(visit, begunAt) },
      ],
    })}`
  }
}

/** What is said of a model of which something was taken back. */
const takenBackWords: Readonly<Record<TakenBack, Text>> = { itself: words.withdrawn, source: takenBackWord }

const tones = { running: 'now', done: 'good', failed: 'late', stopped: 'wait' } as const

const stateTag = (locale: Locale, state: Evaluation['state']): Html => tag(locale, stateWords[state], tones[state])

/** A figure of the leaderboard, with what it rests on. */
function figure({ locale, link }: Visit, metric: string, { result, evaluation }: { readonly result: Result; readonly evaluation: string }): Html {
  const all = summary(result)
  return html`<a href="${link(`/evaluations/${evaluation}`)}">${measured(metric, all.value, all.items)[locale]}</a>${restsOnFew(all.items) && html` ${tag(locale, words.few, 'wait')}`}<br><span class="hint">${
    measuredBetween(metric, all)[locale]}<br>${words.restsOn(all.items, result.runs.length)[locale]}</span>`
}

interface Around {
  /** What the job tells of itself. */
  readonly going: { readonly done: number; readonly total?: number; readonly note?: Text } | undefined
  readonly engineer: boolean
  /** The model in the registry. */
  readonly model: Registered | undefined
}

function body(visit: Visit, evaluation: Evaluation, { going, engineer, model: registered }: Around): Html {
  const { locale, link } = visit
  const { id, model, modelHash, state, results, memorisation, failure, receipt } = evaluation
  const again = engineer && (state === 'failed' || state === 'stopped') && button(locale, words.again, { href: link(`/evaluations/new?again=${id}`) })
  const toModel = registered && button(locale, words.toModel, { kind: 'quiet', href: link(registered.path) })
  return html`<p class="kicker">${words.evaluation[locale]}</p><h1>${model} ${stateTag(locale, state)}${registered?.takenBack && html` ${tag(locale, takenBackWords[registered.takenBack], 'late')}`}</h1>${
    failure && notice(locale, { kind: 'warning', body: html`<p>${failure[locale]}</p>` })}${(again || toModel) && state !== 'running' && actions(again, toModel)}${
    state === 'running' && html`${progress(locale, {
      label: words.evaluation, done: going?.done ?? 0, ...(going?.total !== undefined && { total: going.total }), ...(going?.note && { text: going.note }),
    })}${actions(button(locale, words.refresh, { kind: 'quiet', href: link(`/evaluations/${id}`) }), engineer && form(visit, { action: link(`/evaluations/${id}/stop`), body: button(locale, words.stop, { kind: 'danger' }) }))}`}${
    table(locale, {
      caption: words.chooseTasks, rows: results,
      columns: [
        { title: words.task, header: true, cell: ({ task, metric }) => html`${taskNamed(task)?.title[locale] ?? task}<br><span class="hint">${metricWords[metric]?.[locale] ?? metric}</span>` },
        { title: words.value, numeric: true, cell: (result) => {
          const { value, items } = summary(result)
          return measured(result.metric, value, items)[locale]
        } },
        { title: words.interval, numeric: true, cell: (result) => measuredBetween(result.metric, summary(result))[locale] },
        { title: words.chance, numeric: true, cell: ({ metric, chance }) => (chance === undefined ? words.noChance[locale] : measured(metric, chance)[locale]) },
        { title: words.items, numeric: true, cell: (result) => formatNumber(summary(result).items, locale) },
        { title: words.runs, numeric: true, cell: ({ runs }) => formatNumber(runs.length, locale) },
        { title: words.unanswered, numeric: true, cell: ({ runs }) => formatNumber(runs.reduce((sum, { unanswered }) => sum + unanswered, 0), locale) },
        { title: words.fertility, numeric: true, cell: ({ runs: [run] }) => (run?.fertility ? formatDecimal(run.fertility.tokensPerWord.toFixed(2), locale) : '') },
        { title: words.bytesPerToken, numeric: true, cell: ({ runs: [run] }) => (run?.fertility ? formatDecimal(run.fertility.bytesPerToken.toFixed(2), locale) : '') },
      ],
    })}${memorisation && html`<h2>${words.memorisation[locale]}</h2><p>${
    words.memorised(memorisation.verbatim, memorisation.tried, memorisation.givenCharacters, memorisation.verbatimCharacters)[locale]}</p>`}${
    definitionList(locale, [
      { term: words.hash, value: modelHash ? html`<code>${modelHash}</code>` : words.noHash[locale] },
      ...(receipt ? [{ term: words.receipt, value: html`<a href="/evaluations/${id}/receipt" download>evaluation-${id}.jws</a><br><span class="hint">${words.receiptHint[locale]}</span>` }] : []),
    ])}`
}
