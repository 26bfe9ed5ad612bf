/** Made-up cards, needs and profiles, so that the pages of talent and of the network show what they are for: entered by the very applications that people file. */
import type { Kernel } from '../../kernel/index.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import type { Submitted } from '../../law/answers.ts'
import { hashOfText } from '../../law/canonical.ts'
import type { Facts } from '../../law/field.ts'
import { addDays, dayOf } from '../../law/time.ts'
import { enterOwn } from './technopark/sample-centre.ts'
import { skillBadge } from './university/award.ts'
import { cardsRegister } from './university/talent-card.ts'

/** Answers of a question of several. */
const several = (name: string, ...values: readonly string[]): Submitted => Object.fromEntries(values.map((value) => [`${name}.${value}`, 'true']))

const card = (headline: string, claims: readonly string[], languages: readonly string[], region: string, kinds: readonly string[], sex: string): Submitted =>
  ({ headline: `Үлгі: ${headline}`, tasks: 'true', ...several('claims', ...claims), ...several('languages', ...languages), region, remote: 'true', ...several('kinds', ...kinds), shownTo: 'companies', sex, freely: 'true' })

/** The cards of sample learners, in the order of these. */
const sampleCards: readonly Submitted[] = [
  card('кескіндегі нысандарды танитын модель жасаймын', ['M4', 'M3', 'M6'], ['kk', 'ru'], '71', ['job', 'project'], 'female'), card('қазақ мәтінін өңдеймін, токенизатор оқыттым', ['L1', 'L2'], ['kk'], '75', ['internship', 'project'], 'male'),
  card('деректер конвейерін құрып, SQL жазамын', ['D6', 'D3', 'D2'], ['kk', 'ru', 'en'], '35', ['job'], 'male'), card('тілдік модельмен қосымшалар жасаймын', ['L4', 'R1'], ['kk', 'ru'], '79', ['job', 'internship'], 'female'),
  card('модельдердің әділдігі мен тәуекелін бағалаймын', ['R2', 'R3', 'R4'], ['ru', 'en'], '71', ['job'], 'female'), card('сөйлеуді тану модельдерін баптаймын', ['M5', 'M2'], ['kk', 'ru'], '55', ['job', 'project'], 'male'),
]

/** What one learner has shown: each skill with the task and its score. */
export type Shown = readonly (readonly [string, string, number])[]

/** What these learners have shown, in the order of their cards: the skill, the task, its score. */
const badges: readonly Shown[] = [
  [['M4', 'мал санау', 92], ['M4', 'өсімдік ауруын тану', 85], ['M4', 'жол белгілері', 78], ['M3', 'сыныптайтын желі', 80]], [['L2', 'қазақ токенизаторы', 89], ['L1', 'сөйлемге бөлу', 84]], [['D3', 'кестелерді біріктіру', 93], ['D6', 'күнделікті конвейер', 87]],
  [['L4', 'мұғалім көмекшісі', 83]], [['R2', 'топтар арасындағы айырма', 91], ['R3', 'тәуекел картасы', 88]], [['M5', 'байланыс орталығы', 90]],
]

const need = (name: string, about: string, kind: string, must: readonly string[], wish: readonly string[], languages: readonly string[], region: string): Submitted =>
  ({ name: `Үлгі: ${name}`, about: `Үлгі қажеттілік. ${about}`, kind, ...several('must', ...must), ...several('wish', ...wish), ...several('languages', ...languages), region, remote: 'true', fair: 'true' })

const profile = (kk: string, ru: string, en: string, offers: readonly string[], kinds: readonly string[], region: string): Submitted =>
  ({ makesKk: `Үлгі: ${kk}`, makesRu: `Образец: ${ru}`, makesEn: `Sample: ${en}`, ...several('offers', ...offers), ...several('kinds', ...kinds), ...several('languages', 'kk', 'ru'), region, remote: 'true' })

/** What the sample companies need and offer, by the part of their address before the sign. */
const sampleCompanies: Readonly<Record<string, { readonly needs: readonly Submitted[]; readonly profile: Submitted }>> = {
  tilmash: {
    needs: [need('қазақ мәтінін өңдеуші', 'Құжаттарды сөйлемге бөліп, қалыпқа келтіру.', 'internship', ['L1', 'L2'], ['M2'], ['kk'], '75'), need('сөйлеуді тану бойынша серіктес', 'Дауыспен толтырылатын құжат.', 'partner', ['M5'], ['L1'], ['kk'], '71')],
    profile: profile('қазақша құжат оқитын жүйе', 'система чтения документов на казахском', 'a system that reads documents in Kazakh', ['L1', 'L3', 'L4'], ['partner', 'mentor'], '75'),
  },
  egin: {
    needs: [need('компьютерлік көру инженері', 'Ғарыш суретінен егін алқаптарын тану.', 'job', ['M4'], ['M3', 'D6'], ['ru'], '39'), need('тәлімгер: модельді қызметке енгізу', 'Алғашқы модельді іске қосуға көмек керек.', 'mentor', ['M6'], [], [], '71')],
    profile: profile('егінді ғарыштан бақылау', 'наблюдение за посевами из космоса', 'watching crops from space', ['M4', 'S2', 'D6'], ['partner'], '39'),
  },
  dauys: {
    needs: [need('инвестор: дауыс көмекшісі', 'Келесі кезеңге қаражат керек.', 'investor', ['M5'], [], [], '71')],
    profile: profile('қазақ сөзін тану', 'распознавание казахской речи', 'recognition of Kazakh speech', ['M5', 'L1', 'M6'], ['partner', 'mentor', 'investor'], '71'),
  },
}

/** A problem of a made-up ministry. */
const problem: Facts = {
  name: 'Үлгі: ауыл мектептеріндегі қазақша диктантты тексеру', about: 'Үлгі министрліктің мәселесі: мұғалімдер диктантты қолмен тексереді. Дауысты мәтінге айналдыратын және қатені көрсететін шешім қажет.', kind: 'problem', must: ['M5', 'L1'], wish: ['L4'], languages: ['kk'], region: '71', remote: true,
}

/** Enters the problem of a body under the signature of the fund's head, once. */
export async function enterSampleProblem(kernel: Kernel, head: Actor, sign: Parameters<typeof enterOwn>[2]): Promise<void> {
  const { registers, now, country } = kernel
  if ((await registers.standing('technopark.needs')).some(({ owner }) => owner.kind === 'body')) return
  await enterOwn(kernel, head, sign, 'technopark.needs', [{ ...problem, until: addDays(dayOf(now(), country.calendar.zone), 180) }])
}

/** Awards what these learners have shown, once: an assessor proposes, the registrar signs. */
export const awardSampleBadges = (kernel: Kernel, people: Awarding, sign: Parameters<typeof enterOwn>[2]): Promise<void> => awardBadges(kernel, people, sign, badges)

interface Awarding { readonly learners: readonly Actor[]; readonly assessor: Actor; readonly registrar: Actor }

/** Awards to each of them what they have shown, as far as they were not given it before. */
export async function awardBadges({ cases, decisions }: Kernel, { learners, assessor, registrar }: Awarding, sign: Parameters<typeof enterOwn>[2], badges: readonly Shown[]): Promise<void> {
  const held = new Set((await decisions.heldBy(learners.map(({ person }) => person), skillBadge)).map(({ record: { holder, claims } }) => `${holder.person?.id} ${claims?.['skill']} ${claims?.['task']}`))
  for (const [at, learner] of learners.entries()) {
    for (const [skill, task, score] of badges[at] ?? []) {
      if (held.has(`${learner.person} ${skill} Үлгі: ${task}`)) continue
      const draft = await cases.begin(learner, { procedure: 'university.award' })
      for (const page of (await cases.draft(learner, draft)).procedure.form) await cases.savePage(learner, draft, page, { skill, task: `Үлгі: ${task}` })
      const id = await cases.file(learner, { draft })
      await cases.perform(assessor, { case: id, key: 'sample-assess', doing: { type: 'complete', outcome: 'propose', findings: { score: String(score), tests: hashOfText(`Үлгі: ${task}`) } } })
      const doing = { type: 'complete', outcome: 'award' } as const
      await cases.perform(registrar, { case: id, key: 'sample-award', doing, signature: await sign(registrar, await cases.document(id, doing)) })
    }
  }
}

/** Enters what these people and companies say, once: what stands already is not entered again. */
export async function enterSampleTalent({ cases, registers, now, country }: Kernel, { learners, companies }: { readonly learners: readonly Actor[]; readonly companies: Readonly<Record<string, Actor>> }): Promise<void> {
  const until = addDays(dayOf(now(), country.calendar.zone), 180)
  async function file(by: Actor, procedure: string, answers: Submitted): Promise<void> {
    const draft = await cases.begin(by, { procedure })
    for (const page of (await cases.draft(by, draft)).procedure.form) await cases.savePage(by, draft, page, { ...answers, until })
    await cases.file(by, { draft })
  }
  const has = async (register: string, owner: Parameters<typeof registers.stretch>[1]) => (await registers.stretch(register, owner)).length > 0
  for (const [at, learner] of learners.entries()) if (sampleCards[at] && !await has(cardsRegister, { owner: { kind: 'person', id: learner.person }, limit: 1 })) await file(learner, 'university.talent-card', sampleCards[at])
  for (const [name, company] of Object.entries(companies)) {
    const said = sampleCompanies[name]
    const owner = { kind: 'organisation', id: company.organisation!.id } as const
    if (said === undefined) continue
    const named = new Set((await registers.stretch('technopark.needs', { owner, limit: 100 })).map(({ values }) => values['name']))
    for (const one of said.needs) if (!named.has(one['name'])) await file(company, 'technopark.need', one)
    if (!await has('technopark.profiles', { owner, limit: 1 })) await file(company, 'technopark.profile', said.profile)
  }
}
