/** Enters a made-up programme with two projects into a sample house, by the very acts by which they are entered: of its milestones one is late, one waits for it, one is claimed and one is done with evidence. */
import type { Kernel } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Submitted } from '../../../law/answers.ts'
import { addDays, dayOf } from '../../../law/time.ts'

type Signing = (actor: Actor, document: Uint8Array) => Promise<{ readonly provider: string; readonly cms: Uint8Array }>

interface Coordinators { readonly analyst: Actor; readonly head: Actor; /** Speaks for a body that reports. */ readonly reporter: Actor }

const named = (kk: string, ru: string, en: string): Submitted => ({ name: `Үлгі: ${kk}`, nameRu: `Образец: ${ru}`, nameEn: `Sample: ${en}` })

const programmeName = named('ауыл мұғалімдеріне арналған ЖИ бағдарламасы', 'программа ИИ для сельских учителей', 'AI programme for village teachers')

/** Enters them under the made-up goal. Nothing where that is not there, or where they were entered before. */
export async function enterSampleProjects(kernel: Kernel, { analyst, head, reporter }: Coordinators, sign: Signing): Promise<void> {
  const { cases, registers, now, country } = kernel
  if (!cases.procedures.some(({ id }) => id === 'strategy.project')) return
  const goal = (await registers.standing('strategy.goals')).find(({ values }) => values['name'] === 'Үлгі: мұғалімдерді оқыту')?.number
  if (goal === undefined || (await registers.standing('strategy.projects')).some(({ values }) => values['name'] === programmeName['name'])) return
  const today = dayOf(now(), country.calendar.zone)
  const entered = async (procedure: string, answers: Submitted, { subject, accepted }: { readonly subject?: string; readonly accepted?: boolean } = {}): Promise<string> => {
    const draft = await cases.begin(reporter, { procedure, ...(subject !== undefined && { subject }) })
    for (const page of (await cases.draft(reporter, draft)).procedure.form) await cases.savePage(reporter, draft, page, answers)
    const id = await cases.file(reporter, { draft })
    await cases.perform(analyst, { case: id, key: 'sample-check', doing: { type: 'complete', outcome: 'propose', ...(accepted !== undefined && { findings: { accepted: String(accepted) } }) } })
    const doing = { type: 'complete', outcome: 'enter' } as const
    await cases.perform(head, { case: id, key: 'sample-enter', doing, signature: await sign(head, await cases.document(id, doing)) })
    return (await registers.ofAct({ decision: (await cases.view(head, id)).state.decisions.at(-1)!.id }))!.number
  }
  const owner = { owner: '«Үлгі министрлігі»', ownerOffice: 'Үлгі министр', certainty: 'assumed', goal }
  const programme = await entered('strategy.project', {
    ...programmeName, ...owner, startsOn: addDays(today, -300), deadline: addDays(today, 240), about: 'Бұл бағдарлама ойдан шығарылған: порталдың қалай жұмыс істейтінін көрсетеді.',
  })
  const course = await entered('strategy.project', { ...named('оқу курсы', 'учебный курс', 'course'), ...owner, parent: programme, startsOn: addDays(today, -300), deadline: addDays(today, 120), budget: '120000000', account: 'technopark.grants' })
  const classes = await entered('strategy.project', { ...named('ЖИ сыныптары', 'классы ИИ', 'AI classrooms'), ...owner, owner: '«Үлгі әкімдік»', parent: programme, region: '35', startsOn: addDays(today, -120), deadline: addDays(today, 240) })
  const milestone = (of: string, name: Submitted, days: number, ...after: readonly string[]): Promise<string> => entered('strategy.milestone', { ...name, project: of, plannedOn: addDays(today, days), ...(after.length > 0 && { after: after.join(', ') }) })
  const done = (subject: string, days: number, evidence: string, accepted: boolean): Promise<string> => entered('strategy.milestone-done', { doneOn: addDays(today, days), evidence }, { subject, accepted })
  const written = await milestone(course, named('курс жазылды', 'курс написан', 'course written'), -150)
  const tried = await milestone(course, named('курс сыналды', 'курс опробован', 'course tried out'), -60, written)
  const opened = await milestone(course, named('курс ашылды', 'курс открыт', 'course opened'), -20, tried)
  const equipped = await milestone(classes, named('сыныптар жабдықталды', 'классы оборудованы', 'classrooms equipped'), 60)
  await milestone(classes, named('алғашқы сабақтар өтті', 'первые уроки проведены', 'first lessons held'), 150, opened, equipped)
  await done(written, -155, 'Үлгі қабылдау актісі № 11', true)
  await done(tried, -58, 'Үлгі хат: сынақ туралы есеп тіркелмеген.', false)
}
