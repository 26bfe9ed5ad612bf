/** The public page of fair shares: what each programme is due of its cluster, what it had, and the factor by the published formula. */
import { entryPath } from '../../../kernel/registers/index.ts'
import { formatNumber, inEveryLanguage } from '../../../law/format.ts'
import { Failure } from '../../../law/failure.ts'
import { type Locale, same, type Text } from '../../../law/text.ts'
import { html, type Html, notice, page, route, type Route, table, type Visit } from '../../../portal/index.ts'
import { programmeAccount, reportCause, type SharedThere } from '../cluster/index.ts'
import type { Ground } from '../ground.ts'
import { type FairShare, fairSharesOf, fairTree, type Grant, groupsOf, hoursIn, ranOn, shareIn } from '../hours/index.ts'
import { isOffice } from '../office.ts'
import { institution, place } from '../parts.ts'
import { pageWords, shareWords as words } from './messages.ts'

export const sharesPath = '/compute-hours/shares'

/** In which columns of the register of programmes their names stand. */
const nameIn = new Map<Locale, string>([['kk', 'name'], ['ru', 'nameRu'], ['en', 'nameEn']])

interface Programme {
  readonly number: string
  readonly name: Text
  readonly share: number
  readonly used: bigint
  readonly reclaimed: bigint
  /** Whether what it used tells of no single organisation. */
  readonly told: boolean
  /** Whether parts of the cluster's use tell of none: one that is withheld could be reckoned from those of all others. */
  readonly partsTold: boolean
  /** Absent where nothing was granted of it: the scheduler has no account of it and weighs the others without. */
  readonly fair?: FairShare
  /** What the scheduler itself says. */
  readonly there?: SharedThere
}

/** The programmes of each cluster, those that were struck since something was granted of them too, as the scheduler has them; the empty name has those whose partition is not connected. */
async function programmesOf({ kernel, options, grants }: Ground): Promise<ReadonlyMap<string, readonly Programme[]>> {
  const [entries, partitions, all] = await Promise.all([kernel.registers.standing(options.registers.programmes), kernel.registers.standing(options.registers.partitions), grants.all()])
  const clusters = new Map(partitions.map(({ number, values }) => [number, String(values['connection'] ?? '')]))
  const sum = (some: readonly Grant[], what: (grant: Grant) => bigint): bigint => some.reduce((total, grant) => total + what(grant), 0n)
  const standing = entries.map(({ number, values }) => ({
    number, cluster: clusters.get(String(values['partition'])) ?? '', name: inEveryLanguage((locale) => String(values[nameIn.get(locale) ?? ''] ?? values['name'] ?? number)), share: shareIn(values['share']),
  }))
  const byCluster = Map.groupBy(all, ({ place: where }) => where?.cluster ?? '')
  return new Map(await Promise.all([...new Set([...standing.map(({ cluster }) => cluster), ...byCluster.keys()])].map(async (cluster): Promise<readonly [string, readonly Programme[]]> => {
    const here = byCluster.get(cluster) ?? []
    const ran = await ranOn(kernel, cluster)
    const used = ({ decision }: Grant): bigint => ran.get(decision) ?? 0n
    const told = new Set(groupsOf(here.map((grant) => ({ organisation: grant.organisation, group: grant.programmeNumber, granted: grant.granted - grant.reclaimed, used: used(grant) }))).map(({ name }) => name))
    const granted = [...Map.groupBy(here, ({ programmeNumber }) => programmeNumber)].map(([number, own]) => ({
      number, name: standing.find((one) => one.number === number)?.name ?? same(own[0]!.programme), share: own[0]!.share, told: told.has(number),
      used: sum(own, used), reclaimed: sum(own, ({ reclaimed }) => reclaimed),
    }))
    const fair = fairSharesOf(granted)
    const partsTold = granted.every((one) => one.told)
    const unused = standing.filter((one) => one.cluster === cluster && !granted.some(({ number }) => number === one.number))
    return [cluster, [...granted.map((row, at) => ({ ...row, partsTold, fair: fair[at]! })), ...unused.map(({ number, name, share }) => ({ number, name, share, used: 0n, reclaimed: 0n, told: true, partsTold }))]]
  })))
}

const part = ({ locale }: Visit, fraction: number): string => `${formatNumber(Math.round(fraction * 1000) / 10, locale)} %`
const factorText = ({ locale }: Visit, { factor }: { readonly factor?: number }): string => (factor === undefined ? words.first[locale] : formatNumber(Math.round(factor * 1000) / 1000, locale))

function programmesTable(visit: Visit, register: string, programmes: readonly Programme[], inside: boolean): Html {
  const { locale, link } = visit
  const when = (shown: (one: Programme) => string) => (one: Programme): string => (one.told || inside ? shown(one) : words.few[locale])
  const ofParts = (shown: (fair: FairShare) => string) => ({ fair, partsTold }: Programme): string => (fair === undefined ? '—' : partsTold || inside ? shown(fair) : words.few[locale])
  return table<Programme>(locale, {
    caption: words.title, captionUnseen: true, rows: programmes,
    columns: [
      { title: pageWords.programme, header: true, cell: ({ name, number }) => html`<a href="${link(entryPath(register, number))}">${name[locale]}</a>` }, { title: words.share, numeric: true, cell: ({ share }) => formatNumber(share, locale) },
      { title: words.due, numeric: true, cell: ({ fair }) => (fair === undefined ? '—' : part(visit, fair.due)) }, { title: words.ran, numeric: true, cell: when(({ used }) => formatNumber(hoursIn(used), locale)) },
      { title: words.had, numeric: true, cell: ofParts(({ had }) => part(visit, had)) }, { title: words.factor, numeric: true, cell: ofParts((fair) => factorText(visit, fair)) },
      { title: pageWords.reclaimed, numeric: true, cell: when(({ reclaimed }) => formatNumber(hoursIn(reclaimed), locale)) },
      ...inside ? [{ title: words.there, numeric: true, cell: ({ there }: Programme) => (there === undefined ? '—' : factorText(visit, there)) }] : [],
    ],
  })
}

export const sharesPage = (ground: Ground): Route => route({
  method: 'GET', path: sharesPath, kind: 'page', permission: 'everyone', title: words.title, rateLimit: { requests: 60, seconds: 60 },
  async handle(visit) {
    const { locale } = visit
    const inside = visit.signedIn !== null && isOffice(visit.signedIn, ground.options)
    const parts: Html[] = []
    for (const [name, programmes] of await programmesOf(ground)) {
      const cluster = ground.clusters.get(name)
      const there = inside && cluster !== undefined ? await cluster.shares().catch((error: unknown) => {
        if (!(error instanceof Failure)) throw error
        reportCause(ground.kernel, error)
        return error
      }) : new Map<string, SharedThere>()
      parts.push(html`<h2>${name === '' ? words.unnamed[locale] : name}</h2>${name !== '' && cluster === undefined && html`<p class="hint">${words.unconnected[locale]}</p>`}${there instanceof Failure && notice(locale, { kind: 'warning', body: html`<p>${there.text[locale]}</p>` })}${
        programmesTable(visit, ground.options.registers.programmes, programmes.map((one) => ({ ...one, ...(!(there instanceof Failure) && there.has(programmeAccount(one.number)) && { there: there.get(programmeAccount(one.number))! }) })), inside)}`)
    }
    return page({
      visit, title: words.title, current: institution, width: 'wide', breadcrumbs: [place], ...(inside && { headers: { 'cache-control': 'private, no-store' } }),
      body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${parts.length === 0 ? html`<p>${words.none[locale]}</p>` : parts}<p class="hint">${words.method[locale]} <a href="${fairTree}" rel="noreferrer">Slurm, Fair Tree</a></p>`,
    })
  },
})
