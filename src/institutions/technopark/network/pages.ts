/** The pages of the network: the board for everybody, and what is suggested to a company. */
import type { Kernel } from '../../../kernel/index.ts'
import { labelsIn, type Reason, reasonText, ruleText, weights } from '../../../kernel/matching/index.ts'
import { entryPath } from '../../../kernel/registers/index.ts'
import { Failure } from '../../../law/failure.ts'
import { formatList } from '../../../law/format.ts'
import type { Text } from '../../../law/text.ts'
import { organisationName } from '../../../law/official-names.ts'
import { addDays, type Day, dayOf, isDay } from '../../../law/time.ts'
import { actions, actorHere, button, type Column, dateTime, emptyState, html, type Html, page, type Route, route, table, type Visit } from '../../../portal/index.ts'
import { crumb, institution, registerAsData } from '../parts.ts'
import type { Technopark } from '../terms.ts'
import { fitOf, keepsDay, networkWords as words } from './messages.ts'
import { companiesFor, type Fitting, type Need, needsFor, networkReader, type Profile } from './read.ts'

export const networkPath = '/technopark/network'
export const ownNetworkPath = '/technopark/network/mine'
/** The newest needs that the page shows; the register has all. */
const newest = 30

export function networkPages(kernel: Kernel, { network: options, credential }: Pick<Technopark, 'network' | 'credential'>): readonly Route[] {
  const { registers, parties, decisions, calls, now, country: { calendar: { zone } } } = kernel
  const read = networkReader(kernel, options)
  const labels = (column: string) => labelsIn(registers.declared.find(({ id }) => id === options.needs), column)
  const service = ({ link }: Visit, id: string, query: Readonly<Record<string, string>> = {}): string => `${link(`/services/${id}/apply`)}${Object.keys(query).length > 0 ? `?${new URLSearchParams(query).toString()}` : ''}`
  const reasons = ({ locale }: Visit, all: readonly Reason[]): Html => html`<ul>${all.map((reason) => html`<li>${reasonText(reason, { skill: labels('must'), language: labels('languages') })[locale]}</li>`)}</ul>`

  function board(visit: Visit, caption: Text, rows: readonly Need[], names: ReadonlyMap<string, string>, more: readonly Column<Need>[] = [], of: 'ofBodies' | 'ofCompanies' = 'ofBodies', lasts: ReadonlyMap<string, Day> = new Map()): Html {
    const { locale, link } = visit
    const [skill, kind] = [labels('must'), labels('kind')]
    return table(locale, {
      caption, captionUnseen: true, rows, empty: emptyState(locale, { title: words.none }),
      columns: [
        { title: words.need, header: true, cell: ({ number, title }) => html`<a href="${link(entryPath(options.needs, number))}">${title[locale]}</a>` },
        ...of === 'ofCompanies' ? [{ title: words.whose, cell: ({ organisation = '' }: Need) => names.get(organisation) ?? '' }, { title: words.kind, cell: ({ needed }: Need) => kind(needed.kind)[locale] }] : [],
        { title: words.skills, cell: ({ needed }) => formatList(needed.must.map((one) => skill(one)[locale]), locale) }, {
          title: words.until, cell: ({ number, until }) => {
            const holds = lasts.get(number)
            return html`${isDay(until) ? dateTime(locale, until) : until}${holds !== undefined && holds !== until && html`<br><span class="hint">${keepsDay(holds)[locale]}</span>`}`
          },
        }, ...more,
      ],
    })
  }

  /** Names that may stand before others, in the reader's language. */
  const namesIn = async (ids: readonly string[], locale: Visit['locale']): Promise<ReadonlyMap<string, string>> => new Map([...await parties.confirmedNames({ ids })].map(([id, known]) => [id, organisationName(known, locale)]))

  const companyFitting = (visit: Visit, need: Need, participants: ReadonlySet<string>, names: ReadonlyMap<string, string>) => ({ other: { number, organisation }, fit, reasons: all }: Fitting<Profile>): Html => {
    const { locale, link } = visit
    const name = names.get(organisation) ?? number
    return html`<section><h4><a href="${link(entryPath(options.profiles, number))}">${name}</a></h4><p><b>${fitOf(fit)[locale]}</b></p>${participants.has(organisation) && html`<p>${words.participant[locale]}</p>`}${reasons(visit, all)}${
      actions(button(locale, html`${words.introduce[locale]}<span class="unseen">: ${name}</span>`, { kind: 'quiet', href: service(visit, options.introduction, { need: need.number, other: number }) }))}</section>`
  }

  return [
    route({
      method: 'GET', path: networkPath, kind: 'page', permission: 'everyone', title: words.title, rateLimit: { requests: 300, seconds: 60 },
      async handle(visit) {
        const { locale, link } = visit
        const [needs, closings] = await Promise.all([read.needs(), calls.closings(options.solution)])
        // A call closes at the end of a day, which is the beginning of the next.
        const lasts = new Map([...closings].map(([number, closes]) => [number, addDays(dayOf(closes, zone), -1)] as const))
        const takes = ({ number }: Need): boolean => (closings.get(number) ?? '9999') > now()
        const [problems, own] = [needs.filter(({ organisation }) => organisation === undefined), needs.filter(({ organisation }) => organisation !== undefined).slice(0, newest)]
        const names = await namesIn(own.flatMap(({ organisation }) => organisation ?? []), locale)
        return page({
          visit, title: words.title, current: institution, width: 'wide', breadcrumbs: [crumb],
          body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${actions(button(locale, words.publish, { href: service(visit, options.need) }), button(locale, words.mine, { href: link(ownNetworkPath), kind: 'quiet' }))}${
            problems.length > 0 && html`<h2>${words.problems[locale]}</h2>${board(visit, words.problems, problems, new Map(), [{ title: words.solve, cell: (one) => takes(one) && html`<a href="${service(visit, options.solution, { problem: one.number })}">${words.solve[locale]}<span class="unseen">: ${one.title[locale]}</span></a>` }], 'ofBodies', lasts)}<p><a href="${link('/calls')}">${words.ranked[locale]}</a></p>`}<h2>${words.board[locale]}</h2>${
            board(visit, words.board, own, names, [], 'ofCompanies')}<h2>${words.how[locale]}</h2><p>${ruleText(weights.suggested)[locale]} ${words.howMore[locale]}</p><ul><li><a href="${link(`/registers/${options.needs}`)}">${words.all[locale]}</a> (${registerAsData(options.needs)})</li><li><a href="${link(`/registers/${options.profiles}`)}">${words.profiles[locale]}</a> (${registerAsData(options.profiles)})</li></ul>`,
        })
      },
    }),
    route({
      method: 'GET', path: ownNetworkPath, kind: 'page', permission: 'signed in', title: words.mine, rateLimit: { requests: 120, seconds: 60 },
      async handle(visit) {
        const { locale, link } = visit
        const { organisation } = actorHere(visit)
        if (organisation === undefined) throw new Failure('refused', words.forCompanies)
        const [needs, profiles] = await Promise.all([read.needs(), read.profiles()])
        const [own, profile] = [needs.filter((one) => one.organisation === organisation.id), profiles.find((one) => one.organisation === organisation.id)]
        const found = own.map((need) => ({ need, companies: options.kinds.includes(need.needed.kind) ? companiesFor(need, profiles) : [] }))
        const shown = [...new Set(found.flatMap(({ companies }) => companies.map(({ other }) => other.organisation)))]
        const participants = new Set((await Promise.all(shown.map(async (id) => {
          const known = await parties.organisation({ id })
          return known && (await decisions.listOf({ organisation: known.identifier })).some(({ record, status: { status } }) => record.credentialType === credential && status === 'in force') ? [id] : []
        }))).flat())
        const names = await namesIn(shown, locale)
        const wanted = profile === undefined ? [] : needsFor(profile, needs.filter(({ needed }) => options.kinds.includes(needed.kind)))
        return page({
          visit, title: words.mine, current: institution, breadcrumbs: [crumb, { title: words.title, path: networkPath }], headers: { 'cache-control': 'private, no-store' },
          body: html`<h1>${words.mine[locale]}</h1><p class="lead">${organisationName(organisation, locale)}</p>${profile === undefined ? emptyState(locale, { title: words.noProfile, action: button(locale, words.makeProfile, { href: service(visit, options.profile) }) })
            : html`<p><a href="${link(entryPath(options.profiles, profile.number))}">${words.profile[locale]}</a></p>`}<h2>${words.ownNeeds[locale]}</h2>${found.length === 0 ? emptyState(locale, { title: words.noNeeds, action: button(locale, words.publish, { href: service(visit, options.need) }) })
            : found.map(({ need, companies }) => html`<section><h3><a href="${link(entryPath(options.needs, need.number))}">${need.title[locale]}</a></h3>${options.people.kinds.includes(need.needed.kind)
              ? html`<p><a href="${link(`${options.people.path}/${need.number}`)}">${words.people[locale]}<span class="unseen">: ${need.title[locale]}</span></a></p>` : companies.length === 0 ? html`<p>${words.nobody[locale]}</p>` : companies.map(companyFitting(visit, need, participants, names))}</section>`)}${
            profile !== undefined && html`<h2>${words.wanted[locale]}</h2>${wanted.length === 0 ? html`<p>${words.noWanted[locale]}</p>` : wanted.map(({ other, fit, reasons: all }) => html`<section><h3><a href="${link(entryPath(options.needs, other.number))}">${other.title[locale]}</a></h3><p><b>${fitOf(fit)[locale]}</b></p>${reasons(visit, all)}</section>`)}`}`,
        })
      },
    }),
  ]
}
