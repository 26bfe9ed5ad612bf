/** Grants: for the owner who has access, who waits, and taking access back; for a reader what their organisation may read. */
import { transact } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import { Failure, type Problem } from '../../../law/failure.ts'
import { text } from '../../../law/field.ts'
import { numberFault } from '../../../law/conventions.ts'
import { compactIdentifier } from '../../../law/identifier-scheme.ts'
import { organisationName } from '../../../law/official-names.ts'
import {
  actions, actorHere, attributes, button, type Column, dateTime, emptyState, field, form, html, type Html, idFrom, moment, notFound, notice, problemsOf, route, type Route, seeOther, table, tag,
  type Tone, type Visit,
} from '../../../portal/index.ts'
import { agreementPath } from '../agreement.ts'
import { modeWords, purposeWords } from '../catalogue/index.ts'
import type { Bar } from '../bars.ts'
import type { Commons } from '../commons.ts'
import { type Dataset, datasetPath } from '../dataset.ts'
import type { Grant } from '../policy.ts'
import { isSteward } from '../ownership.ts'
import { grantStates, grantWords as words, readTimes } from './messages.ts'
import { commonsCrumb, commonsPage, titleOf } from '../pages/parts.ts'
import { publishWords } from '../publishing/messages.ts'
import { doneNotice, missingOf, type Named, ownDataset, ownPath, publisherPage } from '../publishing/parts.ts'

const path = '/commons/datasets/:namespace/:name/grants'

const numberField = text('number', { label: words.number, maxLength: 20 })
const barReasonField = text('why', { label: words.barReason, hint: words.barReasonHint, maxLength: 1000 })
const reasonField = text('reason', { label: words.reason, hint: words.reasonHint, maxLength: 2000, long: true })

export const grantRoutes = (commons: Commons): readonly Route[] => [
  route({
    method: 'GET', path, kind: 'page', permission: 'signed in', title: words.onDataset,
    handle: async (visit, named) => ownerPage(commons, visit, await lendersDataset(commons, visit, named)),
  }),
  route({
    method: 'GET', path: `${path}/:decision/take-back`, kind: 'page', permission: 'signed in', title: words.takeBackTitle,
    handle: async (visit, { decision, ...named }) => {
      const { dataset } = await ownDataset(commons, visit, named)
      const grant = await standingGrant(commons, dataset, decision)
      return grant === undefined ? seeOther(visit, ownPath(dataset, 'grants')) : takeBackPage(visit, dataset, grant, {})
    },
  }),
  route({
    method: 'POST', path: `${path}/:decision/take-back`, kind: 'page', permission: 'signed in', title: words.takeBackTitle,
    handle: async (visit, { decision, ...named }) => {
      const { actor, dataset } = await ownDataset(commons, visit, named)
      const { values } = await visit.form()
      const grant = await standingGrant(commons, dataset, decision)
      if (grant === undefined) return seeOther(visit, ownPath(dataset, 'grants'))
      const problems = missingOf(values, [reasonField.name])
      if (problems.length > 0) return takeBackPage(visit, dataset, grant, values, problems)
      try {
        await commons.publication.takeBack(actor, dataset, grant.decision, values[reasonField.name]!.trim().slice(0, reasonField.maxLength))
        return seeOther(visit, `${ownPath(dataset, 'grants')}?done=taken-back`)
      } catch (error) {
        return takeBackPage(visit, dataset, grant, values, problemsOf(error))
      }
    },
  }),
  route({
    method: 'POST', path: `${path}/bars`, kind: 'page', permission: 'signed in', title: words.barOne,
    handle: async (visit, named) => {
      const { actor, dataset } = await ownDataset(commons, visit, named)
      const { values } = await visit.form()
      const answer = async (problems: readonly Problem[]) => ownerPage(commons, visit, { dataset, steward: false }, values, problems)
      const problems = missingOf(values, [numberField.name, barReasonField.name])
      const number = compactIdentifier(values[numberField.name] ?? '')
      const wrong = numberFault('organisation', number)
      if (problems.length > 0 || wrong !== undefined) return answer(problems.length > 0 ? problems : [{ field: numberField.name, text: wrong! }])
      try {
        await transact(commons.kernel.db, (tx) => commons.publication.bar(tx, actor, dataset, number, values[barReasonField.name]!.trim().slice(0, barReasonField.maxLength)))
        return seeOther(visit, `${ownPath(dataset, 'grants')}?done=barred`)
      } catch (error) {
        return answer(problemsOf(error))
      }
    },
  }),
  route({
    method: 'POST', path: `${path}/bars/:number/admit`, kind: 'page', permission: 'signed in', title: words.admit,
    handle: async (visit, { number, ...named }) => {
      const { actor, dataset } = await ownDataset(commons, visit, named)
      await transact(commons.kernel.db, (tx) => commons.publication.admit(tx, actor, dataset, number))
      return seeOther(visit, `${ownPath(dataset, 'grants')}?done=admitted`)
    },
  }),
  route({
    method: 'GET', path: '/commons/grants', kind: 'page', permission: 'signed in', whileSuspended: true, title: words.own,
    handle: (visit) => readerPage(commons, visit, actorHere(visit)),
  }),
]

/** The dataset, for its owner and for the steward, who decides on requests. */
async function lendersDataset(commons: Commons, visit: Visit, named: Named): Promise<{ readonly actor: Actor; readonly dataset: Dataset; readonly steward: boolean }> {
  const actor = actorHere(visit)
  if (!isSteward(actor, commons.options)) return { ...await ownDataset(commons, visit, named), steward: false }
  return { actor, dataset: await commons.datasets.at(named.namespace, named.name), steward: true }
}

/** A grant on this dataset that can still be taken back; undefined when it is over. Throws for one of another dataset. */
async function standingGrant({ access }: Commons, dataset: Dataset, decision: string): Promise<Grant | undefined> {
  const id = idFrom(decision)
  const grant = (await access.grantsOn(dataset.id)).find((one) => one.decision === id)
  if (grant === undefined) throw notFound()
  return grant.status === 'in force' || grant.status === 'not yet in force' ? grant : undefined
}

const tones = { 'in force': 'good', 'not yet in force': 'now', suspended: 'wait', expired: 'plain', revoked: 'late' } as const satisfies Record<Grant['status'], Tone>

/** What both sides see of a grant. */
const shared = ({ locale, link }: Visit): readonly Column<Grant>[] => [
  { title: words.grant, cell: ({ number, agreement }) => html`<a href="${link(`/decisions/${number}`)}">${number}</a>${
    agreement !== '' && html`<br><a href="${link(agreementPath(agreement))}">${words.agreement[locale]}</a>`}` },
  { title: words.state, cell: ({ status }) => tag(locale, grantStates[status], tones[status]) },
  { title: words.purpose, cell: ({ purpose, mode }) => html`${purposeWords[purpose][locale]}<br><span class="hint">${modeWords[mode][locale]}</span>` },
  { title: words.people, cell: ({ people }) => (people === undefined ? words.everybody[locale] : people.map((one, i) => [i > 0 && html`<br>`, one])) },
  { title: words.dates, cell: ({ from, until }) => html`${dateTime(locale, from)} – ${until === undefined ? words.noEnd[locale] : dateTime(locale, until)}` },
]

async function ownerPage(
  commons: Commons, visit: Visit, { dataset, steward }: { readonly dataset: Dataset; readonly steward: boolean }, values: Readonly<Record<string, string>> = {},
  problems: readonly Problem[] = [],
): Promise<Response> {
  const { locale, link } = visit
  const [grants, bars, reads, waiting] = await Promise.all([commons.access.grantsOn(dataset.id), commons.bars.on(dataset.id), commons.reads.byRight(dataset.id), commons.kernel.cases.openOn(commons.options.request, dataset.id)])
  const applicants = await commons.kernel.parties.organisationsById(waiting.flatMap(({ organisation }) => organisation ?? []))
  const readsOf = ({ number }: Grant): Html => {
    const known = reads.get(number)
    return known === undefined ? html`<span class="faint">${words.neverRead[locale]}</span>` : html`${readTimes(known.reads)[locale]}<br><span class="hint">${words.lastRead[locale]}: ${moment(visit, known.last)}</span>`
  }
  return publisherPage(visit, dataset, {
    title: words.onDataset, width: 'wide', problems,
    body: html`<p class="kicker">${titleOf(dataset)[locale]}</p><h1>${words.onDataset[locale]}</h1><p class="lead">${words.onDatasetLead[locale]}</p>${doneNotice(visit)}${
      dataset.terms.tier !== 'restricted' && notice(locale, { body: html`<p>${words.openTier[locale]}</p>` })}${table<Grant>(locale, {
      caption: words.onDataset, captionUnseen: true, rows: grants, empty: emptyState(locale, { title: words.none }),
      columns: [
        { title: words.organisation, header: true, cell: ({ organisation }) => organisationName(organisation, locale) }, ...shared(visit), { title: words.reads, cell: readsOf },
        ...(steward ? [] : [{ title: words.takeBack, cell: (grant: Grant) => takeBackLink(visit, dataset, grant) }]),
      ],
    })}<p><a href="${link(`${datasetPath(dataset)}/reads`)}">${words.allReads[locale]}</a></p><h2>${words.waiting[locale]}</h2><p class="hint">${words.waitingHint[locale]}</p><br>${
      table(locale, {
        caption: words.waiting, captionUnseen: true, rows: waiting, empty: html`<p>${words.nobodyWaits[locale]}</p>`,
        columns: [
          { title: words.organisation, header: true, cell: ({ organisation = '' }) => { const one = applicants.get(organisation); return one === undefined ? '—' : organisationName(one, locale) } },
          // Who decides opens the case at the desk; the owner is no party to it.
          { title: words.case, cell: ({ id, number }) => (steward ? html`<a href="${link(`/desk/cases/${id}`)}">№ ${number}</a>` : `№ ${number}`) },
          { title: words.filed, cell: ({ filedAt }) => moment(visit, filedAt) },
          { title: words.due, cell: ({ dueDay }) => dueDay !== undefined && dateTime(locale, dueDay) },
        ],
      })}${dataset.terms.tier === 'restricted' && await barredPart(commons, visit, dataset, { bars, steward, values, problems })}`,
  })
}

/** Whom the owner lends nothing, and the form that adds one. */
async function barredPart({ kernel: { parties } }: Commons, visit: Visit, dataset: Dataset, { bars, steward, values, problems }: {
  readonly bars: readonly Bar[]; readonly steward: boolean; readonly values: Readonly<Record<string, string>>; readonly problems: readonly Problem[]
}): Promise<Html> {
  const { locale, link } = visit
  const names = new Map(await Promise.all(bars.map(async ({ organisation: number }) => [number, organisationName(await parties.organisation({ number }) ?? { name: number }, locale)] as const)))
  return html`<h2>${words.barred[locale]}</h2><p class="hint">${words.barredHint[locale]}</p><br>${table<Bar>(locale, {
    caption: words.barred, captionUnseen: true, rows: bars, empty: html`<p>${words.nobodyBarred[locale]}</p>`,
    columns: [
      { title: words.organisation, header: true, cell: ({ organisation }) => names.get(organisation) },
      { title: words.number, cell: ({ organisation }) => organisation },
      { title: words.barReason, cell: ({ reason }) => reason },
      { title: words.since, cell: ({ at }) => moment(visit, at) },
      ...(steward ? [] : [{
        title: words.admit, cell: ({ organisation }: Bar) => form(visit, {
          action: link(ownPath(dataset, `grants/bars/${organisation}/admit`)),
          body: button(locale, words.admit, { kind: 'quiet' }),
        }),
      }]),
    ],
  })}${!steward && html`<details${attributes({ open: problems.length > 0 })}><summary>${words.barOne[locale]}</summary><p>${words.barWhat[locale]}</p>${form(visit, {
    action: link(ownPath(dataset, 'grants/bars')),
    body: html`${field(locale, numberField, { values, problems })}${field(locale, barReasonField, { values, problems })}${actions(button(locale, words.barNow, { kind: 'danger' }))}`,
  })}</details>`}`
}

const takeBackLink = ({ locale, link }: Visit, dataset: Dataset, { decision, status, organisation }: Grant): Html | undefined =>
  status === 'in force' || status === 'not yet in force'
    ? html`<a href="${link(ownPath(dataset, `grants/${decision}/take-back`))}">${words.takeBack[locale]}<span class="unseen">: ${organisationName(organisation, locale)}</span></a>` : undefined

function takeBackPage(visit: Visit, dataset: Dataset, grant: Grant, values: Readonly<Record<string, string>>, problems: readonly Problem[] = []): Response {
  const { locale, link } = visit
  return publisherPage(visit, dataset, {
    title: words.takeBackTitle, problems,
    body: html`<p class="kicker">${titleOf(dataset)[locale]} · ${grant.number}</p><h1>${words.takeBackTitle[locale]}: ${organisationName(grant.organisation, locale)}</h1>${notice(locale, {
      kind: 'warning', body: html`<p>${words.takeBackWhat[locale]}</p>` })}${form(visit, {
      action: link(ownPath(dataset, `grants/${grant.decision}/take-back`)),
      body: html`${field(locale, reasonField, { values, problems })}${actions(
        button(locale, words.takeBackNow, { kind: 'danger' }), html`<a href="${link(ownPath(dataset, 'grants'))}">${publishWords.cancel[locale]}</a>`)}`,
    })}`,
  })
}

async function readerPage({ access, datasets }: Commons, visit: Visit, actor: Actor): Promise<Response> {
  const { locale, link } = visit
  const grants = actor.organisation === undefined ? [] : await access.grantsOf(actor.organisation.identifier.value)
  const lent = new Map(await Promise.all([...new Set(grants.map(({ dataset }) => dataset))].map(async (id) => [id, await datasets.byId(id).catch(nothingIfGone)] as const)))
  const nameOf = ({ dataset: id }: Grant): Html => {
    const dataset = lent.get(id)
    return dataset === undefined ? html`<span class="faint">${words.goneDataset[locale]}</span>` : html`<a href="${link(datasetPath(dataset))}">${titleOf(dataset)[locale]}</a>`
  }
  return commonsPage({
    visit, title: words.own, width: 'wide', breadcrumbs: [commonsCrumb], headers: { 'cache-control': 'private, no-store' },
    body: html`<h1>${words.own[locale]}</h1><p class="lead">${words.ownLead[locale]}</p>${actor.organisation === undefined ? notice(locale, { kind: 'warning', body: html`<p>${words.needsCompany[locale]}</p>` })
      : table<Grant>(locale, {
        caption: words.own, captionUnseen: true, rows: grants,
        empty: emptyState(locale, { title: words.noneOwn, body: words.noneOwnHint[locale], action: actions(button(locale, words.toCatalogue, { kind: 'quiet', href: link('/commons/datasets') })) }),
        columns: [{ title: words.dataset, header: true, cell: nameOf }, ...shared(visit)],
      })}`,
  })
}

function nothingIfGone(error: unknown): undefined {
  if (error instanceof Failure && error.kind === 'not found') return undefined
  throw error
}
