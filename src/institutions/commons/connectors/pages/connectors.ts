/** Connectors of a publisher: the list, adding and changing one, its history, and its run by hand. */
import { printSize } from '../../../../kernel/files/index.ts'
import { transact } from '../../../../kernel/index.ts'
import type { Actor } from '../../../../kernel/parties/index.ts'
import type { Problem } from '../../../../law/failure.ts'
import { formatNumber } from '../../../../law/format.ts'
import {
  actions, actorHere, button, definitionList, emptyState, fields, form, html, type Html, idFrom, moment, notice, problemsOf, route, type Route, type SelectChoice, seeOther, table, tag, type Visit,
} from '../../../../portal/index.ts'
import type { Commons } from '../../commons.ts'
import { type Connector, type Connectors, hostOf, isCatalogue, openConnectors, type Outcome, type Run, type SourceKind, sourceKinds } from '../index.ts'
import { type Dataset, fullName } from '../../dataset.ts'
import { messages } from '../../messages.ts'
import { isAdministrator } from '../../ownership.ts'
import { controlsOf, firstValues, readConnector, valuesOf } from './form.ts'
import { begunVersions, connectorWords as words, doneWords, intervalOf, kindWords, outcomeWords } from './messages.ts'
import { titleOf } from '../../pages/parts.ts'
import { publishWords } from '../../publishing/messages.ts'
import { hidden, managePath, minePage } from '../../publishing/parts.ts'

const path = '/commons/connectors'
const newPath = `${path}/new`
const pathOf = ({ id }: Pick<Connector, 'id'>): string => `${path}/${id}`
const above = [{ title: words.list, path }]

type Values = Readonly<Record<string, string>>

const isKind = (value: string | null | undefined): value is SourceKind => sourceKinds.some((kind) => kind === value)

export function connectorRoutes(commons: Commons): readonly Route[] {
  const connectors = openConnectors(commons)
  const { db } = commons.kernel

  async function found(visit: Visit, id: string): Promise<{ readonly actor: Actor; readonly connector: Connector }> {
    const actor = actorHere(visit)
    return { actor, connector: await connectors.find(actor, idFrom(id)) }
  }

  /** A deed on a connector by its owner, and the page to which it leads. */
  const deed = (act: 'run' | 'pause' | 'resume' | 'remove', done: string, to: (connector: Connector) => string, perform: (actor: Actor, connector: Connector) => Promise<unknown>): Route => route({
    method: 'POST', path: `${path}/:id/${act}`, kind: 'page', permission: 'signed in', title: words.list, rateLimit: { requests: 60, seconds: 3600 },
    handle: async (visit, { id = '' }) => {
      const { actor, connector } = await found(visit, id)
      await visit.form()
      try {
        await perform(actor, connector)
        return seeOther(visit, `${to(connector)}?done=${done}`)
      } catch (error) {
        return onePage(visit, connectors, actor, connector, problemsOf(error))
      }
    },
  })

  const choices = async (actor: Actor): Promise<readonly SelectChoice[]> => (await commons.datasets.own(actor)).filter(({ state }) => state !== 'withdrawn')
    .map((dataset) => ({ value: dataset.id, label: dataset.description === undefined ? fullName(dataset) : titleOf(dataset) }))

  return [
    route({
      method: 'GET', path, kind: 'page', permission: 'signed in', title: words.list,
      handle: async (visit) => {
        const actor = actorHere(visit)
        const office = !actor.organisation && actor.roles.length > 0
        const listed = isAdministrator(actor, commons.options) ? await connectors.all(actor) : office ? [] : await connectors.own(actor)
        const newest = new Map(await Promise.all(listed.map(async ({ id }) => [id, (await connectors.runs(id, 1))[0]] as const)))
        return listPage(visit, { listed, newest, who: isAdministrator(actor, commons.options) ? 'administrator' : office ? 'office' : 'publisher' })
      },
    }),
    route({
      method: 'GET', path: newPath, kind: 'page', permission: 'signed in', title: words.add,
      handle: async (visit) => {
        const kind = visit.url.searchParams.get('kind')
        return isKind(kind) ? formPage(visit, { kind, values: firstValues(kind), datasets: await choices(actorHere(visit)) }) : kindsPage(visit)
      },
    }),
    route({
      method: 'POST', path: newPath, kind: 'page', permission: 'signed in', title: words.add, rateLimit: { requests: 60, seconds: 3600 },
      handle: async (visit) => {
        const actor = actorHere(visit)
        const { values } = await visit.form()
        const { kind } = values
        if (!isKind(kind)) return seeOther(visit, newPath)
        const { input, problems } = readConnector(kind, values)
        if (input === undefined) return formPage(visit, { kind, values, problems, datasets: await choices(actor) })
        try {
          const id = await transact(db, (tx) => connectors.create(tx, actor, input))
          return seeOther(visit, `${pathOf({ id })}?done=created`)
        } catch (error) {
          return formPage(visit, { kind, values, problems: problemsOf(error), datasets: await choices(actor) })
        }
      },
    }),
    route({
      method: 'GET', path: `${path}/:id`, kind: 'page', permission: 'signed in', title: words.list,
      handle: async (visit, { id }) => {
        const { actor, connector } = await found(visit, id)
        return onePage(visit, connectors, actor, connector)
      },
    }),
    route({
      method: 'GET', path: `${path}/:id/edit`, kind: 'page', permission: 'signed in', title: words.edit,
      handle: async (visit, { id }) => {
        const { connector } = await found(visit, id)
        return formPage(visit, { kind: connector.source.kind, values: valuesOf(connector), connector })
      },
    }),
    route({
      method: 'POST', path: `${path}/:id/edit`, kind: 'page', permission: 'signed in', title: words.edit, rateLimit: { requests: 60, seconds: 3600 },
      handle: async (visit, { id }) => {
        const { actor, connector } = await found(visit, id)
        const { values } = await visit.form()
        const { kind } = connector.source
        const { input, problems } = readConnector(kind, values)
        if (input === undefined) return formPage(visit, { kind, values, problems, connector })
        try {
          await transact(db, (tx) => connectors.change(tx, actor, connector, input))
          return seeOther(visit, `${pathOf(connector)}?done=saved`)
        } catch (error) {
          return formPage(visit, { kind, values, problems: problemsOf(error), connector })
        }
      },
    }),
    deed('run', 'run', pathOf, (actor, connector) => transact(db, (tx) => connectors.runNow(tx, actor, connector))),
    deed('pause', 'paused', pathOf, (actor, connector) => transact(db, (tx) => connectors.pause(tx, actor, connector))),
    deed('resume', 'resumed', pathOf, (actor, connector) => transact(db, (tx) => connectors.resume(tx, actor, connector))),
    deed('remove', 'removed', () => path, (actor, connector) => transact(db, (tx) => connectors.remove(tx, actor, connector))),
  ]
}

function doneNotice({ locale, url }: Visit): Html | undefined {
  const said = doneWords[url.searchParams.get('done') ?? '']
  return said && notice(locale, { kind: 'good', body: html`<p role="status">${said[locale]}</p>` })
}

function stateTag({ locale }: Visit, { paused, failures }: Connector, running = false): Html {
  if (running) return tag(locale, words.running, 'now')
  if (paused) return tag(locale, words.paused, 'wait')
  return failures > 0 ? tag(locale, words.failing, 'late') : tag(locale, words.active, 'good')
}

const tones = { new: 'good', unchanged: 'plain', failed: 'late' } as const satisfies Record<Outcome, string>

function listPage(visit: Visit, { listed, newest, who }: {
  readonly listed: readonly Connector[]; readonly newest: ReadonlyMap<string, Run | undefined>; readonly who: 'publisher' | 'office' | 'administrator'
}): Response {
  const { locale, link } = visit
  const add = actions(button(locale, words.add, { href: link(newPath) }))
  return minePage(visit, {
    title: words.list,
    body: html`<h1>${words.list[locale]}</h1><p class="lead">${(who === 'administrator' ? words.allLead : words.lead)[locale]}</p>${doneNotice(visit)}${who === 'office'
      ? notice(locale, { kind: 'warning', title: publishWords.changeHat, body: html`<p>${messages.noOffice[locale]}</p>` }) : who === 'publisher' && listed.length > 0 && add}${table(locale, {
      caption: words.list, captionUnseen: true, rows: listed, empty: emptyState(locale, { title: words.none, ...(who === 'publisher' && { body: words.noneHint[locale], action: add }) }),
      columns: [
        { title: words.name, header: true, cell: (one) => html`<a href="${link(pathOf(one))}">${one.title}</a>` },
        { title: words.host, cell: ({ source }) => html`${kindWords[source.kind].title[locale]}<br><code>${hostOf(source)}</code>` },
        { title: words.state, cell: (one) => stateTag(visit, one) },
        { title: words.last, cell: ({ id }) => lastRun(visit, newest.get(id)) },
        { title: words.next, cell: ({ paused, nextAt }) => (paused ? '—' : moment(visit, nextAt)) },
      ],
    })}`,
  })
}

const lastRun = (visit: Visit, run: Run | undefined): Html =>
  (run === undefined ? html`<span class="faint">${words.never[visit.locale]}</span>` : html`${tag(visit.locale, outcomeWords[run.outcome], tones[run.outcome])}<br>${moment(visit, run.endedAt)}`)

const kindsPage = (visit: Visit): Response => minePage(visit, {
  title: words.add, above,
  body: html`<h1>${words.whichKind[visit.locale]}</h1><ul class="deeds">${sourceKinds.map((kind) =>
    html`<li><a href="${visit.link(`${newPath}?kind=${kind}`)}">${kindWords[kind].title[visit.locale]}</a><p>${kindWords[kind].hint[visit.locale]}</p></li>`)}</ul>`,
})

function formPage(visit: Visit, { kind, values, problems = [], connector, datasets }: {
  readonly kind: SourceKind; readonly values: Values; readonly problems?: readonly Problem[]; readonly connector?: Connector; readonly datasets?: readonly SelectChoice[]
}): Response {
  const { locale, link } = visit
  const title = connector === undefined ? words.add : words.edit
  return minePage(visit, {
    title, problems, above: [...above, ...(connector ? [{ title: connector.title, path: pathOf(connector) }] : [])],
    body: html`<p class="kicker">${kindWords[kind].title[locale]}</p><h1>${title[locale]}</h1><p class="lead">${kindWords[kind].hint[locale]}.</p>${isCatalogue(kind) && notice(locale, { body: html`<p>${words.madeAsDrafts[locale]}</p>` })}${form(visit, {
      action: link(connector ? `${pathOf(connector)}/edit` : newPath),
      body: html`${hidden('kind', kind)}${fields(locale, controlsOf(kind, { ...(connector && { kept: connector.secrets }), ...(datasets && { datasets }) }), { values, problems })}${
        actions(button(locale, words.save), html`<a href="${link(connector ? pathOf(connector) : path)}">${words.cancel[locale]}</a>`)}`,
    })}`,
  })
}

async function onePage(visit: Visit, connectors: Connectors, actor: Actor, connector: Connector, problems: readonly Problem[] = []): Promise<Response> {
  const { locale, link } = visit
  const [runs, running, datasets, may] = await Promise.all([connectors.runs(connector.id), connectors.isRunning(connector.id), connectors.datasets(connector.id), connectors.mayChange(actor, connector)])
  const act = (name: 'run' | 'pause' | 'resume' | 'remove', label: (typeof words)[keyof typeof words], kind: 'main' | 'quiet' | 'danger'): Html =>
    form(visit, { action: link(`${pathOf(connector)}/${name}`), body: button(locale, label, { kind }) })
  return minePage(visit, {
    title: words.list, above, problems,
    body: html`<p class="kicker">${kindWords[connector.source.kind].title[locale]}</p><h1>${connector.title}</h1><p>${stateTag(visit, connector, running)}</p>${doneNotice(visit)}${definitionList(locale, [
      { term: words.host, value: html`<code>${hostOf(connector.source)}</code>` }, { term: words.every, value: intervalOf(connector.hours)[locale] },
      { term: words.most, value: formatNumber(connector.megabytes, locale) }, { term: words.next, value: connector.paused ? words.paused[locale] : moment(visit, connector.nextAt) },
      { term: words.datasets, value: datasetLinks(visit, datasets, may) },
    ])}${may && actions(
      !running && act('run', words.runNow, 'main'), connector.paused ? act('resume', words.resume, 'quiet') : act('pause', words.pause, 'quiet'),
      button(locale, words.edit, { kind: 'quiet', href: link(`${pathOf(connector)}/edit`) }),
    )}<h2>${words.history[locale]}</h2>${table(locale, {
      caption: words.history, captionUnseen: true, rows: runs, empty: html`<p>${words.never[locale]}</p>`,
      columns: [
        { title: words.when, header: true, cell: ({ endedAt }) => moment(visit, endedAt) },
        { title: words.outcome, cell: ({ outcome }) => tag(locale, outcomeWords[outcome], tones[outcome]) },
        { title: words.came, cell: ({ bytes }) => (bytes === 0 ? '—' : printSize(bytes)[locale]) },
        { title: words.words, cell: (run) => happened(visit, run) },
      ],
    })}${may && html`<details><summary>${words.remove[locale]}</summary><p>${words.removeWhat[locale]}</p>${act('remove', words.remove, 'danger')}</details>`}`,
  })
}

/** Whoever only looks on is not led to pages of the owner. */
const datasetLinks = ({ link, locale }: Visit, datasets: readonly Dataset[], may: boolean): Html => html`${datasets.length === 0 && '—'}${datasets.map((dataset, i) => {
  const title = titleOf(dataset)[locale]
  return html`${i > 0 && html`<br>`}${may ? html`<a href="${link(managePath(dataset))}">${title}</a>` : title}`
})}`

/** What came of a run, in words: why it failed, how much began, and what a catalogue did not give. */
const happened = ({ locale }: Visit, { failure, versions, notes }: Run): Html =>
  html`${failure?.[locale]}${versions > 0 && begunVersions(versions)[locale]}${notes.map((note) => html`<br><span class="hint">${note[locale]}</span>`)}`
