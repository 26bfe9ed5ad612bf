/** A sample of every kind of letter, as its writer composes it; and the kinds that the sources name. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { letterOf as commonsLetter } from '../src/institutions/commons/letters.ts'
import { displacedLetter, idleLetter } from '../src/institutions/compute-hours/hours/messages.ts'
import { alertLetter } from '../src/institutions/language-model/budgets/alerts.ts'
import { budgetLetter } from '../src/institutions/language-model/budgets/decisions.ts'
import { kazakhAiLaw } from '../src/countries/kazakhstan/oversight/ai-law.ts'
import { computeBook } from '../src/countries/kazakhstan/oversight/compute-book.ts'
import { gapLetter } from '../src/institutions/oversight/completeness/messages.ts'
import { deskLetter, noticeLetter, notifiedLetter } from '../src/institutions/oversight/compute/notices.messages.ts'
import { operationsOf } from '../src/institutions/oversight/compute/operations.ts'
import { movedLetter } from '../src/institutions/oversight/classification/moved-letter.ts'
import { talkLetter } from '../src/institutions/technopark/events/messages.ts'
import { incomeLetter } from '../src/institutions/technopark/income/messages.ts'
import { askedLetter, foundLetter } from '../src/institutions/technopark/monitoring/messages.ts'
import { letters as bookingLetters } from '../src/kernel/allocations/messages.ts'
import { digestOf } from '../src/kernel/awaiting/digest.ts'
import { letters as caseLetters } from '../src/kernel/cases/letters.ts'
import { noticeKinds } from '../src/kernel/channels/index.ts'
import { journalLetter } from '../src/kernel/check-journal.ts'
import { letters as remarkLetters } from '../src/kernel/discussions/messages.ts'
import { messages as entitlementLetters } from '../src/kernel/entitlements/messages.ts'
import { splitLetter } from '../src/kernel/federation/index.ts'
import { letters as feedbackLetters } from '../src/kernel/feedback/messages.ts'
import { damageLetter } from '../src/kernel/files/index.ts'
import { setAsideLetter } from '../src/kernel/set-aside.ts'
import { letters as identityLetters } from '../src/kernel/identity/messages.ts'
import { invoiceLetter } from '../src/kernel/ledger/letters.ts'
import { waitingLetter } from '../src/kernel/ledger/receipts.ts'
import { roundMessages } from '../src/kernel/obligations/messages.ts'
import { officeLetters } from '../src/kernel/office-acts.ts'
import type { LetterParts } from '../src/kernel/parties/index.ts'
import { letters as accountLetters } from '../src/kernel/parties/letters.ts'
import { Decimal } from '../src/law/decimal.ts'
import { letters as studioLetters } from '../src/kernel/studio/fate.ts'
import { letters as ticketLetters } from '../src/kernel/tickets/messages.ts'
import { letters as takenBackLetters } from '../src/kernel/taken-back/messages.ts'
import { same, type Text } from '../src/law/text.ts'

export const publicUrl = 'https://portal.example.kz'

const thing: Text = { kk: 'Үлгі қызмет', ru: 'Образец услуги', en: 'A sample service' }
const step: Text = { kk: 'Өтінішті түзету', ru: 'Исправление заявления', en: 'Mend the application' }
const day = '2026-11-24'
const about = { id: '0190', number: '2026-000001', title: thing }
const due = { named: 'correction', day, at: null, zone: 'Asia/Almaty' } as const
const organisation = '«Үлгі» ЖШС'
const invoice = { id: '0190', number: '2026-000001', outstanding: 39_140_000n, reference: 'RF18539007547034', subject: 'case:0190', text: thing, due: day } as const
const income = { verdict: false, total: 1_000_000n, qualifying: 840_000n, share: 84, limit: '90' } as const
const wrote = { day: same('2026'), page: '/services' }

const ten = Decimal.from('10')
const largeTraining = { title: thing, threshold: computeBook.thresholds[0]!, reach: 'reached', operations: operationsOf({ method: 'operator', low: ten, best: ten, high: ten }) } as const

/** One or several of every kind. */
export const samples: readonly LetterParts[] = [
  accountLetters.confirm('secret'), ...Object.values(accountLetters.asked).flatMap((wanted) => Object.values(wanted)).map((letter) => letter('secret')), accountLetters.passwordChanged(),
  accountLetters.invitation(same(organisation), 'secret'), accountLetters.headProved(same(organisation)), accountLetters.headReplaced(same(organisation)), accountLetters.headRemoved(same(organisation), 'Қате жазба'),
  accountLetters.delegated(same(organisation)),
  accountLetters.counterCode('482915', thing), accountLetters.counterAgree('482915', thing, { title: thing, says: step, path: '/drafts/0190/text' }), accountLetters.counterServed(thing), accountLetters.counterFiled(thing, thing, '2026-000001', '/cases/0190'),
  identityLetters.issued({ link: 'secret', organisation, from: undefined }), identityLetters.issued({ link: 'secret', organisation: undefined, from: '2026-11-24T05:00:00.000Z' }), identityLetters.codeGiven(),
  caseLetters.filed(about, { ...due, named: 'decision' }), caseLetters.filed({ ...about, unnamed: true }), caseLetters.charged(about, { number: '2026-000001', amount: 100n, due: day }), caseLetters.refunded(about, { amount: 100n, due: day }),
  caseLetters.decided(about, { title: thing, number: '7', day }), caseLetters.opened(about, thing), caseLetters.expected(about, step, due), caseLetters.heard(about, { called: thing, decisions: [thing], last: day, notice: { unit: 'workday', count: 3 }, why: [same('Шарттар орындалмаған.')] }, due), caseLetters.expected(about, step, { ...due, at: '2026-11-24T05:00:00.000Z' }),
  caseLetters.withdrawalFell(about), caseLetters.soon(about, step, due), caseLetters.work(about, step, { ...due, named: 'step' }), caseLetters.referred(about, step), caseLetters.stuck(about, thing), caseLetters.notInOrder(about, { reasons: 'Қол қойылған қағаз жоқ.', decided: true }), caseLetters.notInOrder(about, { reasons: '', decided: false }),
  caseLetters.escalated(about, step), caseLetters.asked(about, step, { ...due, named: 'answer' }), caseLetters.invited(), caseLetters.bodyLeft(thing), caseLetters.vacant({ title: thing, cases: 2 }), caseLetters.tooFew(about, step, { left: 0, needed: 1 }),
  ...Object.values(roundMessages).map((letter) => letter(thing, day, '0190')),
  bookingLetters.offered(thing, '2026-11-24T10:00', same('11:00')), bookingLetters.offered(thing, undefined, undefined), bookingLetters.waiting(thing, undefined), bookingLetters.missed(thing, '2026-11-24T10:00'), bookingLetters.feedMade(),
  ...(['entered', 'suspended', 'struck'] as const).map((state) => talkLetter({ number: 'EVT-2026-000001', name: thing }, { title: step, state, hall: same('Орталық'), day: '2026-11-24', from: '10:00', until: '10:45' })),
  bookingLetters.cancelled(thing, '2026-11-24T10:00'), bookingLetters.otherDays(thing, same('25–26')), bookingLetters.otherDaysWaiting(thing, same('25–26')), bookingLetters.elsewhere(thing, 'Орталық'), bookingLetters.agreed(thing, '2026-11-24T10:00', 3, '0190', 'Үлгі Қонақ'), bookingLetters.lost(thing, step, '2026-11-24T10:00', '/registers/technopark.sessions/SES-2026-000001', true), bookingLetters.lost(thing, step, '2026-11-24T10:00', '/registers/technopark.sessions/SES-2026-000001', false), bookingLetters.calledOff(thing, '2026-11-24T10:00'),
  studioLetters.returned({ draft: '0190', title: thing, number: '2026-000001' }, step, 'Негізі көрсетілмеген.'), studioLetters.signed({ draft: '0190', title: thing, number: '2026-000001' }, day),
  ticketLetters.next, ticketLetters.called('3'),
  ...(['issued', 'before', 'late'] as const).map((kind) => invoiceLetter(kind, invoice)), waitingLetter(invoice, 100n, day), entitlementLetters.over(thing, day),
  ...Object.values(remarkLetters).map((letter) => letter(thing, 'Сұрақ мәтіні', '/discussions/dataset/0190')),
  takenBackLetters.takenBack(publicUrl, thing, step, [{ words: { lead: thing, mend: step }, things: [{ title: thing, path: '/models/0190' }] }], true), takenBackLetters.takenBack(publicUrl, thing, step, [], false),
  takenBackLetters.ordered(thing, { reason: step }), takenBackLetters.ordered(undefined, { reason: step, restricts: {} }), takenBackLetters.ordered(thing, { reason: step, lapsesAt: '2026-11-26T18:59:59.999Z' }), takenBackLetters.lapsed(thing),
  idleLetter('CMP-2026-000001', 360_000n, { idle: 23, until: day }, '/compute-hours/grants/CMP-2026-000001'), displacedLetter({ number: 'CRS-2026-000001', until: day, title: 'Үлгі' }, '/compute-hours/jobs/0190'),
  ...Object.values(feedbackLetters).map((letter) => letter('Түзетілді', wrote)),
  ...Object.values(officeLetters).map((letter) => letter(thing)),
  digestOf([{ kind: 'case', id: '0190', way: 'act', title: thing, path: '/desk', since: '2026-11-24T05:00:00.000Z', due: day, late: true }], 1),
  journalLetter([thing], publicUrl), damageLetter(['a'.repeat(64)]), setAsideLetter([{ subscriber: 'cases.notices', entries: 3 }, { subscriber: 'kernel.taken-back', entries: 0 }]), splitLetter('portal.example.kg'),
  ...(['review', 'failed', 'ready', 'released', 'withdrawn'] as const).map((what) => commonsLetter(what, thing, step, '/commons')),
  alertLetter(80, { scope: 'programme', name: '', path: '/usage' }, { kind: 'tokens', period: 'day', gone: 80n, most: 100n }), budgetLetter([], 'Күдікті сұраулар'),
  ...[undefined, same(organisation)].flatMap((company) => (['near', 'broken'] as const).map((state) => incomeLetter(state, income, 2026, { ...kazakhAiLaw, confidence: 'assumed' }, '/technopark/income', company))),
  ...[true, false].map((broken) => foundLetter([{ title: thing, text: step }], { ...kazakhAiLaw, confidence: 'assumed' }, broken)), askedLetter({ title: thing, text: step }, 'Неге олай болды?', { ...kazakhAiLaw, confidence: 'assumed' }, '2026-03-02'),
  movedLetter({ law: kazakhAiLaw }, [{ entry: 'AIS-2026-000001', scale: 'risk', from: 'minimal', to: 'high' }]), gapLetter(thing, 'oversight.registration', kazakhAiLaw.act.title),
  noticeLetter(computeBook.basis, 'oversight.large-training', largeTraining), deskLetter(computeBook.basis, { ...largeTraining, due: day }), notifiedLetter(computeBook.basis, largeTraining), takenBackLetters.over(publicUrl, thing, [{ title: thing }]), takenBackLetters.restricted(publicUrl, thing, step, [{ words: { lead: thing, mend: step }, things: [{ title: thing, path: '/registers/0190' }] }], true),
]

const named = new RegExp(`'((?:${noticeKinds.join('|')})/[a-z-]+)'`, 'g')

/** Every kind that a source names, tests aside. */
export function kindsNamed(folder = join(import.meta.dirname, '../src')): ReadonlySet<string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts') && !/testing|\.test\.ts$/.test(name))
  return new Set(files.flatMap((name) => [...readFileSync(join(folder, name), 'utf8').matchAll(named)].map(([, kind = '']) => kind)))
}
