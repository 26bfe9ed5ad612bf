/** What a check found, step by step, and what a decision says of itself in public. */
import { everyName, organisationName } from '../../law/official-names.ts'
import { bundleText, holderNumber, isPublicDecision, printValidity, recordHash } from '../../kernel/decisions/index.ts'
import type { Decision, DecisionRecord, VerificationReport, VerificationStep } from '../../kernel/decisions/index.ts'
import type { Kernel } from '../../kernel/index.ts'
import { formatInstant } from '../../law/format.ts'
import { instantOf } from '../../law/time.ts'
import { actions, button, definitionList, notice, tag, threadLink } from '../components/index.ts'
import type { Definition } from '../components/index.ts'
import { html } from '../html.ts'
import type { Content, Html } from '../html.ts'
import { page } from '../layout.ts'
import { noticesOnDecision } from '../order-notices.ts'
import { readerIn } from '../reader.ts'
import type { Visit } from '../visit.ts'
import { dateTime, identifier, moment } from '../words.ts'
import { factWords, states, stepVerdicts, verdicts, verifyWords as words } from './verify-messages.ts'
import { ownWay } from './verify-tools.ts'
import { inFirstLanguage } from '../../law/text.ts'

const stepTones = { ok: 'good', failed: 'late', 'not checked': 'wait' } as const
const stateTones = { 'in force': 'good', 'not yet in force': 'wait', expired: 'late', suspended: 'wait', revoked: 'late' } as const
const noticeKinds = { ok: 'good', 'not in force': 'warning', failed: 'warning', 'not checked': 'info' } as const

/** A document that is what it says, though it may have ended: whatever failed is about its time. */
type Outcome = keyof typeof verdicts

function outcomeOf({ verdict, steps }: VerificationReport): Outcome {
  const failed = steps.filter((step) => step.verdict === 'failed')
  const vouched = steps.some(({ name, verdict }) => verdict === 'ok' && (name === 'seal' || name === 'paper' || name === 'journal'))
  const onlyTime = failed.length > 0 && failed.every(({ name }) => name === 'status' || name === 'validity')
  return verdict === 'failed' && onlyTime && vouched ? 'not in force' : verdict
}

/** Moments in the words of a check are ISO 8601; people read them as dates. */
const readable = ({ locale, settings: { zone } }: Visit, { detail }: VerificationStep): string =>
  detail[locale].replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, (at) => formatInstant(instantOf(at), locale, zone))

const stepList = (visit: Visit, steps: readonly VerificationStep[]): Html => definitionList(visit.locale, steps.map((step) => ({
  term: step.step, value: html`${tag(visit.locale, stepVerdicts[step.verdict], stepTones[step.verdict])} ${readable(visit, step)}`,
})))

/** The page after a file was checked. What a file that failed says is not repeated: only its number leads to our record. */
export async function checkedPage(visit: Visit, kernel: Kernel, report: VerificationReport): Promise<Response> {
  const { locale } = visit
  const outcome = outcomeOf(report)
  const ours = report.number === undefined ? undefined : await kernel.decisions.find(report.number)
  const record = report.record ?? (ours && report.credential?.credentialSubject.decision.hash === ours.hash ? ours.record : undefined)
  const { title, text } = verdicts[outcome]
  return page({
    visit, title, breadcrumbs: [{ title: words.title, path: '/verify' }],
    body: html`<h1>${words.result[locale]}</h1>${notice(locale, { kind: noticeKinds[outcome], title, body: html`<p>${text[locale]}</p>` })}${
      ours && outcome !== 'failed' && await noticesOnDecision(kernel, visit, ours.record)}${
      outcome !== 'failed' && record && html`<h2>${words.says[locale]}</h2>${recordFacts(visit, record, ours?.hash === recordHash(record) ? ours : undefined)}`}
<h2>${words.steps[locale]}</h2>${stepList(visit, report.steps)}${
      ours && html`<p><a href="${visit.link(`/verify/${ours.record.number}`)}">${words.ourRecord[locale]}: ${ours.record.number}</a></p>`}${
      actions(button(locale, words.again, { kind: 'quiet', href: visit.link('/verify') }))}${ownWay(visit)}`,
  })
}

/** The public view of a decision by its number: our own record, checked as a stranger would. */
export async function publicPage(visit: Visit, kernel: Kernel, decision: Decision): Promise<Response> {
  const { locale } = visit
  const { record, hash, status } = decision
  const shown = isPublicDecision(record)
  const report = await kernel.decisions.verify(new TextEncoder().encode(bundleText(await kernel.decisions.bundle(record.id))))
  const steps = shown ? report.steps : report.steps.filter(({ name }) => name !== 'rules' && name !== 'declaration')
  const definitions: readonly Definition[] = [
    // Whoever only knows the number learns what the certificate says; what the decision rests on is for whoever holds its file.
    ...(shown ? publicFacts(visit, { ...record, disclosed: record.disclosed.filter(({ claimed }) => claimed) }) : [
      { term: factWords.institution, value: record.institutionName[locale] },
      { term: factWords.decidedOn, value: dateTime(locale, record.decidedOn) },
    ]),
    ...await stateFacts(visit, kernel, decision),
    { term: factWords.entry, value: await entryLink(visit, kernel, decision) },
    { term: factWords.hash, value: html`<code>${hash}</code>` },
  ]
  return page({
    visit, title: record.number, breadcrumbs: [{ title: words.title, path: '/verify' }],
    body: html`<h1>${shown ? html`${record.title[locale]} ` : ''}<span class="figures">№ ${record.number}</span></h1><p>${
      tag(locale, states[status.status], stateTones[status.status])}</p>${await noticesOnDecision(kernel, visit, record)}${
      notice(locale, shown
        ? { title: words.ours, body: html`<p>${words.oursText[locale]} <a href="${visit.link('/verify')}">${words.checkFile[locale]}</a></p>` }
        : { body: html`<p>${words.withheld[locale]}</p>` })}${definitionList(locale, definitions)}
${shown && await kernel.threads.of(readerIn(visit), `decision:${record.id}`) && threadLink(visit, `decision:${record.id}`)}
<h2>${words.steps[locale]}</h2>${stepList(visit, steps)}${ownWay(visit)}`,
  })
}

function recordFacts(visit: Visit, record: DecisionRecord, ours: Decision | undefined): Html {
  const { locale } = visit
  const status = ours?.status.status
  return definitionList(locale, [
    { term: factWords.number, value: html`<b class="figures">${record.number}</b>` },
    { term: factWords.what, value: record.title[locale] },
    ...(status === undefined ? [] : [{ term: factWords.state, value: tag(locale, states[status], stateTones[status]) }]),
    ...publicFacts(visit, record),
  ])
}

function publicFacts({ locale }: Visit, { holder: { organisation, person, body }, institutionName, decidedOn, validFrom, validUntil, disclosed, words: operative }: DecisionRecord): readonly Definition[] {
  const name = (organisation && organisationName(organisation, locale)) ?? person?.name ?? body?.name[locale]
  const number = organisation && holderNumber({ organisation })
  // What is disclosed may name the holder again.
  const isHolder = (value: string): boolean => (organisation ? everyName(organisation).includes(value) : value === name) || value.replaceAll(/\s/g, '') === number
  return [
    ...(name === undefined ? [] : [{ term: factWords.holder, value: name }]),
    ...(number === undefined ? [] : [{ term: factWords.identifier, value: identifier(number) }]),
    { term: factWords.operative, value: operative[locale] },
    { term: factWords.institution, value: institutionName[locale] },
    { term: factWords.decidedOn, value: dateTime(locale, decidedOn) },
    { term: factWords.valid, value: printValidity(validFrom, validUntil)[locale] },
    ...disclosed.filter(({ value }) => !isHolder(inFirstLanguage(value))).map(({ label, value }) => ({ term: label, value: value[locale] })),
  ]
}

/** Why and since when a decision is no longer, or not now, in force. */
async function stateFacts(visit: Visit, { decisions }: Kernel, { status }: Decision): Promise<readonly Definition[]> {
  if (status.status !== 'revoked' && status.status !== 'suspended') return []
  const by = status.status === 'revoked' ? await decisions.find(status.byDecision) : undefined
  return [
    { term: factWords.since, value: moment(visit, status.since) },
    { term: factWords.reason, value: status.reason[visit.locale] },
    ...(by === undefined ? [] : [{ term: factWords.by, value: html`<a href="${visit.link(`/verify/${by.record.number}`)}">${by.record.number}</a>` }]),
  ]
}

async function entryLink(visit: Visit, { journal }: Kernel, { entry }: Decision): Promise<Content> {
  const index = (await journal.entry(entry))?.index
  return index === undefined ? factWords.waiting[visit.locale] : html`<a href="${visit.link(`/journal/entries/${index}`)}">№ ${index}</a>`
}
