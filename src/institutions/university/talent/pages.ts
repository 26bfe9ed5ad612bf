/** The pages of talent: what it is, one's own card, the cards that fit a need of a company, and whether all are proposed alike. */
import type { Kernel } from '../../../kernel/index.ts'
import { labelsIn, match, ranked, type Reason, reasonText, ruleText, type SelectionRates, weights } from '../../../kernel/matching/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { entryPath } from '../../../kernel/registers/index.ts'
import { delegable } from '../../../law/delegable.ts'
import { Failure } from '../../../law/failure.ts'
import { formatNumber, listOf } from '../../../law/format.ts'
import { organisationName } from '../../../law/official-names.ts'
import { same, type Text } from '../../../law/text.ts'
import { isDay } from '../../../law/time.ts'
import { actions, actorHere, button, definitionList, emptyState, html, type Html, json, moment, notFound, page, type Route, route, table, type Visit } from '../../../portal/index.ts'
import { institution, place } from '../parts.ts'
import type { Card, Need, Talent } from './cards.ts'
import { type By, bys, fairnessKept } from './fairness.ts'
import { byWords, cardsAndNeeds, fitOf, fourFifths, measuredIn, unsaid, untilDay, words } from './messages.ts'
import type { TalentOptions } from './options.ts'

export const paths = { talent: '/university/talent', mine: '/university/talent/mine', needs: '/university/talent/needs', fairness: '/university/talent/fairness' } as const

const own = { 'cache-control': 'private, no-store' }
const crumbs = [place, { title: words.title, path: paths.talent }]
/** What a company is shown of a card that is proposed. */
const shownOfCards = ['headline', 'claims', 'tasks', 'languages', 'kinds', 'region']
/** So many of the best are shown at once. */
const most = 20

type Company = Actor & { readonly organisation: NonNullable<Actor['organisation']> }

export function talentPages(kernel: Kernel, options: TalentOptions, talent: Talent): readonly Route[] {
  const { registers, parties, decisions, country, looks } = kernel
  const labels = (register: string, column: string) => labelsIn(registers.declared.find(({ id }) => id === register), column)
  const reasons = ({ locale }: Visit, all: readonly Reason[]): Html => {
    const names = { skill: labels(options.needs, 'must'), language: labels(options.needs, 'languages') }
    return html`<ul>${all.map((reason) => html`<li>${reasonText(reason, names)[locale]}</li>`)}</ul>`
  }
  const service = ({ link }: Visit, id: string, query: Readonly<Record<string, string>> = {}): string => `${link(`/services/${id}/apply`)}${Object.keys(query).length > 0 ? `?${new URLSearchParams(query).toString()}` : ''}`

  /** The company in whose name somebody looks: its head is proved, and has entrusted them. Whoever took up a number without a proof would else read cards. */
  async function companyHere(visit: Visit): Promise<Company> {
    const actor = actorHere(visit)
    const { organisation } = actor
    if (organisation === undefined) throw new Failure('refused', words.forCompanies)
    const right = await parties.mayActFor(actor, organisation.id, { act: delegable.file.id, procedure: options.introduction })
    if (right === undefined) throw new Failure('refused', words.noRight)
    if (!right.proved) throw new Failure('refused', words.notProved)
    return { ...actor, organisation }
  }

  /** The cards that this company may see: those for everybody, and those for the holders of a credential where it holds that. */
  async function cardsFor({ organisation }: Company): Promise<readonly Card[]> {
    const { only, everybody } = options
    const holds = (await decisions.listOf({ organisation: organisation.identifier })).some(({ record, status: { status } }) => record.credentialType === only.credential && status === 'in force')
    return talent.cards(holds ? undefined : everybody)
  }

  return [
    route({
      method: 'GET', path: paths.talent, kind: 'page', permission: 'everyone', title: words.title, rateLimit: { requests: 120, seconds: 60 },
      async handle(visit) {
        const { locale, link } = visit
        const [measured] = await fairnessKept(kernel)
        return page({
          visit, title: words.title, current: institution, breadcrumbs: [place],
          body: html`<h1>${words.title[locale]}</h1><p class="lead">${words.lead[locale]}</p>${measured && html`<p>${cardsAndNeeds(measured)[locale]}</p>`}${
            actions(button(locale, words.mine, { href: link(paths.mine) }), button(locale, words.ownNeeds, { href: link(paths.needs), kind: 'quiet' }), html`<a href="${link(`/registers/${options.needs}`)}">${words.board[locale]}</a>`)}<h2>${words.how[locale]}</h2><p>${ruleText(weights.proposed)[locale]}</p><p>${words.never[locale]}</p><ul><li><a href="${link(paths.fairness)}">${words.fairness[locale]}</a></li><li><a href="${link('/registers/oversight.ai-systems')}?q=own%3Atalent">${words.register[locale]}</a></li></ul>`,
        })
      },
    }),
    route({
      method: 'GET', path: paths.mine, kind: 'page', permission: 'signed in', whileSuspended: true, title: words.mine, rateLimit: { requests: 60, seconds: 60 },
      async handle(visit) {
        const { locale } = visit
        const { person } = actorHere(visit)
        const [card, looked] = [await talent.cardOf(person), await whoLooked(visit, person)]
        return page({
          visit, title: words.mine, current: institution, breadcrumbs: crumbs, headers: own,
          body: html`<h1>${words.mine[locale]}</h1>${card === undefined
            ? emptyState(locale, { title: words.noCard, body: words.lead[locale], action: button(locale, words.make, { href: service(visit, options.card) }) })
            : html`${cardShown(visit, card)}${fitting(visit, card, await talent.needs())}`}${looked}`,
        })
      },
    }),
    route({
      method: 'GET', path: paths.needs, kind: 'page', permission: 'signed in', title: words.ownNeeds, rateLimit: { requests: 60, seconds: 60 },
      async handle(visit) {
        const { locale, link } = visit
        const company = await companyHere(visit)
        const needs = await talent.needs(company.organisation.id)
        return page({
          visit, title: words.ownNeeds, current: institution, breadcrumbs: crumbs, headers: own,
          body: html`<h1>${words.ownNeeds[locale]}</h1><p class="lead">${organisationName(company.organisation, locale)}</p>${table(locale, {
            caption: words.ownNeeds, captionUnseen: true, rows: needs, empty: emptyState(locale, { title: words.noNeeds }),
            columns: [{ title: words.need, header: true, cell: ({ number, title }) => html`<a href="${link(`${paths.needs}/${number}`)}">${title[locale]}</a>` }],
          })}${actions(button(locale, words.publish, { href: service(visit, options.need) }))}`,
        })
      },
    }),
    route({
      method: 'GET', path: '/university/talent/needs/:number', kind: 'page', permission: 'signed in', title: words.matches, rateLimit: { requests: 60, seconds: 60 },
      async handle(visit, { number }) {
        const { locale } = visit
        const company = await companyHere(visit)
        const need = (await talent.needs(company.organisation.id)).find((one) => one.number === number)
        if (need === undefined) throw notFound()
        const cards = new Map((await cardsFor(company)).map((card) => [card.number, card]))
        const found = ranked(need.needed, [...cards.values()].map(({ shown }) => shown)).filter(({ proposed }) => proposed).slice(0, most)
        await looks.note({ person: company.person, as: { organisation: company.organisation.id } }, found.flatMap(({ id }) => {
          const card = cards.get(id)
          return card === undefined ? [] : [{ whose: card.person, kind: 'card' as const, thing: id, about: need.number, declared: options.cards, fields: shownOfCards }]
        }))
        return page({
          visit, title: words.matches, current: institution, breadcrumbs: [...crumbs, { title: words.ownNeeds, path: paths.needs }], headers: own,
          body: html`<h1>${need.title[locale]}</h1><p class="lead">${words.matchesLead[locale]}</p>${found.length === 0 ? emptyState(locale, { title: words.noMatches, body: html`<a href="${visit.link(paths.talent)}">${words.how[locale]}</a>` })
            : found.map(({ id, fit, reasons: all }) => html`<section><h2>${words.card[locale]} ${id}</h2><p>${cards.get(id)?.headline}</p><p><b>${fitOf(fit)[locale]}</b></p>${reasons(visit, all)}${
              actions(button(locale, html`${words.introduce[locale]}<span class="unseen">: ${id}</span>`, { kind: 'quiet', href: service(visit, options.introduction, { need: need.number, other: id }) }))}</section>`)}`,
        })
      },
    }),
    route({
      method: 'GET', path: paths.fairness, kind: 'page', permission: 'everyone', title: words.fairness, rateLimit: { requests: 120, seconds: 60 },
      async handle(visit) {
        const { locale } = visit
        const [measured] = await fairnessKept(kernel)
        return page({
          visit, title: words.fairness, current: institution, breadcrumbs: crumbs,
          body: html`<h1>${words.fairness[locale]}</h1><p class="lead">${words.fairnessLead[locale]}</p>${measured === undefined ? html`<p>${words.notMeasured[locale]}</p>` : html`<p>${measuredIn(measured.month)[locale]} ${cardsAndNeeds(measured)[locale]}</p>${bys.map((by) => ratesShown(visit, by, measured.rates[by]))}`}<p><a href="${paths.fairness}.json" download>${words.data[locale]}</a></p>`,
        })
      },
    }),
    route({ method: 'GET', path: `${paths.fairness}.json`, kind: 'file', permission: 'everyone', rateLimit: { requests: 60, seconds: 60 }, handle: async () => json({ measured: await fairnessKept(kernel) }, { headers: { 'access-control-allow-origin': '*' } }) }),
  ]

  function cardShown(visit: Visit, { number, headline, until, shownTo, shown }: Card): Html {
    const { locale } = visit
    const skill = labels(options.needs, 'must')
    const stated = (register: string, column: string, codes: readonly string[]): string => listOf(codes.map(labels(register, column)))[locale]
    return html`${definitionList(locale, [
      { term: words.headline, value: headline }, { term: words.claims, value: stated(options.needs, 'must', shown.claims) }, { term: words.languages, value: stated(options.cards, 'languages', shown.languages) }, { term: words.kinds, value: stated(options.cards, 'kinds', shown.kinds) }, { term: words.region, value: country.regions?.find(({ code }) => code === shown.region)?.name[locale] }, { term: words.shownTo, value: labels(options.cards, 'shownTo')(shownTo)[locale] }, { term: words.until, value: isDay(until) ? untilDay(until)[locale] : until }, { term: words.number, value: number },
    ])}${actions(button(locale, words.back, { href: service(visit, `${options.card}-taken-back`, { subject: number }), kind: 'danger' }), button(locale, words.change, { href: service(visit, `${options.card}-changed`, { subject: number }), kind: 'quiet' }))}<h2>${words.proof[locale]}</h2>${table(locale, {
      caption: words.proof, captionUnseen: true, rows: shown.shows, empty: html`<p>${words.noProof[locale]}</p>`,
      columns: [
        { title: words.skill, header: true, cell: (one) => skill(one.skill)[locale] }, { title: words.score, numeric: true, cell: ({ score }) => formatNumber(score, locale) }, { title: words.tests, cell: ({ tests }) => (tests === undefined ? '—' : html`<code title="${tests}">${tests.slice(0, 12)}…</code>`) },
      ],
    })}`
  }

  /** Looks at all cards that somebody ever showed, also at those that are taken back. */
  async function whoLooked(visit: Visit, person: string): Promise<Html | ''> {
    if ((await talent.everOf(person)).length === 0) return ''
    const { locale, link } = visit
    const { rows } = await looks.of(person, { kind: 'card', limit: 100 })
    const seen = rows.flatMap(({ as, about = '', at }) => ('organisation' in as ? [{ organisation: as.organisation, about, at }] : []))
    const nameOf = (company: Awaited<ReturnType<typeof parties.organisation>>): string => (company ? organisationName(company, locale) : '')
    const [companies, titles] = [new Map(await Promise.all([...new Set(seen.map(({ organisation }) => organisation))].map(async (id) => [id, await parties.organisation({ id })] as const))), await registers.titles([...new Set(seen.map(({ about }) => about))], visit.actor)]
    return html`<h2>${words.looks[locale]}</h2><p>${words.looksLead[locale]} <a href="${link('/account/looks')}">${words.allLooks[locale]}</a></p>${table(locale, {
      caption: words.looks, captionUnseen: true, rows: seen, empty: html`<p>${words.noLooks[locale]}.</p>`,
      columns: [
        { title: words.company, header: true, cell: ({ organisation }) => nameOf(companies.get(organisation)) },
        { title: words.forNeed, cell: ({ about }) => html`<a href="${link(entryPath(options.needs, about))}">${titles.get(about)?.[locale] ?? about}</a>` }, { title: words.when, cell: ({ at }) => moment(visit, at) },
      ],
    })}`
  }

  function fitting(visit: Visit, card: Card, needs: readonly Need[]): Html {
    const { locale, link } = visit
    const found = needs.map((need) => ({ need, ...match(need.needed, card.shown) })).filter(({ proposed }) => proposed).toSorted((a, b) => b.fit - a.fit || a.need.number.localeCompare(b.need.number)).slice(0, most)
    return html`<h2>${words.fitting[locale]}</h2>${found.length === 0 ? html`<p>${words.noFitting[locale]}. <a href="${link(`/registers/${options.needs}`)}">${words.board[locale]}</a></p>`
      : found.map(({ need, fit, reasons: all }) => html`<section><h3><a href="${link(entryPath(options.needs, need.number))}">${need.title[locale]}</a></h3><p><b>${fitOf(fit)[locale]}</b></p>${reasons(visit, all)}</section>`)}`
  }

  function ratesShown({ locale }: Visit, by: By, { rates, leastOfHighest }: SelectionRates): Html {
    const region = (code: string): Text => country.regions?.find((one) => one.code === code)?.name ?? same(code)
    const names: Readonly<Record<By, (group: string) => Text>> = { sex: (group) => (group === 'unsaid' ? unsaid : labels(options.cards, 'sex')(group)), region, languages: (group) => listOf(group.split('+').map(labels(options.cards, 'languages'))) }
    return html`<h2>${byWords[by][locale]}</h2>${rates.length === 0 ? html`<p>${words.tooFew[locale]}.</p>` : table(locale, {
      caption: byWords[by], captionUnseen: true, rows: rates,
      columns: [
        { title: words.group, header: true, cell: ({ group }) => (group === undefined ? words.together : names[by](group))[locale] }, { title: words.people, numeric: true, cell: ({ people }) => formatNumber(people, locale) },
        { title: words.proposed, numeric: true, cell: ({ proposed }) => formatNumber(proposed, locale) }, { title: words.share, numeric: true, cell: ({ perCent }) => `${formatNumber(perCent, locale)} %` },
      ],
    })}${leastOfHighest !== undefined && html`<p>${fourFifths(leastOfHighest)[locale]}</p>`}`
  }
}
