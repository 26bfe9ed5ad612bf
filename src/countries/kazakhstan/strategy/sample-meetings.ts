/** Enters three past meetings, in one of which a text was not adopted, and two instructions into a sample house, visibly made up, by the very acts by which they are entered: one is late, one is closed upon evidence. */
import type { Doing } from '../../../kernel/cases/index.ts'
import { type Kernel, transact } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Facts } from '../../../law/field.ts'
import { addDays, dayOf } from '../../../law/time.ts'

type Signing = (actor: Actor, document: Uint8Array) => Promise<{ readonly provider: string; readonly cms: Uint8Array }>

/** The secretary and the members of both bodies; the chair is one of the members. */
export interface Sitting { readonly secretary: Actor; readonly members: readonly Actor[]; readonly chair: Actor; /** Speaks for the body that answers. */ readonly reporter: Actor }

/** Enters them. Nothing where the procedures are not in force yet. */
export async function enterSampleMeetings(kernel: Kernel, { secretary, members, chair, reporter }: Sitting, sign: Signing): Promise<void> {
  const { cases, registers, obligations, now, country } = kernel
  if (!cases.procedures.some(({ id }) => id === 'strategy.instruction')) return
  const today = dayOf(now(), country.calendar.zone)
  const opened = (procedure: string, key: string, facts: Facts): Promise<string> => transact(kernel.db, (tx) => cases.openOfItself(tx, secretary, { procedure, key: `sample-${key}`, facts }))
  const act = async (by: Actor, id: string, doing: Doing): Promise<void> => {
    const signature = by === chair && doing.type === 'complete' ? await sign(by, await cases.document(id, doing)) : undefined
    await cases.perform(by, { case: id, key: `sample-${by.person}-${doing.type}`, doing, ...(signature && { signature }) })
  }
  const decided = async (id: string): Promise<string> => (await cases.view(secretary, id)).state.decisions.at(-1)!.id
  const held = async (procedure: string, key: string, facts: Facts, dissent: string): Promise<string> => {
    const id = await opened(procedure, key, facts)
    for (const [place, member] of members.entries()) await act(member, id, place === 1 ? { type: 'vote', vote: 'reject', reasons: dissent } : { type: 'vote', vote: 'adopt' })
    await act(chair, id, { type: 'conclude', minutes: 'Үлгі хаттама: дауыс берілді, кворум белгіленбеген.' })
    await act(chair, id, { type: 'complete', outcome: 'sign', findings: { minutes: 'Үлгі хаттама: мәселелер қаралды, мәтін көпшілік дауыспен қабылданды.', dissent } })
    return (await registers.ofAct({ decision: await decided(id) }))!.number
  }
  await held('strategy.council-meeting', 'council', {
    name: 'Үлгі: Кеңестің бірінші отырысы', heldOn: addDays(today, -60), agenda: 'Үлгі мәселе: ауылдардағы ЖИ сауаттылығы', resolution: 'Үлгі ұсыныс: мұғалімдерді оқытуды жеделдету.',
  }, 'Үлгі ерекше пікір: алдымен мектептерді интернетке қосу керек.')
  const meeting = await held('strategy.commission-meeting', 'commission', {
    name: 'Үлгі: Комиссияның бірінші отырысы', heldOn: addDays(today, -45), agenda: 'Үлгі мәселе: мерзімі өткен іс-шара', resolution: 'Үлгі шешім: екі органға тапсырма берілсін.',
  }, 'Үлгі ерекше пікір: мерзім тым қысқа.')
  const turnedDown = await opened('strategy.commission-meeting', 'rejected', { name: 'Үлгі: Комиссияның екінші отырысы', heldOn: addDays(today, -20), agenda: 'Үлгі мәселе: жаңа іс-шараның қаржысы', resolution: 'Үлгі: қаржысы көрсетілмеген іс-шараны бастау.' })
  for (const member of members) await act(member, turnedDown, { type: 'vote', vote: 'reject', reasons: 'Үлгі: қаржы көзі көрсетілмеген.' })
  await act(chair, turnedDown, { type: 'conclude', minutes: 'Үлгі хаттама: мәтін қабылданған жоқ.' })
  await act(chair, turnedDown, { type: 'complete', outcome: 'close', findings: { minutes: 'Үлгі хаттама: мәтінге мүшелердің бәрі қарсы дауыс берді.' } })
  const told = async (key: string, facts: Facts): Promise<string> => {
    const id = await opened('strategy.instruction', key, { meeting, heldOn: addDays(today, -45), ...facts })
    await act(chair, id, { type: 'complete', outcome: 'give' })
    return decided(id)
  }
  const measure = (await registers.standing('strategy.measures')).find(({ values }) => values['accepted'] !== true)?.number
  await told('late', { what: 'Үлгі тапсырма: мектептерді интернетке қосу кестесін ұсыну.', whom: 'university', until: addDays(today, -15), ...(measure !== undefined && { measure }) })
  const done = await told('done', { what: 'Үлгі тапсырма: жүйелер тізілімін толықтыру.', whom: 'oversight', until: addDays(today, 30) })
  await obligations.openPeriods()
  const { id: duty } = (await obligations.own(reporter)).find(({ decision }) => decision === done)!
  await obligations.save(reporter, duty, { done: 'Үлгі жауап: тізілім толықтырылды.', shownBy: 'reference', source: 'Үлгі акт № 5' })
  await obligations.report(reporter, { obligation: duty, answers: {}, signature: await sign(reporter, await obligations.document(reporter, duty)) })
  const review = await transact(kernel.db, (tx) => cases.openByOffice(tx, secretary, { procedure: 'strategy.instruction-reviewed', about: done, key: 'sample-review', facts: { what: 'Үлгі тапсырма: жүйелер тізілімін толықтыру.', whom: 'oversight', seen: 'Үлгі акт № 5' }, reasons: 'Үлгі: орган жауап берді.' }))
  await act(chair, review, { type: 'complete', outcome: 'close', findings: { accepted: 'Үлгі акт № 5' } })
}
