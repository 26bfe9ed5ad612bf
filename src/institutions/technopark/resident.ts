/** One resident: the state of the certificate, what is public of it, the decisions, and the thread that led to it. */
import { z } from 'zod'
import { type Decision, type Holding, holderNumber, printUntil } from '../../kernel/decisions/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { Failure } from '../../law/failure.ts'
import type { Choice } from '../../law/field.ts'
import { identifierOf, numberFault, numberPattern } from '../../law/conventions.ts'
import { compactIdentifier } from '../../law/identifier-scheme.ts'
import { organisationName } from '../../law/official-names.ts'
import {
  actions, button, dateTime, type Definition, definitionList, html, type Html, identifier, json, notice, moment, operation, page, type Route, route, table, tag, textSchema, threadSection, type Tone, type Visit,
} from '../../portal/index.ts'
import { statusWords, words } from './messages.ts'
import { crumb, decisionPaths, institution } from './parts.ts'
import { residentSchema } from './former.ts'
import { activitiesOf, residentsPath } from './listed.ts'
import type { Technopark } from './terms.ts'
import { organisationThing } from './thread.ts'
import { type Locale, spoken } from '../../law/text.ts'

const tones = {
  'in force': 'good', 'not yet in force': 'wait', suspended: 'wait', expired: 'plain', revoked: 'late',
} as const satisfies Record<Holding['status'], Tone>

const activityName = (activities: readonly Choice[], value: string, locale: Locale): string => activities.find((choice) => choice.value === value)?.label[locale] ?? value

/** A company that is or was a resident. */
interface Resident {
  /** The newest certificate first, then the older ones. */
  readonly certificates: readonly [Decision, ...Decision[]]
  /** All public decisions, the newest first: those that gave residency and those about these. A refusal is nobody else's business. */
  readonly decisions: readonly Decision[]
}

async function residentBy({ decisions }: Kernel, { credential }: Technopark, typed: string): Promise<Resident> {
  const number = compactIdentifier(typed)
  const all = numberFault('organisation', number) ? [] : await decisions.listOf({ organisation: identifierOf('organisation', number) })
  const [newest, ...older] = all.filter(({ record }) => record.credentialType === credential)
  if (newest === undefined) throw new Failure('not found', words.noResident)
  const given = new Set([newest, ...older].map(({ record }) => record.id))
  // An appeal or a withdrawal that ended without effect leaves no trace here.
  const shown = all.filter(({ record }) => given.has(record.id) || (record.about !== undefined && given.has(record.about) && record.effect !== 'dismiss' && record.effect !== 'refuse'))
  return { certificates: [newest, ...older], decisions: shown }
}

const detailSchema = residentSchema.extend({
  decisions: z.array(z.object({ number: z.string(), title: textSchema, effect: z.string(), decidedOn: z.iso.date(), status: z.string() })),
}).meta({ id: 'ResidentWithDecisions' })

export function residentRoutes(kernel: Kernel, technopark: Technopark): readonly Route[] {
  const activities = activitiesOf(kernel, technopark)
  return [
    route({
      method: 'GET', path: '/technopark/residents/:number', kind: 'page', permission: 'everyone', title: words.resident,
      handle: async (visit, { number }) => {
        const resident = await residentBy(kernel, technopark, number)
        const organisation = await kernel.parties.organisation({ number: compactIdentifier(number) })
        return residentPage(visit, technopark, activities, resident, organisation && await threadSection(kernel, visit, organisationThing(organisation.id), { title: words.thread, hint: words.threadHint, only: 'sources' }))
      },
    }),
    operation({
      method: 'GET', path: '/api/technopark/residents/:bin', permission: 'everyone', title: words.resident, rateLimit: { requests: 600, seconds: 60 },
      describes: {
        group: institution, description: words.registerLead, params: z.object({ bin: z.string().regex(numberPattern('organisation')) }), answers: { 200: { text: words.resident, schema: detailSchema } },
        refusals: { 404: words.noResident },
      },
      handle: async (_visit, { params: { bin } }) => json(answerOf(await residentBy(kernel, technopark, bin), technopark), { headers: { 'access-control-allow-origin': '*' } }),
    }),
  ]
}

function answerOf({ certificates: [{ record, status }], decisions }: Resident, { claims }: Technopark): z.infer<typeof detailSchema> {
  const [activity, project] = [record.claims?.[claims.activity], record.claims?.[claims.project]]
  return {
    bin: holderNumber(record.holder) ?? '', name: record.holder.organisation?.name ?? '', certificate: record.number, status: status.status,
    ...(activity !== undefined && { activity: String(activity) }), ...(project !== undefined && { project: String(project) }),
    validFrom: record.validFrom, ...(record.validUntil !== undefined && { validUntil: record.validUntil }), ...('since' in status && { statusSince: status.since }),
    decisions: decisions.map(({ record: one, status: state }) => ({ number: one.number, title: one.title, effect: one.effect, decidedOn: one.decidedOn, status: state.status })),
  }
}

function residentPage(visit: Visit, { claims, roles }: Technopark, activities: readonly Choice[], { certificates: [newest], decisions }: Resident, thread: Html | undefined): Response {
  const { locale, link } = visit
  const { record, status, credential } = newest
  const name = record.holder.organisation === undefined ? '' : organisationName(record.holder.organisation, locale)
  const number = holderNumber(record.holder) ?? ''
  const { actor } = visit
  const entitled = actor?.organisation?.identifier.value === number || (actor?.roles.some((role) => role in roles) ?? false)
  const stands = status.status === 'in force'
  const until = record.validUntil
  const facts: readonly Definition[] = [
    { term: words.number, value: identifier(number) },
    { term: words.certificateNumber, value: html`<a href="${link(decisionPaths.page(record.number))}">${record.number}</a>` },
    { term: words.status, value: html`${tag(locale, statusWords[status.status], tones[status.status])}${'since' in status && [' ', moment(visit, status.since)]}` },
    { term: words.since, value: dateTime(locale, record.validFrom) },
    ...(until === undefined ? [] : [{ term: words.until, value: dateTime(locale, until) }]),
    { term: words.activity, value: activityName(activities, String(record.claims?.[claims.activity] ?? ''), locale) },
    { term: words.project, value: String(record.claims?.[claims.project] ?? '') },
  ]
  return page({
    visit, title: name, current: institution, width: 'wide', breadcrumbs: [crumb, { title: words.register, path: residentsPath }],
    body: html`<h1>${name}</h1>${notice(locale, {
      kind: stands ? 'good' : 'warning', title: stands ? words.inForceNow : words.notInForce,
      body: html`<p>${record.institutionName[locale]}${stands && until !== undefined && `, ${printUntil(until)[locale]}`}${
        'reason' in status && [': ', status.reason[locale]]}</p>`,
    })}${definitionList(locale, facts)}${actions(
      entitled && button(locale, words.certificatePdf, { href: decisionPaths.certificate(record.number, locale) }),
      entitled && credential !== undefined && button(locale, words.credential, { kind: 'quiet', href: decisionPaths.credential(record.number) }),
      button(locale, words.verify, { kind: entitled ? 'plain' : 'quiet', href: `${link('/verify')}?number=${record.number}` }),
    )}<h2>${words.certificates[locale]}</h2>${decisionTable(visit, decisions)}<h2>${words.thread[locale]}</h2>${
      thread === undefined ? html`<p class="hint">${words.threadEmpty[locale]}</p>` : html`<p class="hint">${words.threadHint[locale]}</p><br>${thread}`}`,
  })
}

const decisionTable = ({ locale, link }: Visit, decisions: readonly Decision[]): Html => table(locale, {
  caption: words.certificates, captionUnseen: true, rows: decisions,
  columns: [
    { title: words.decision, header: true, cell: ({ record }) => html`<a href="${link(decisionPaths.page(record.number))}">${record.number}</a><br>${record.title[locale]}` },
    { title: words.date, cell: ({ record }) => dateTime(locale, record.decidedOn) },
    { title: words.status, cell: ({ status }) => tag(locale, stateOf(status.status), status.status === 'in force' ? 'good' : tones[status.status]) },
  ],
})

const decisionStates = {
  'in force': spoken({ kk: 'Күшінде', ru: 'Действует', en: 'In force' }),
  'not yet in force': statusWords['not yet in force'], suspended: statusWords.suspended, expired: statusWords.expired,
  revoked: spoken({ kk: 'Күші жойылған', ru: 'Отменено', en: 'Revoked' }),
} as const

const stateOf = (status: keyof typeof decisionStates) => decisionStates[status]
