/** Sample AI systems, visibly made up, entered in the register by the very acts that their owners and the office do. */
import type { Kernel } from '../../../kernel/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Submitted } from '../../../law/answers.ts'

type Signing = (actor: Actor, document: Uint8Array) => Promise<{ readonly provider: string; readonly cms: Uint8Array }>

interface SampleSystem { readonly owner: 'til' | 'statistika' | 'dauys'; readonly checked?: true; readonly answers: Submitted }

const common: Submitted = {
  status: 'inUse', section: 'open', startedOn: '2026-02-02', contact: 'ulgi@ulgi.example', peaceful: 'true', assessments: 'Үлгі бағалау.',
  bansManipulation: 'false', bansVulnerability: 'false', bansScoring: 'false', bansPersonalData: 'false', bansBiometrics: 'false', bansEmotions: 'false', bansResults: 'false',
}

const systems: readonly SampleSystem[] = [
  {
    owner: 'til', answers: {
      ...common, name: 'Үлгі іздеу реттегіші', purpose: 'Үлгі жүйе: табылған мәтіндерді сұраққа сәйкестігі бойынша реттейді.', outputs: 'Мәтіндердің реті.', sector: 'media', decisionRole: 'person', 'failureEffects.little': 'true',
      peopleAffected: 'Іздеуді пайдаланушылар.', humanOversight: 'Қызметкер ретін өзгерте алады, жүйені бірден өшіреді.', appealRoute: 'Қате туралы ұйымға жазу.', data: 'Ашық мәтіндер. Дербес деректер жоқ.', datasets: 'til', model: 'Үлгі модель 1',
      risksAndMeasures: 'Керек мәтін төмен тұруы мүмкін: нәтижелер тоқсан сайын тексеріледі.',
    },
  },
  {
    owner: 'statistika', checked: true, answers: {
      ...common, name: 'Үлгі сауалнама болжағышы', purpose: 'Үлгі жүйе: жетіспейтін жауаптарды болжайды.', outputs: 'Болжанған мән және оның дәлдігі.', sector: 'publicService', decisionRole: 'correctable', 'failureEffects.effectiveness': 'true', 'failureEffects.material': 'true',
      peopleAffected: 'Сауалнамаға қатысушылар, шамамен 12 мың адам.', humanOversight: 'Статистик әр болжамды түзете алады.', appealRoute: 'Деректі түзетуді сұрау.', data: 'Сауалнама жауаптары, атаусыз.', datasets: 'statistika',
      risksAndMeasures: 'Шағын ауылдарда дәлдігі төмен: болжам жарияланбайды.', region: '71',
    },
  },
  {
    owner: 'dauys', checked: true, answers: {
      ...common, name: 'Үлгі шұғыл қоңырау сұрыптағышы', status: 'inDevelopment', startedOn: '', purpose: 'Үлгі жүйе: шұғыл қоңырауларды кезекке қояды.', outputs: 'Қоңыраудың шұғылдығы.', sector: 'health', decisionRole: 'correctable', 'failureEffects.life': 'true',
      peopleAffected: 'Шұғыл көмекке қоңырау шалушылар.', humanOversight: 'Диспетчер әр бағаны көреді және өзгертеді.', appealRoute: 'Диспетчерге айту, қызмет басшысына шағым.', data: 'Қоңырау жазбалары: дауыс, мекенжай.', supplier: '«Үлгі Дауыс» ЖШС',
      risksAndMeasures: 'Қате баға өмірге қауіпті: жүйе диспетчерсіз шешпейді, сынақта ғана жұмыс істейді.', region: '75',
    },
  },
]

/** Registers the sample systems, once. */
export async function registerSampleSystems(
  { cases, registers }: Pick<Kernel, 'cases' | 'registers'>, people: Readonly<Record<SampleSystem['owner'] | 'officer' | 'head', Actor>>, sign: Signing,
): Promise<void> {
  if ((await registers.counted({ register: 'oversight.ai-systems' }, null)).total > 0) return
  for (const { owner, checked, answers } of systems) {
    const by = people[owner]
    const draft = await cases.begin(by, { procedure: 'oversight.ai-system' })
    for (const page of (await cases.draft(by, draft)).procedure.form) await cases.savePage(by, draft, page, answers)
    const id = await cases.file(by, { draft, signature: await sign(by, cases.draftDocument(await cases.draft(by, draft))) })
    if (!checked) continue
    await cases.perform(people.officer, { case: id, key: 'sample-check', doing: { type: 'complete', outcome: 'propose' } })
    const doing = { type: 'complete', outcome: 'register' } as const
    await cases.perform(people.head, { case: id, key: 'sample-register', doing, signature: await sign(people.head, await cases.document(id, doing)) })
  }
}
