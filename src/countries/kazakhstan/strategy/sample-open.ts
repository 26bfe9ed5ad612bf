/** Enters into a sample house a draft with a comment, a question that was answered and one that waits, and a scenario, visibly made up, by the very acts by which they are entered. */
import { saveScenario } from '../../../institutions/strategy/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Submitted } from '../../../law/answers.ts'
import { addDays, dayOf, yearOf } from '../../../law/time.ts'
import { strategyOptions } from './options.ts'

type Signing = (actor: Actor, document: Uint8Array) => Promise<{ readonly provider: string; readonly cms: Uint8Array }>

interface Open { readonly analyst: Actor; readonly head: Actor; /** Speaks for the body that brings the draft. */ readonly reporter: Actor; /** Comments and asks, for themself. */ readonly asker: Actor }

/** Enters them once. Nothing where the procedures are not in force yet, or the plan of the sample was not entered. */
export async function enterSampleOpen(kernel: Kernel, { analyst, head, reporter, asker }: Open, sign: Signing): Promise<void> {
  const { cases, registers, discussions, now, country } = kernel
  if (!cases.procedures.some(({ id }) => id === 'strategy.question') || (await registers.standing('strategy.drafts')).length > 0) return
  const [goals, measures, indicators] = await Promise.all(['goals', 'measures', 'indicators'].map((name) => registers.standing(`strategy.${name}`)))
  const numbered = (all: typeof goals, name: string): string | undefined => all!.find(({ values }) => values['name'] === `Үлгі: ${name}`)?.number
  const [goal, from, to, indicator] = [numbered(goals, 'мұғалімдерді оқыту'), numbered(measures, 'мектептерді желіге қосу'), numbered(measures, 'қызметтер бойынша ережеге сай шешім қабылдау'), numbered(indicators, 'өтінішті қарау мерзімі')]
  if (goal === undefined) return
  const today = dayOf(now(), country.calendar.zone)

  async function filed(by: Actor, procedure: string, answers: Submitted): Promise<string> {
    const draft = await cases.begin(by, { procedure })
    for (const page of (await cases.draft(by, draft)).procedure.form) await cases.savePage(by, draft, page, answers)
    return cases.file(by, { draft, ...(by === asker && { signature: await sign(by, cases.draftDocument(await cases.draft(by, draft))) }) })
  }
  async function act(by: Actor, id: string, outcome: string, findings?: Submitted): Promise<void> {
    const doing = { type: 'complete', outcome, ...(findings && { findings }) } as const
    await cases.perform(by, { case: id, key: `sample-${outcome}-${by.person}`, doing, ...(by === head && { signature: await sign(by, await cases.document(id, doing)) }) })
  }

  const brought = await filed(reporter, 'strategy.draft', {
    name: 'Үлгі: ауыл мектептеріне арналған ЖИ сабағының жобасы', nameRu: 'Образец: проект урока ИИ для сельских школ', nameEn: 'Sample: draft of a lesson on AI for village schools', goal, commentsUntil: addDays(today, 60),
    draftText: 'Үлгі: бұл мәтін ойдан шығарылған. Әр мектепте аптасына бір ЖИ сабағы болады.\nОбразец: этот текст вымышлен. В каждой школе один урок ИИ в неделю.\nSample: this text is made up. Each school has one lesson on AI a week.',
  })
  await act(analyst, brought, 'propose')
  await act(head, brought, 'enter')
  const draft = (await registers.ofAct({ decision: (await cases.view(head, brought)).state.decisions.at(-1)!.id }))!.number
  await discussions.ask(asker, { thing: `strategy:${draft}`, kind: 'proposal', text: 'Үлгі: алдымен мұғалімдерді оқыту керек.\nОбразец: сначала нужно обучить учителей.\nSample: the teachers should be trained first.' })

  const asked = { asked: 'question', publish: 'true', repeated: 'no', goal } as const
  const answered = await filed(asker, 'strategy.question', { ...asked, substance: 'Үлгі: курс қашан ашылады?' })
  await act(analyst, answered, 'study')
  await act(analyst, answered, 'answer', {
    answered: 'Үлгі: курс ашық.', publicText: 'Үлгі: мұғалімдерге арналған курс қашан ашылады? Образец: когда откроется курс для учителей? Sample: when does the course for teachers open?',
    publicAnswer: 'Үлгі: курс 2025 жылдан бері ашық.\nОбразец: курс открыт с 2025 года.\nSample: the course has been open since 2025.',
  })
  await act(head, answered, 'answer')
  await filed(asker, 'strategy.question', { ...asked, substance: 'Үлгі: келесі жылы қанша мұғалім оқиды?', draft })

  if (from === undefined || to === undefined) return
  const author = 'Үлгі Талдаушы'
  await saveScenario(kernel, strategyOptions.registers, analyst, {
    name: 'Үлгі · Образец · Sample: 600 000 000 ₸', about: 'Үлгі: желіге арналған ақшаның бір бөлігі ережеге сай шешімдерге берілсе ше? Образец: что если часть денег на сеть передать решениям по правилам? Sample: what if some of the money for the network went to decisions by rules?',
    moves: { money: [{ from, to, amount: 60_000_000_000n, author }], people: [] },
    effects: indicator === undefined ? [] : [{ measure: to, resource: 'money', per: 10_000_000_000n, indicator, year: yearOf(today) + 1, change: -0.5, author }],
  })
}
