/**
 * A made-up cohort: applicants of the call, learners with their answers, badges, and hires of three years, so that the desk of admission, the pages of learners and the picture of
 * capacity show what they are for. What people do here is done at its own moment, by the very acts that users do; of earlier years only registers tell, as they are told later.
 */
import type { Kernel } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Submitted } from '../../../law/answers.ts'
import type { Facts } from '../../../law/field.ts'
import { addDays, type Day, dayOf, yearOf } from '../../../law/time.ts'
import { openSampleSigners, type SampleSigners } from '../sample-signers.ts'
import { type Shown, awardBadges } from '../sample-talent.ts'
import { enterOwn } from '../technopark/sample-centre.ts'
import { hiresRegister } from '../technopark/network/hires.ts'
import { admission } from './admission/index.ts'
import { enterSampleStudy, laySampleAnswer } from './sample-study.ts'

type Signing = Parameters<typeof enterOwn>[2]

interface Offices { readonly desk: Actor; readonly assessor: Actor; readonly registrar: Actor }

/** What each learner of the cohort was given a badge for; several have none yet. */
const shown: readonly Shown[] = [
  ...[81, 77, 90, 68, 85, 73].map((score): Shown => [['L1', 'сөйлемге бөлу', score]]), ...[88, 64, 92, 79, 70].map((score): Shown => [['D3', 'кестелерді біріктіру', score]]), [], [], [],
]

/** Average grade, score of the entrance task, and how far the application has come: the last two were sent back to be corrected, and refused, which is appealed. */
const applicants = [['3.6', '84', 'graded'], ['3.4', '71', 'graded'], ['3.9', '93', 'graded'], ['3.5', '', 'checked'], ['3.7', '', 'filed'], ['3.4', '', 'filed'], ['3.3', '', 'mend'], ['3.2', '', 'refused']] as const

/** Hires: the skill, the region, in which of the three years, and from which month. */
const hires: readonly (readonly [string, string, string, number, number])[] = [
  ...[1, 3, 6, 9, 10].map((month) => ['L1', '75', 'job', 0, month] as const), ...[2, 4, 5, 8, 9, 11].map((month) => ['D3', '71', 'job', 1, month] as const), ...[2, 5, 6, 7, 9].map((month) => ['L1', '75', 'internship', 2, month] as const),
  ['M4', '39', 'job', 2, 3], ['M5', '71', 'project', 1, 10],
]

/** Enters them once: whoever begins the first application, the first enrolment or the first hire begins all of that kind. */
export async function enterSampleCohort(kernel: Kernel, { company, paper, ...offices }: Offices & { readonly company: Actor; readonly paper: Uint8Array }, sign: Signing): Promise<void> {
  const today = dayOf(kernel.now(), kernel.country.calendar.zone)
  const owner = { kind: 'organisation', id: company.organisation!.id } as const
  if ((await kernel.registers.stretch(hiresRegister, { owner, limit: 1 })).length > 0) return
  const signers = await openSampleSigners(kernel)
  await applied(kernel, signers, offices, sign, { paper, today })
  const learners: Actor[] = []
  for (const [at] of shown.entries()) learners.push(await signers.enter(`Үлгі Тыңдаушы ${at + 1}`))
  await awardBadges(kernel, { learners, assessor: offices.assessor, registrar: offices.registrar }, sign, shown)
  await enterSampleStudy(kernel, learners)
  await laySampleAnswer(kernel, learners.at(-1)!)
  signers.forgetKey()
  // They come last, so that a start that broke off is seen.
  await enterOwn(kernel, company, sign, hiresRegister, hires.map(([skill, region, kind, year, month]): Facts => {
    const since = `${yearOf(today) - 2 + year}-${String(month).padStart(2, '0')}-01` as Day
    return { skill, region, kind, since: since < today ? since : addDays(today, -1) }
  }), owner)
}

/** Applications to the call, where it is open: some wait to be checked, some to be graded, some for the ranking. */
async function applied({ cases, files, now, country }: Kernel, signers: SampleSigners, { desk, assessor, registrar }: Offices, sign: Signing, { paper, today }: { readonly paper: Uint8Array; readonly today: Day }): Promise<void> {
  const { from, until } = admission.call!.window!
  if (now() < `${from}:00.000Z` || dayOf(now(), country.calendar.zone) >= until.slice(0, 10)) return
  const pdf = async (by: Actor): Promise<string> => (await files.receive((async function* () { yield paper })(), { name: 'ulgi.pdf', limitBytes: 1_000_000, accept: ['application/pdf'], by: `person:${by.person}` })).id
  async function appealed(by: Actor, about: string): Promise<void> {
    const draft = await cases.begin(by, { procedure: 'university.appeal', about })
    for (const page of (await cases.draft(by, draft)).procedure.form) await cases.savePage(by, draft, page, { objections: 'Үлгі: транскрипттің екінші бетінде орташа балл жазылған.' })
    await cases.file(by, { draft, signature: await signers.sign(by, cases.draftDocument(await cases.draft(by, draft))) })
  }
  for (const [at, [average, score, until]] of applicants.entries()) {
    const by: Actor = await signers.enter(`Үлгі Талапкер ${at + 1}`, { signs: true })
    const answers: Submitted = {
      quota: 'none', degree: 'bachelor', average, abroad: 'false', transcript: await pdf(by), english: 'ielts', ielts: '7', testedOn: addDays(today, -120), certificate: await pdf(by),
    }
    const draft = await cases.begin(by, { procedure: admission.id })
    for (const page of (await cases.draft(by, draft)).procedure.form) await cases.savePage(by, draft, page, answers)
    const id = await cases.file(by, { draft, signature: await signers.sign(by, cases.draftDocument(await cases.draft(by, draft))) })
    if (until === 'filed') continue
    if (until === 'mend') {
      await cases.perform(desk, { case: id, key: 'sample-back', doing: { type: 'complete', outcome: 'mend', reasons: 'Үлгі: транскрипттің екінші беті оқылмайды. Анық көшірмесін қосыңыз.', findings: { papersProved: 'false', quotaProved: 'none' } } })
      continue
    }
    if (until === 'refused') {
      await cases.perform(desk, { case: id, key: 'sample-declined', doing: { type: 'complete', outcome: 'decline', reasons: 'Үлгі: транскрипт жауаптарды растамайды.', findings: { papersProved: 'false', quotaProved: 'none' } } })
      const doing = { type: 'complete', outcome: 'refuse', reasons: 'Үлгі: құжаттар орташа балды растамайды.' } as const
      await cases.perform(registrar, { case: id, key: 'sample-refused', doing, signature: await sign(registrar, await cases.document(id, doing)) })
      await appealed(by, (await cases.view(by, id)).state.decisions.at(-1)!.id)
      continue
    }
    await cases.perform(desk, { case: id, key: 'sample-checked', doing: { type: 'complete', outcome: 'pass', findings: { papersProved: 'true', quotaProved: 'none' } } })
    if (until === 'graded') await cases.perform(assessor, { case: id, key: 'sample-graded', doing: { type: 'complete', outcome: 'graded', findings: { taskScore: score, taskTests: 'a'.repeat(64) } } })
  }
}
