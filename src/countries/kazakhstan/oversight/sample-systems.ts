/** Sample AI systems, visibly made up, entered in the register by the very acts that their owners and the office do. */
import { finishAssessment } from '../../../institutions/oversight/index.ts'
import { type Kernel, transact } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Submitted } from '../../../law/answers.ts'
import { addDays, dayOf } from '../../../law/time.ts'
import { ownSystems } from './own-systems.ts'

export type Signing = (actor: Actor, document: Uint8Array) => Promise<{ readonly provider: string; readonly cms: Uint8Array }>

interface SampleSystem { readonly owner: 'til' | 'statistika' | 'dauys'; readonly checked?: true; readonly answers: Submitted }

/** The systems that are inspected, by their names. */
export const [callTaker, voiceHelper] = ['Үлгі шұғыл қоңырау сұрыптағышы', 'Үлгі дауыстық анықтама көмекшісі'] as const

const common: Submitted = {
  status: 'inUse', section: 'open', startedOn: '2026-02-02', contact: 'ulgi@ulgi.example', peaceful: 'true', assessments: 'Үлгі бағалау.',
  bansManipulation: 'false', bansVulnerability: 'false', bansScoring: 'false', bansPersonalData: 'false', bansBiometrics: 'false', bansEmotions: 'false', bansResults: 'false',
}

const systems: readonly SampleSystem[] = [
  {
    owner: 'til', answers: {
      ...common, name: 'Үлгі іздеу реттегіші', purpose: 'Үлгі жүйе: табылған мәтіндерді сұраққа сәйкестігі бойынша реттейді.', outputs: 'Мәтіндердің реті.', sector: 'media', decisionRole: 'person', 'failureEffects.little': 'true',
      peopleAffected: 'Іздеуді пайдаланушылар.', humanOversight: 'Қызметкер ретін өзгерте алады, жүйені бірден өшіреді.', appealRoute: 'Қате туралы ұйымға жазу.', data: 'Ашық мәтіндер. Дербес деректер жоқ.', datasets: 'til/unimorph-kazakh', model: 'Үлгі модель 1',
      risksAndMeasures: 'Керек мәтін төмен тұруы мүмкін: нәтижелер тоқсан сайын тексеріледі.',
    },
  },
  {
    owner: 'statistika', checked: true, answers: {
      ...common, name: 'Үлгі сауалнама болжағышы', purpose: 'Үлгі жүйе: жетіспейтін жауаптарды болжайды.', outputs: 'Болжанған мән және оның дәлдігі.', sector: 'publicService', decisionRole: 'correctable', 'failureEffects.effectiveness': 'true', 'failureEffects.material': 'true',
      peopleAffected: 'Сауалнамаға қатысушылар, шамамен 12 мың адам.', humanOversight: 'Статистик әр болжамды түзете алады.', appealRoute: 'Деректі түзетуді сұрау.', data: 'Сауалнама жауаптары, атаусыз.', datasets: 'statistika/emhana-qabyldaulary',
      risksAndMeasures: 'Шағын ауылдарда дәлдігі төмен: болжам жарияланбайды.', region: '71',
    },
  },
  {
    owner: 'dauys', checked: true, answers: {
      ...common, name: callTaker, status: 'inDevelopment', startedOn: '', purpose: 'Үлгі жүйе: шұғыл қоңырауларды кезекке қояды.', outputs: 'Қоңыраудың шұғылдығы.', sector: 'health', decisionRole: 'correctable', 'failureEffects.life': 'true',
      peopleAffected: 'Шұғыл көмекке қоңырау шалушылар.', humanOversight: 'Диспетчер әр қоңыраудың шұғылдық деңгейін көреді және өзгерте алады.', appealRoute: 'Диспетчерге айту, қызмет басшысына шағым.', data: 'Қоңырау жазбалары: дауыс, мекенжай.', supplier: '«Үлгі Дауыс» ЖШС',
      risksAndMeasures: 'Қате анықталған деңгей өмірге қауіпті: жүйе диспетчерсіз шешпейді, сынақта ғана жұмыс істейді.', region: '75',
    },
  },
  {
    owner: 'dauys', checked: true, answers: {
      ...common, name: voiceHelper, purpose: 'Үлгі жүйе: анықтама қызметіне қоңырау шалған адамның сұрағын танып, ашық деректер бойынша дауыспен жауап береді.', outputs: 'Айтылған жауаптың мәтіні. Ол қате болуы мүмкін.', sector: 'publicService', decisionRole: 'correctable',
      'failureEffects.effectiveness': 'true', 'failureEffects.moral': 'true', peopleAffected: 'Анықтама қызметіне қоңырау шалушылар, айына шамамен 4 мың адам.', humanOversight: 'Оператор қоңырауды кез келген сәтте өзіне алады.', appealRoute: 'Операторға қосылу немесе ұйымға жазу.',
      data: 'Дауыс жазбалары мен морфологиялық сөздік. Қоңыраулардың өзі сақталмайды.', datasets: 'til/common-voice-kazakh, til/unimorph-kazakh', model: 'shanyraq-kk-10m-2', supplier: '«Үлгі Дауыс» ЖШС',
      risksAndMeasures: 'Жауап қате болуы мүмкін: жүйе дереккөзін атайды, білмесе, операторға қосады.', region: '71',
    },
  },
]

type People<Owner extends string> = Readonly<Record<Owner | 'officer' | 'head', Actor>>
type Entering = Pick<Kernel, 'cases' | 'db'>

/** Applies, and has it looked at by an officer and signed by the head where the rules do not enter it at once. */
async function register({ cases }: Pick<Kernel, 'cases'>, by: Actor, people: People<never>, answers: Submitted, checked: boolean, sign: Signing): Promise<void> {
  const draft = await cases.begin(by, { procedure: 'oversight.ai-system' })
  for (const page of (await cases.draft(by, draft)).procedure.form) await cases.savePage(by, draft, page, answers)
  const id = await cases.file(by, { draft, signature: await sign(by, cases.draftDocument(await cases.draft(by, draft))) })
  if (!checked) return
  await cases.perform(people.officer, { case: id, key: 'sample-check', doing: { type: 'complete', outcome: 'propose' } })
  const doing = { type: 'complete', outcome: 'register' } as const
  await cases.perform(people.head, { case: id, key: 'sample-register', doing, signature: await sign(people.head, await cases.document(id, doing)) })
}

/** What was ever entered, in whatever state it is: a start that was interrupted goes on where it stopped, and brings nothing back that was suspended or struck off. */
const named = async (db: Entering['db']): Promise<ReadonlySet<unknown>> =>
  new Set((await db.selectFrom('entry').select('facts').where('register', '=', 'oversight.ai-systems').execute()).map(({ facts }) => facts['name']))

/** Which systems are entered: all, or those that name no dataset of the sample, where these are not published yet. */
export type Which = 'all' | 'without datasets'

const isAmong = (which: Which, answers: Submitted): boolean => which === 'all' || !String(answers['datasets'] ?? '').includes('/')

/** Registers the sample systems, once. */
export async function registerSampleSystems({ cases, db }: Entering, people: People<SampleSystem['owner']>, sign: Signing, which: Which): Promise<void> {
  const there = await named(db)
  for (const { owner, checked, answers } of systems) if (isAmong(which, answers) && !there.has(answers['name'])) await register({ cases }, people[owner], people, answers, checked === true, sign)
}

/** Tells, once, of a service of a body that rests on no registered system, for the check of completeness to find. */
export async function tellOfSampleUse({ cases, registers, now, country }: Pick<Kernel, 'cases' | 'registers' | 'now' | 'country'>, by: Actor, sign: Signing): Promise<void> {
  const name = 'Үлгі: анықтама қызметінің көмекшісі'
  if ((await registers.page({ register: 'oversight.ai-uses', text: 'анықтама', limit: 1 }, null)).entries.length > 0) return
  const draft = await cases.begin(by, { procedure: 'oversight.ai-use' })
  const answers: Submitted = { what: 'service', name, address: 'https://ulgi.example/', model: 'Үлгі модель 1', until: addDays(dayOf(now(), country.calendar.zone), 300) }
  for (const page of (await cases.draft(by, draft)).procedure.form) await cases.savePage(by, draft, page, answers)
  await cases.file(by, { draft, signature: await sign(by, cases.draftDocument(await cases.draft(by, draft))) })
}

/** Registers the programme's own systems before all others, once, each with its assessment. */
export async function registerOwnSystems(kernel: Kernel, people: People<'operator'>, sign: Signing, which: Which = 'all'): Promise<void> {
  const there = await named(kernel.db)
  for (const { answers, assessed } of ownSystems) {
    if (!isAmong(which, answers) || there.has(answers['name'])) continue
    const assessment = await transact(kernel.db, (tx) => finishAssessment(kernel, tx, people.operator, String(answers['name']), assessed))
    const { title } = (await kernel.lineage.thing(assessment))!
    const minimal = answers['failureEffects.little'] === 'true'
    await register(kernel, people.operator, people, { ...answers, assessments: `${title.kk}. ${assessment}` }, !minimal, sign)
  }
}
