/** The public pages: the queue with its forecast, and who used the hours for what. */
import type { Kernel } from '../../../kernel/index.ts'
import { entryPath } from '../../../kernel/registers/index.ts'
import type { Text } from '../../../law/text.ts'
import { formatNumber } from '../../../law/format.ts'
import { instantAt } from '../../../law/time.ts'
import { dateTime, definitionList, html, type Html, moment, notice, page, route, type Route, table, type Visit } from '../../../portal/index.ts'
import { type Cluster, clusterWords, reportCause } from '../cluster/index.ts'
import type { Ground } from '../ground.ts'
import { displacedBy, type Energy, forecast, type Forecast, type Group, groupsOf, hoursIn, type Reserved, type ReservationFaultKind, reservationFaults, reservedNow } from '../hours/index.ts'
import { isOffice } from '../office.ts'
import { institution, place } from '../parts.ts'
import { Failure } from '../../../law/failure.ts'
import { energyMethod, energyOfRuns, energyTerms } from './energy.ts'
import { energyWords, kindNames, pageWords as words, purposeNames } from './messages.ts'

export const queuePath = '/compute-hours/queue'
export const statisticsPath = '/compute-hours/statistics'

/** What a cluster said is shown for so long, in milliseconds, so that nobody loads it by reading. */
const fresh = 20_000

interface Seen { readonly queue: readonly Forecast[]; readonly capacity: ReadonlyMap<string, number> }

function seenOf({ kernel }: Ground): (cluster: Cluster) => Promise<Seen> {
  const now = (): number => Date.parse(kernel.now())
  const asked = new Map<string, Promise<Seen>>()
  const answered = new Map<string, { readonly at: number; readonly seen: Seen }>()
  async function ask(cluster: Cluster): Promise<Seen> {
    try {
      const [queue, capacity] = await Promise.all([cluster.queue(), cluster.capacity()])
      const at = now()
      const seen = { queue: forecast(queue, capacity, Math.floor(at / 1000)), capacity: capacity.partitions }
      answered.set(cluster.name, { at, seen })
      return seen
    } finally {
      asked.delete(cluster.name)
    }
  }
  return async (cluster) => {
    const last = answered.get(cluster.name)
    if (last !== undefined && now() >= last.at && now() < last.at + fresh) return last.seen
    const asking = asked.get(cluster.name) ?? ask(cluster)
    asked.set(cluster.name, asking)
    return asking
  }
}

const atSeconds = (visit: Visit, seconds: number): Html => html`${moment(visit, instantAt(seconds * 1000))}`

async function clusterPart(kernel: Kernel, visit: Visit, cluster: Cluster, seen: (cluster: Cluster) => Promise<Seen>): Promise<Html> {
  const { locale } = visit
  try {
    const { queue, capacity } = await seen(cluster)
    return html`<h2>${cluster.name}</h2>${definitionList(locale, [...capacity].map(([name, count]) => ({ term: `${words.free[locale]}: ${name}`, value: formatNumber(count, locale) })))}${table<Forecast>(locale, {
      caption: words.queue, captionUnseen: true, rows: queue, empty: html`<p>${words.emptyQueue[locale]}</p>`,
      columns: [
        { title: words.partition, header: true, cell: ({ queue: name }) => name }, { title: words.state, cell: ({ state }) => words[state][locale] }, { title: words.accelerators, cell: ({ accelerators }) => formatNumber(accelerators, locale) },
        { title: words.limit, cell: ({ limit }) => (limit === undefined ? '—' : formatNumber(Math.round(limit / 60), locale)) }, { title: words.since, cell: ({ submitted }) => atSeconds(visit, submitted) },
        { title: words.begins, cell: ({ state, begins }) => (state === 'running' ? '—' : begins === undefined ? words.never[locale] : atSeconds(visit, begins)) },
      ],
    })}`
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    reportCause(kernel, error)
    return html`<h2>${cluster.name}</h2>${notice(locale, { kind: 'warning', body: html`<p>${error.text[locale]}</p>` })}`
  }
}

const groupsTable = ({ locale }: Visit, title: Text, names: Readonly<Record<string, Text>>, groups: readonly Group[]): Html => html`<h2>${title[locale]}</h2>${table<Group>(locale, {
  caption: title, captionUnseen: true, rows: groups, empty: html`<p>${words.few[locale]}</p>`,
  columns: [
    { title: words.group, header: true, cell: ({ name }) => (name === undefined ? words.others[locale] : names[name]?.[locale] ?? name) }, { title: words.organisations, cell: ({ organisations }) => formatNumber(organisations, locale) },
    { title: words.grantedHours, cell: ({ granted }) => formatNumber(hoursIn(granted), locale) }, { title: words.usedHours, cell: ({ used }) => formatNumber(hoursIn(used), locale) },
  ],
})}`

const ofFault = { missing: words.notInPlace, occupied: words.notFree, unknown: words.placeUnknown } as const satisfies Record<ReservationFaultKind, Text>

/** Which nodes are reserved for an emergency, until when, and what that put back. */
const reservedPart = ({ options }: Ground, { locale, link }: Visit, reserved: readonly Reserved[], displaced: Awaited<ReturnType<typeof displacedBy>>, amiss: (number: string) => Text | undefined): Html => html`<h2>${words.reservations[locale]}</h2>${table<Reserved>(locale, {
  caption: words.reservations, captionUnseen: true, rows: reserved,
  columns: [
    { title: words.reservation, header: true, cell: ({ number, ground }) => html`<a href="${link(entryPath(options.registers.reservations, number))}">${number}</a><br>${ground}${amiss(number) && html`<br><strong>${amiss(number)![locale]}</strong>`}` }, { title: words.partition, cell: ({ queue }) => queue },
    { title: words.nodesReserved, numeric: true, cell: ({ nodes }) => formatNumber(nodes, locale) }, { title: words.until, cell: ({ until }) => dateTime(locale, until) },
    { title: words.putBack, numeric: true, cell: ({ number }) => { const of = displaced.get(number); return of === undefined ? '0' : `${formatNumber(of.jobs, locale)} (${formatNumber(of.accelerators, locale)})` } },
  ],
})}`

/** What all runs took together; undefined while they are of too few organisations to be told. */
async function energyOfAll(ground: Ground): Promise<Energy | undefined> {
  const runs = await ground.kernel.db.selectFrom('compute_run as run').innerJoin('compute_grant as grant', 'grant.decision', 'run.grant').select(['run.joules', 'run.ended_at', 'grant.organisation']).execute()
  const used = runs.map(({ organisation, joules }) => ({ organisation, group: '', granted: 0n, used: joules ?? 0n }))
  return groupsOf(used).length === 0 ? undefined : energyOfRuns(ground, runs)
}

export function publicPages(ground: Ground): readonly Route[] {
  const { grants, clusters } = ground
  const seen = seenOf(ground)
  return [
    route({
      method: 'GET', path: queuePath, kind: 'page', permission: 'everyone', title: words.queue, rateLimit: { requests: 60, seconds: 60 },
      async handle(visit) {
        const { locale } = visit
        const reserved = await reservedNow(ground.kernel, ground.options)
        const displaced = await displacedBy(ground.kernel, reserved.map(({ number }) => number))
        const faults = await reservationFaults(ground.kernel)
        const answers = visit.actor !== null && isOffice(visit.actor, ground.options)
        // What is wrong is for those who answer for it; whether it is in place is for everybody.
        const amiss = (number: string): Text | undefined => {
          const fault = faults.get(number)
          return fault && (answers ? fault.why : ofFault[fault.kind])
        }
        const parts = await Promise.all([...clusters.values()].map((cluster) => clusterPart(ground.kernel, visit, cluster, seen)))
        return page({
          visit, title: words.queue, current: institution, width: 'wide', breadcrumbs: [place],
          body: html`<h1>${words.queue[locale]}</h1><p class="lead">${words.queueLead[locale]}</p>${parts.length === 0 ? notice(locale, { body: html`<p>${clusterWords.none[locale]}</p>` }) : parts}${reserved.length > 0 && reservedPart(ground, visit, reserved, displaced, amiss)}<p class="hint">${words.method[locale]}</p>`,
        })
      },
    }),
    route({
      method: 'GET', path: statisticsPath, kind: 'page', permission: 'everyone', title: words.statistics, rateLimit: { requests: 60, seconds: 60 },
      async handle(visit) {
        const { locale } = visit
        const [all, energy] = await Promise.all([grants.all(), energyOfAll(ground)])
        const by = (group: 'kind' | 'purpose'): readonly Group[] => groupsOf(all.map((grant) => ({ organisation: grant.organisation, group: grant[group], granted: grant.granted - grant.reclaimed, used: grant.sums.spent })))
        return page({
          visit, title: words.statistics, current: institution, width: 'wide', breadcrumbs: [place],
          body: html`<h1>${words.statistics[locale]}</h1><p class="lead">${words.statisticsLead[locale]}</p>${groupsTable(visit, words.byKind, kindNames, by('kind'))}${groupsTable(visit, words.byPurpose, purposeNames, by('purpose'))}<h2>${energyWords.title[locale]}</h2>${energy === undefined ? html`<p>${words.few[locale]}</p>` : definitionList(locale, energyTerms(visit, energy))}${energyMethod(ground, visit)}`,
        })
      },
    }),
  ]
}
