/** Sample inspections, visibly made up: one under way, which waits for what the owner says to the findings, and one that ended with commitments, which the owner owes by a day. */
import type { Doing } from '../../../kernel/cases/index.ts'
import { type Kernel, transact } from '../../../kernel/index.ts'
import { type Actor, actorString } from '../../../kernel/parties/index.ts'
import type { Submitted } from '../../../law/answers.ts'
import { addDays, dayOf } from '../../../law/time.ts'
import { callTaker, voiceHelper, type Signing } from './sample-systems.ts'

interface Inspected {
  readonly system: string
  readonly mandate: Submitted
  readonly record: string
  readonly evidence: readonly string[]
  readonly explanation: string
  readonly findings: string
  readonly commitments?: string
}

const inspections: readonly Inspected[] = [
  {
    system: callTaker, mandate: { manner: 'announced', cause: 'Үлгі себеп: жоспарлы тексеру.', questions: 'Диспетчер әр қоңыраудың шұғылдық деңгейін көре ме және өзгерте ала ма?' },
    record: 'Үлгі жазба: диспетчерлердің екі ауысымы қаралды, өзгертілген деңгейлер журналға жазылмаған.', evidence: ['Үлгі: ауысым журналының көшірмесі'],
    explanation: 'Үлгі түсініктеме: журнал келесі нұсқада қосылады.', findings: 'Үлгі қорытынды: диспетчер шұғылдық деңгейін өзгерте алады, бірақ өзгеріс сақталмайды.',
    commitments: 'Диспетчер өзгерткен әр шұғылдық деңгейінің журналға жазылуын 30 күн ішінде қамтамасыз ету.',
  },
  {
    system: voiceHelper, mandate: { manner: 'announced', cause: 'Үлгі себеп: тұрғын жүйенің қате жауап бергенін хабарлады.', questions: 'Жүйе қандай деректер негізінде оқытылған және қате жауап қалай түзетіледі?' },
    record: 'Үлгі жазба: деректер жиындарының нұсқалары мен модель паспорты қаралды, жиырма қоңырау тыңдалды.', evidence: ['Үлгі: сервер бөлмесінен алынған қоңыраулар журналы', 'Үлгі: модель паспортының басып шығарылған көшірмесі'],
    explanation: 'Үлгі түсініктеме: қате жауап түзетілді, оператор әр аптада он жауапты тексереді.', findings: 'Үлгі қорытынды: жауапты жасанды интеллект жүйесі жасағаны туралы белгі әр жауапта бірдей көрсетілмейді.',
  },
]

interface InspectedBy { readonly inspector: Actor; readonly head: Actor; readonly owner: Actor; readonly paper: Uint8Array }

/** Inspects the sample systems, once. */
export async function inspectSampleSystems(kernel: Pick<Kernel, 'cases' | 'db' | 'files' | 'now' | 'country' | 'obligations'>, { inspector, head, owner, paper }: InspectedBy, sign: Signing): Promise<void> {
  const { cases, db, files, country } = kernel
  if (await db.selectFrom('case_record').select('id').where('procedure', '=', 'oversight.inspection').limit(1).executeTakeFirst()) return
  for (const { system, mandate, record, evidence, explanation, findings, commitments } of inspections) {
    const entered = await db.selectFrom('entry_version').innerJoin('entry', 'entry.number', 'entry_version.entry').select(['entry_version.decision', 'entry.facts'])
      .where('entry.register', '=', 'oversight.ai-systems').where('does', '=', 'enter').where('entry_version.decision', 'is not', null).execute()
    const about = entered.find(({ facts }) => facts['name'] === system)?.decision
    if (about === undefined || about === null) continue
    const id = await transact(db, (tx) => cases.openByOffice(tx, inspector, { procedure: 'oversight.inspection', about, facts: mandate, reasons: 'Үлгі негіздеме.', key: `sample-inspection-${about}` }))
    let acts = 0
    const act = async (by: Actor, outcome: string, { signs, ...said }: { readonly signs?: true; readonly reasons?: string; readonly findings?: Submitted } = {}): Promise<void> => {
      const doing: Doing = { type: 'complete', outcome, ...said }
      await cases.perform(by, { case: id, key: `sample-inspection-${acts += 1}`, doing, ...(signs && { signature: await sign(by, await cases.document(id, doing)) }) })
    }
    const taken = await Promise.all(evidence.map(async (called, at) => {
      const { id: document } = await files.receive((async function* () { yield paper; yield new TextEncoder().encode(`% ${called}\n`) })(), { name: `ulgi-dalel-${at + 1}.pdf`, limitBytes: 1_000_000, accept: ['application/pdf'], by: actorString(inspector) })
      return { [`evidence.${at}.called`]: called, [`evidence.${at}.document`]: document }
    }))
    await act(head, 'order', { signs: true })
    const visitedOn = addDays(dayOf(kernel.now(), country.calendar.zone), -1)
    await act(inspector, 'ask', { signs: true, findings: { visitedOn, record, ...Object.assign({}, ...taken) as Submitted } })
    await act(owner, 'explain', { reasons: explanation })
    await act(inspector, 'hear', { findings: { preliminary: findings } })
    if (commitments === undefined) continue
    await act(owner, 'silent')
    await act(inspector, 'commit', { reasons: 'Үлгі негіздеме: бұзушылықты иесі өзі жоя алады.', findings: { commitments } })
    await act(head, 'commit', { signs: true })
  }
  // The owner has their duty at once, and not with the next round.
  await kernel.obligations.openPeriods()
}
