/**
 * Three made-up intakes of the university: who was admitted each autumn, with dissertations, leave, transfers and defences. The past is told as a university tells it that begins
 * to use the portal: in one signed act of its rector, without names. Six learners who can sign in have entries of their own, and applications of theirs wait in the queues.
 */
import { type Kernel, transact } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Submitted } from '../../../law/answers.ts'
import { canonical } from '../../../law/canonical.ts'
import type { Facts } from '../../../law/field.ts'
import { generateIban } from '../../../law/identifier.ts'
import { addDays, type Day, dayOf, parseDay, yearOf } from '../../../law/time.ts'
import { enterOwn, type Signing } from '../technopark/sample-centre.ts'
import { programmes } from './admission/index.ts'
import { learnersRegister } from './learners/register.ts'

const topics = [
  'Қазақ тіліндегі сөйлеуді тану', 'Қазақ мәтініндегі жалқы есімдерді табу', 'Егін түсімін ғарыш суреттері бойынша болжау', 'Ауыл мектептеріне арналған көмекші модель', 'Медициналық суреттерді әділ жіктеу', 'Токенизатордың үнемділігі',
  'Судың ластануын ерте анықтау', 'Көлік ағынын болжау', 'Модель шешімін түсіндіру', 'Дербес деректерсіз оқыту', 'Қазақша диктантты тексеру', 'Электр жүктемесін болжау',
] as const

interface Intake { readonly year: number; readonly admitted: number; readonly graduated: number; readonly left: number; readonly onLeave: number }

/** The last three autumns: the first has graduated but for a few, the second writes dissertations, the third has begun. */
function intakesOf(today: Day): readonly Intake[] {
  const last = today >= `${yearOf(today)}-09-01` ? yearOf(today) : yearOf(today) - 1
  return [{ year: last - 2, admitted: 58, graduated: 46, left: 7, onLeave: 5 }, { year: last - 1, admitted: 74, graduated: 0, left: 6, onLeave: 8 }, { year: last, admitted: 96, graduated: 0, left: 0, onLeave: 0 }]
}

/** What is told of each learner of an intake: first those who graduated, then those who left, and those on leave last. */
function told({ year, admitted, graduated, left }: Intake, numbers: readonly string[], last: number): readonly Facts[] {
  return Array.from({ length: admitted }, (_, at): Facts => {
    const [done, gone] = [at < graduated, at >= graduated && at < graduated + left]
    const writes = year < last && !gone
    return {
      programme: numbers[at % numbers.length]!, admittedOn: `${year}-09-01`, funding: at % 10 < 7 ? 'state' : at % 10 < 9 ? 'own' : 'partner', ...(at % 9 === 4 && { credits: 5 + (at % 5) * 5 }),
      ...(writes && { thesis: `Үлгі: ${topics[(at + year) % topics.length]!}`, supervisor: `Үлгі Жетекші ${1 + (at % 6)}` }),
      ...(done && { graduatedOn: `${year + 2}-06-${String(10 + (at % 12)).padStart(2, '0')}` }), ...(gone && { leftOn: `${year + 1}-02-01`, leftFor: at % 3 === 0 ? 'wish' : 'transfer' }),
    }
  })
}

/** Who decides; `science` are the officer and the head of the body that gives scholarships. */
interface Offices { readonly assessor: Actor; readonly registrar: Actor; readonly rector: Actor; readonly science: readonly [Actor, Actor]; readonly paper: Uint8Array }

/** Enters them once, after the programmes; `named` are learners who can sign in, in the order of what they have done. */
export async function enterSampleLearners(kernel: Kernel, named: readonly Actor[], offices: Offices, sign: Signing): Promise<void> {
  const { registers, now, country } = kernel
  const today = dayOf(now(), country.calendar.zone)
  const taught = (await registers.standing(programmes.id)).filter(({ values }) => values['level'] === 'master').map(({ number }) => number)
  if (taught.length === 0) return
  const intakes = intakesOf(today)
  const last = intakes.at(-1)!.year
  if ((await registers.stretch(learnersRegister, { owner: { kind: 'body' }, limit: 1 })).length === 0) {
    const numbers = await enterOwn(kernel, offices.rector, sign, learnersRegister, intakes.flatMap((intake) => told(intake, taught, last)))
    await sendOnLeave(kernel, offices.rector, sign, onLeaveOf(intakes, numbers))
  }
  for (const [at, learner] of named.entries()) {
    const owner = { kind: 'person', id: learner.person } as const
    if ((await registers.stretch(learnersRegister, { owner, limit: 1 })).length > 0) continue
    const [entry] = await enterOwn(kernel, offices.rector, sign, learnersRegister, [{ programme: taught[at % taught.length]!, admittedOn: `${last - 1}-09-01`, funding: 'state' }], owner)
    await livedThrough(kernel, learner, { at, entry: entry!, today }, offices, sign)
  }
}

const onLeaveOf = (intakes: readonly Intake[], numbers: readonly string[]): readonly string[] => {
  let from = 0
  return intakes.flatMap(({ admitted, onLeave }) => {
    from += admitted
    return onLeave === 0 ? [] : numbers.slice(from - onLeave, from)
  })
}

/** One signed act, in one transaction. */
async function sendOnLeave({ db, signatures, registers }: Kernel, rector: Actor, sign: Signing, entries: readonly string[]): Promise<void> {
  const document = new TextEncoder().encode(canonical({ register: learnersRegister, suspends: entries }))
  const { provider, cms } = await sign(rector, document)
  const verified = await signatures.verify(provider, cms, document)
  await transact(db, async (tx) => {
    const act = { signature: await signatures.record(tx, verified, cms, document) }
    for (const entry of entries) await registers.act(tx, rector, 'suspend', { entry, register: learnersRegister, act })
  })
}

/** What these learners have asked for: a leave and credits wait for the registrar and the assessor, two dissertations are approved, one of them waits for its defence, and two scholarships are paid. */
async function livedThrough({ cases, files }: Kernel, learner: Actor, { at, entry, today }: { readonly at: number; readonly entry: string; readonly today: Day }, { assessor, registrar, science, paper }: Offices, sign: Signing): Promise<void> {
  const pdf = async (): Promise<string> => (await files.receive((async function* () { yield paper })(), { name: 'ulgi.pdf', limitBytes: 1_000_000, accept: ['application/pdf'], by: `person:${learner.person}` })).id
  async function filed(procedure: string, answers: Submitted, subject = entry): Promise<string> {
    const draft = await cases.begin(learner, { procedure, ...(subject !== '' && { subject }) })
    for (const page of (await cases.draft(learner, draft)).procedure.form) await cases.savePage(learner, draft, page, answers)
    return cases.file(learner, { draft, signature: await sign(learner, cases.draftDocument(await cases.draft(learner, draft))) })
  }
  async function approved(): Promise<void> {
    const id = await filed('university.thesis', { thesis: `Үлгі: ${topics[at]!}`, supervisor: 'Үлгі Жетекші 1', aboutPeople: 'false' })
    await cases.perform(assessor, { case: id, key: 'sample-thesis', doing: { type: 'complete', outcome: 'propose', findings: { ethical: 'none' } } })
    const doing = { type: 'complete', outcome: 'grant' } as const
    await cases.perform(registrar, { case: id, key: 'sample-approved', doing, signature: await sign(registrar, await cases.document(id, doing)) })
  }
  async function scholarship(): Promise<void> {
    const [officer, head] = science
    const id = await filed('administration.scholarship', { university: 'Үлгі университет', average: '3.6', fullTime: 'true', account: generateIban({ bank: '999', account: `LEARNER${at}` }) }, '')
    await cases.perform(officer, { case: id, key: 'sample-checked', doing: { type: 'complete', outcome: 'propose', findings: { confirmed: 'true', endsOn: addDays(today, 60), held: 'false' } } })
    const doing = { type: 'complete', outcome: 'grant' } as const
    await cases.perform(head, { case: id, key: 'sample-given', doing, signature: await sign(head, await cases.document(id, doing)) })
  }
  if (at === 0) await filed('university.leave', { ground: 'other', from: parseDay(addDays(today, 30)), until: parseDay(addDays(today, 200)), paper: await pdf() })
  if (at === 1) await filed('university.credits', { partner: 'Үлгі серіктес университет, Сингапур', subjects: 'Үлгі: машиналық оқыту — 5, статистика — 5', transcript: await pdf() })
  if (at === 2) await filed('university.thesis', { thesis: `Үлгі: ${topics[at]!}`, supervisor: 'Үлгі Жетекші 2', aboutPeople: 'true', care: 'Үлгі: келісім жазбаша алынады, деректер бүркеншік атпен сақталады, жұмыс біткен соң жойылады.' })
  if (at === 3 || at === 4) await approved()
  if (at === 4) await filed('university.graduation', { work: await pdf() })
  if (at >= 4) await scholarship()
}
