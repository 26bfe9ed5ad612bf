/** Sample data of the programme: people, companies and cases that are visibly made up, entered by the very acts that users do. */
import { identifierOf } from '../../law/conventions.ts'
import { join } from 'node:path'
import type { Doing } from '../../kernel/cases/index.ts'
import { type Kernel, transact } from '../../kernel/index.ts'
import { type Actor, folderPost, sharePassword } from '../../kernel/parties/index.ts'
import { sharePin } from '../../kernel/signatures/index.ts'
import type { SampleSize } from '../../portal/index.ts'
import type { Submitted } from '../../law/answers.ts'
import { generateBin } from '../../law/identifier.ts'
import { organisationName } from '../../law/official-names.ts'
import type { Text } from '../../law/text.ts'
import { dayOf, daysBetween, type Instant, instantAt } from '../../law/time.ts'
import { periodOf } from '../../law/duty.ts'
import { namesFromKazakh } from './forms-of-companies.ts'
import { bodies } from './bodies.ts'
import { calendar } from './calendar.ts'
import { inEveryLanguage } from '../../law/format.ts'
import { officesOf } from '../../law/in-body.ts'
import { done, publishSamples } from './commons/publish-samples.ts'
import { publishSampleModel } from './language-model/publish-sample-model.ts'
import { enterSampleCompute } from './compute-hours/sample.ts'
import { enterSampleSystems, type Which } from './oversight/sample.ts'
import { sampleRegister } from './sample-register.ts'
import { administrator, alreadySmall, founder, halfSeeded, learner, payer, publisher, seeding, university } from './sample-words.ts'
import { awardSampleBadges, enterSampleProblem, enterSampleTalent } from './sample-talent.ts'
import { enterSampleAudit } from './strategy/sample-audit.ts'
import { enterSampleMeetings } from './strategy/sample-meetings.ts'
import { enterSampleOpen } from './strategy/sample-open.ts'
import { enterSamplePlans, enterSampleProjects } from './strategy/sample.ts'
import { doorkeepers, enterSampleCentre, enterSampleToday } from './technopark/sample-centre.ts'
import { openSampleTenants } from './technopark/sample-tenants.ts'
import { enterSampleCohorts } from './technopark/sample-cohorts.ts'
import { enterSomeEarlier, openSamplePark, parkNumber, parkOpens } from './technopark/sample-park/index.ts'
import { enterSampleCohort } from './university/sample-cohort.ts'
import { enterSampleLearners } from './university/sample-learners.ts'
import { enterSampleProgrammes } from './university/sample-programmes.ts'
import { enterSampleResearch, rector, researchers } from './university/sample-research.ts'
import { enterSampleStudy } from './university/sample-study.ts'
import { openSampleTuition, payers } from './university/sample-tuition.ts'
import { enterSampleUniversities } from './university/sample-universities.ts'

/** The password and the PIN of every sample person: public, for a portal that anyone may look around in. */
const samplePassword = sharePassword('ulgi-derek-kupiyasoz')
const samplePin = sharePin('202611')

interface SamplePerson { readonly email: string; readonly name: string; readonly roles?: readonly string[]; readonly company?: string }

const modelEngineer: SamplePerson = { email: 'injener@ulgi.example', name: 'Үлгі Модель Инженері', roles: ['language-model.engineer'] }
const dataSteward: SamplePerson = { email: 'derek@ulgi.example', name: 'Үлгі Дерек Жауаптысы', roles: ['commons.steward'] }
const modelHead: SamplePerson = { email: 'model@ulgi.example', name: 'Үлгі Модель Басшысы', roles: ['language-model.head'] }

/** Those who bring declarations into force: three people. */
const lawmakers: readonly SamplePerson[] = [
  { email: 'joba@ulgi.example', name: 'Үлгі Жоба Дайындаушы', roles: ['programme.drafter'] },
  { email: 'zanger@ulgi.example', name: 'Үлгі Заңгер', roles: ['programme.lawyer'] },
  { email: 'bagdarlama@ulgi.example', name: 'Үлгі Бағдарлама Басшысы', roles: ['programme.head'] },
]

const overseer: SamplePerson = { email: 'qadagalau@ulgi.example', name: 'Үлгі Қадағалау Маманы', roles: ['oversight.officer'] }
const inspector: SamplePerson = { email: 'inspektor@ulgi.example', name: 'Үлгі Инспектор', roles: ['oversight.inspector'] }
const headOfOversight: SamplePerson = { email: 'qadagalau.basshy@ulgi.example', name: 'Үлгі Қадағалау Басшысы', roles: ['oversight.head'] }

/** Those who oversee AI systems, and hear appeals about them. */
const overseers: readonly SamplePerson[] = [
  overseer, headOfOversight,
  inspector,
  { email: 'qadagalau.shagym1@ulgi.example', name: 'Үлгі Қадағалау Шағымы Бірінші', roles: ['oversight.appeals'] },
  { email: 'qadagalau.shagym2@ulgi.example', name: 'Үлгі Қадағалау Шағымы Екінші', roles: ['oversight.appeals'] },
]

const deciding = ['akimat', 'citizens', 'revenue', 'social', 'science'] as const

/** Those who answer for public services, of all bodies at once: an officer, a head, who gives opinions, two who hear appeals, and an author and a lawyer of services. */
const servants: readonly SamplePerson[] = [
  { email: 'qyzmet@ulgi.example', name: 'Үлгі Қызмет Маманы', roles: deciding.map((body) => `${body}.officer`) },
  { email: 'qyzmet.basshy@ulgi.example', name: 'Үлгі Қызмет Басшысы', roles: deciding.map((body) => `${body}.head`) },
  { email: 'avtor@ulgi.example', name: 'Үлгі Қызмет Авторы', roles: deciding.map((body) => `${body}.author`) },
  { email: 'qyzmet.zanger@ulgi.example', name: 'Үлгі Қызмет Заңгері', roles: deciding.map((body) => `${body}.lawyer`) },
  { email: 'tereze@ulgi.example', name: 'Үлгі Терезе Маманы', roles: ['citizens.counter'] },
  { email: 'kelisu@ulgi.example', name: 'Үлгі Келісуші', roles: ['emergencies.inspector', 'sanitary.inspector'] },
  { email: 'qyzmet.shagym1@ulgi.example', name: 'Үлгі Қызмет Шағымы Бірінші', roles: ['administration.appeals'] },
  { email: 'qyzmet.shagym2@ulgi.example', name: 'Үлгі Қызмет Шағымы Екінші', roles: ['administration.appeals'] },
]

const [analyst, coordinator, reporter]: readonly [SamplePerson, SamplePerson, SamplePerson] = [
  { email: 'taldau@ulgi.example', name: 'Үлгі Талдаушы', roles: ['strategy.analyst'] },
  { email: 'strategia@ulgi.example', name: 'Үлгі Стратегия Басшысы', roles: ['strategy.head'] },
  { email: 'esep.beru@ulgi.example', name: 'Үлгі Есеп Беруші', roles: ['oversight.representative'] },
]

/** A secretary, two members and a chair, who is a member too: of the council and of the commission alike. */
const [secretary, chair, ...members]: readonly [SamplePerson, SamplePerson, ...SamplePerson[]] = [
  { email: 'hatshy@ulgi.example', name: 'Үлгі Хатшы', roles: ['strategy.commission-secretary', 'strategy.council-secretary'] },
  { email: 'otyrys.toraga@ulgi.example', name: 'Үлгі Отырыс Төрағасы', roles: ['strategy.commission-chair', 'strategy.commission-member', 'strategy.council-chair', 'strategy.council-member'] },
  { email: 'otyrys1@ulgi.example', name: 'Үлгі Отырыс Мүшесі Бірінші', roles: ['strategy.commission-member', 'strategy.council-member'] },
  { email: 'otyrys2@ulgi.example', name: 'Үлгі Отырыс Мүшесі Екінші', roles: ['strategy.commission-member', 'strategy.council-member'] },
]

/** Who audits, and who signs what was found. */
const auditors: readonly [SamplePerson, SamplePerson] = [
  { email: 'auditor@ulgi.example', name: 'Үлгі Аудитор', roles: ['strategy.auditor'] },
  { email: 'palata@ulgi.example', name: 'Үлгі Палата Мүшесі', roles: ['strategy.audit-head'] },
]

/** Those who keep the strategy, who reports to them for a body, who meets, and who audits. */
const coordinators: readonly SamplePerson[] = [analyst, coordinator, reporter, secretary, chair, ...members, ...auditors]

const [sharer, headOfSharing]: readonly [SamplePerson, SamplePerson] = [
  { email: 'esepteu@ulgi.example', name: 'Үлгі Есептеу Маманы', roles: ['compute-hours.officer'] },
  { email: 'esepteu.basshy@ulgi.example', name: 'Үлгі Есептеу Басшысы', roles: ['compute-hours.head'] },
]

/** Those who share out compute hours, the engineer who runs the machines, and who hears appeals. */
const sharers: readonly SamplePerson[] = [
  sharer, headOfSharing,
  { email: 'injener.esepteu@ulgi.example', name: 'Үлгі Есептеу Инженері', roles: ['compute-operator.engineer'] },
  { email: 'esepteu.shagym1@ulgi.example', name: 'Үлгі Есептеу Шағымы Бірінші', roles: ['compute-hours.appeals'] },
  { email: 'esepteu.shagym2@ulgi.example', name: 'Үлгі Есептеу Шағымы Екінші', roles: ['compute-hours.appeals'] },
]

/** Those who assess what learners show, who sign their badges, and who write courses. */
const teachers: readonly SamplePerson[] = [
  { email: 'bagalaushy@ulgi.example', name: 'Үлгі Бағалаушы', roles: ['university.assessor'] },
  { email: 'tirkeushi@ulgi.example', name: 'Үлгі Тіркеуші', roles: ['university.registrar'] },
  { email: 'kurs.avtory@ulgi.example', name: 'Үлгі Курс Авторы', roles: ['university.author'] },
]

/** People who show a card of themselves. */
const learners: readonly SamplePerson[] = ['Бірінші', 'Екінші', 'Үшінші', 'Төртінші', 'Бесінші', 'Алтыншы'].map((nth, at) => ({ email: `bilimger${at + 1}@ulgi.example`, name: `Үлгі Білімгер ${nth}` }))

/** Those who check applications to the university, and who signs for whom it admits. */
const admitters: readonly SamplePerson[] = [rector, { email: 'qabyldau@ulgi.example', name: 'Үлгі Қабылдау Маманы', roles: ['university.admissions'] }]

/** Who keeps the books of the university. */
const bursar: SamplePerson = { email: 'oqu.aqysy@ulgi.example', name: 'Үлгі Университет Бухгалтері', roles: ['university.bursar'] }

/** Heads of universities that report what they do for AI. */
const universities: readonly (SamplePerson & { readonly company: string })[] = [
  { email: 'univer.alatau@ulgi.example', name: 'Үлгі Университет Басшысы Бірінші', company: '«Үлгі Алатау университеті» КЕАҚ' },
  { email: 'univer.esil@ulgi.example', name: 'Үлгі Университет Басшысы Екінші', company: '«Үлгі Есіл университеті» КЕАҚ' },
  { email: 'univer.ontustik@ulgi.example', name: 'Үлгі Университет Басшысы Үшінші', company: '«Үлгі Оңтүстік университеті» КЕАҚ' },
]

/** Who acts for the technopark where it proposes what is to become of its own rooms and events, and who finds out for other bodies who looked at data, which is nobody who decides there, and signs their answers. */
const representatives: readonly SamplePerson[] = [{ email: 'okil@ulgi.example', name: 'Үлгі Технопарк Өкілі', roles: ['technopark.representative'] }, { email: 'qyzmet.okil@ulgi.example', name: 'Үлгі Қызмет Өкілі', roles: deciding.map((body) => `${body}.representative`) }, { email: 'qyzmet.akimshi@ulgi.example', name: 'Үлгі Қызмет Әкімшісі', roles: deciding.map((body) => `${body}.administrator`) }]

const officers: readonly SamplePerson[] = [
  { email: 'maman@ulgi.example', name: 'Үлгі Маман', roles: ['technopark.officer'] },
  { email: 'mushe1@ulgi.example', name: 'Үлгі Мүше Бірінші', roles: ['technopark.commission'] },
  { email: 'mushe2@ulgi.example', name: 'Үлгі Мүше Екінші', roles: ['technopark.commission'] },
  { email: 'mushe3@ulgi.example', name: 'Үлгі Мүше Үшінші', roles: ['technopark.commission'] },
  { email: 'toraga@ulgi.example', name: 'Үлгі Төраға', roles: ['technopark.chair', 'technopark.commission'] },
  { email: 'basshy@ulgi.example', name: 'Үлгі Басшы', roles: ['technopark.head'] },
  { email: 'qazy1@ulgi.example', name: 'Үлгі Қазы Бірінші', roles: ['incubation-jury.juror', 'research-reviewers.reviewer'] },
  { email: 'qazy2@ulgi.example', name: 'Үлгі Қазы Екінші', roles: ['incubation-jury.juror', 'research-reviewers.reviewer'] },
  // Where one of two declares a conflict of interest, two who have not read the project score it.
  { email: 'qazy3@ulgi.example', name: 'Үлгі Қазы Үшінші', roles: ['incubation-jury.juror', 'research-reviewers.reviewer'] },
  { email: 'qazy4@ulgi.example', name: 'Үлгі Қазы Төртінші', roles: ['incubation-jury.juror', 'research-reviewers.reviewer'] },
  { email: 'shagym1@ulgi.example', name: 'Үлгі Шағым Бірінші', roles: ['technopark.appeals'] },
  { email: 'shagym2@ulgi.example', name: 'Үлгі Шағым Екінші', roles: ['technopark.appeals'] },
  dataSteward,
  { email: 'qor@ulgi.example', name: 'Үлгі Қор Басшысы', roles: ['commons.head'] },
  { email: 'derek.shagym1@ulgi.example', name: 'Үлгі Дерек Шағымы Бірінші', roles: ['commons.appeals'] },
  { email: 'derek.shagym2@ulgi.example', name: 'Үлгі Дерек Шағымы Екінші', roles: ['commons.appeals'] },
  modelEngineer,
  modelHead,
  { email: 'akimshi@ulgi.example', name: 'Үлгі Әкімші', roles: ['administrator'] },
]

/** Organisations that publish the sample datasets, by their namespace. */
const publishers = {
  statistika: { email: 'statistika@ulgi.example', name: 'Үлгі Статистик', company: '«Үлгі Статистика» КЕАҚ' },
  til: { email: 'til@ulgi.example', name: 'Үлгі Тілші', company: '«Үлгі Тіл қоры» КЕАҚ' },
} as const

/** Who runs the programme's own systems, and registers them first. */
const operator = { email: 'operator@ulgi.example', name: 'Үлгі Оператор', company: '«Үлгі Бағдарлама операторы» КЕАҚ' } as const

const companies: readonly (SamplePerson & { readonly company: string; readonly project: string; readonly activity: string; readonly ends: 'granted' | 'refused' | 'voting' | 'moderation' | 'correction' | 'draft' })[] = [
  { email: 'tilmash@ulgi.example', name: 'Үлгі Құрылтайшы Бірінші', company: '«Үлгі Тілмаш» ЖШС', project: 'Қазақша құжат оқитын жүйе', activity: 'ai', ends: 'granted' },
  { email: 'egin@ulgi.example', name: 'Үлгі Құрылтайшы Екінші', company: '«Үлгі Егін» ЖШС', project: 'Егінді ғарыштан бақылау', activity: 'data', ends: 'granted' },
  { email: 'dauys@ulgi.example', name: 'Үлгі Құрылтайшы Үшінші', company: '«Үлгі Дауыс» ЖШС', project: 'Қазақ сөзін тану', activity: 'ai', ends: 'granted' },
  { email: 'esep@ulgi.example', name: 'Үлгі Құрылтайшы Төртінші', company: '«Үлгі Есеп» ЖШС', project: 'Шағын бизнеске арналған есеп', activity: 'software', ends: 'voting' },
  { email: 'sauda@ulgi.example', name: 'Үлгі Құрылтайшы Бесінші', company: '«Үлгі Сауда» ЖШС', project: 'Онлайн сауда алаңы', activity: 'software', ends: 'refused' },
  { email: 'oqu@ulgi.example', name: 'Үлгі Құрылтайшы Алтыншы', company: '«Үлгі Оқу» ЖШС', project: 'Мектепке арналған көмекші', activity: 'training', ends: 'moderation' },
  { email: 'densaulyq@ulgi.example', name: 'Үлгі Құрылтайшы Жетінші', company: '«Үлгі Денсаулық» ЖШС', project: 'Суретті талдау', activity: 'ai', ends: 'correction' },
  { email: 'jol@ulgi.example', name: 'Үлгі Құрылтайшы Сегізінші', company: '«Үлгі Жол» ЖШС', project: 'Жол қозғалысын болжау', activity: 'data', ends: 'draft' },
]

const titles: Readonly<Record<string, Text>> = Object.assign({ administrator }, ...bodies.map(officesOf))

/** Who there is to be, once the sample data has been written. */
export async function samplesOf({ parties, settings }: Kernel) {
  if (settings.programme !== 'sample' || !await parties.personByEmail(officers[0]!.email)) return undefined
  // A house that was filled before they were among the samples has none of them.
  const later = await Promise.all([lawmakers, overseers, servants, coordinators, teachers, admitters, sharers, representatives, doorkeepers, researchers, [bursar]].map(async (group) => (await parties.personByEmail(group[0]!.email) ? group : [])))
  const present = [...officers, ...later.flat()]
  const [running, studying] = [await parties.personByEmail(operator.email) ? [operator] : [], await parties.personByEmail(learners[0]!.email) ? [learners[0]!] : []]
  const reporting = await parties.personByEmail(universities[0]!.email) ? universities : []
  const owing = await parties.personByEmail(payers[2]!.email) ? [payers[2]!] : []
  const people = [...companies, ...studying, ...owing, ...reporting, ...running, ...Object.values(publishers), ...present].map(({ email, roles, company }: SamplePerson) => {
    const office = roles !== undefined ? titles[roles[0]!]! : payers.some((one) => one.email === email) ? payer : learners.some((one) => one.email === email) ? learner : universities.some((one) => one.email === email) ? university : Object.values(publishers).some((one) => one.email === email) ? publisher : founder
    return { email, office: company === undefined ? office : inEveryLanguage((locale) => `${office[locale]}: ${organisationName({ name: company, names: namesFromKazakh(company) ?? {} }, locale)}`) }
  })
  return { password: samplePassword.password, pin: samplePin.pin, people }
}

/** A one-page PDF that says in three languages that it is a sample. */
const samplePlan = new TextEncoder().encode('%PDF-1.4\n%âãÏÓ\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n'
  + '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n'
  + '4 0 obj<</Length 51>>stream\nBT /F 24 Tf 60 760 Td (SAMPLE / ULGI / OBRAZETS) Tj ET\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

/** Seeds an empty portal; one that has been seeded is left alone, and it is said when that was not to the end. */
export async function seedSample(kernel: Kernel, progress: (text: Text) => void, clock?: { turnBack(days: number): void }, size: SampleSize = 'small'): Promise<void> {
  if (await kernel.parties.personByEmail(officers[0]!.email)) {
    if (size === 'large' && !await kernel.parties.organisation({ number: parkNumber(0) })) progress(alreadySmall)
    if (!await kernel.parties.personByEmail(publishers.til.email)) progress(halfSeeded) // they come last
    return
  }
  progress(seeding)
  const office: Record<string, Actor> = {}
  for (const person of [...officers, ...lawmakers, ...overseers, ...servants, ...coordinators, ...teachers, ...admitters, ...sharers, ...representatives, ...doorkeepers, ...researchers, bursar]) office[person.email.split('@')[0]!] = await enter(kernel, person, 0)
  let reporting: Actor | undefined
  const now = instantAt(Date.now())
  const days = clock && kernel.settings.databaseUrl === undefined ? sampleDays(now) : undefined
  // A clock that cannot be turned back has no year to be lived through.
  const park = size === 'large' && days ? await openSamplePark(kernel, { today: dayOf(now, calendar.zone), plan: samplePlan, clock: clock!, progress }) : undefined
  await park?.until(days!.granted)
  for (const [index, company] of companies.entries()) {
    const founder = await enter(kernel, company, index + 1)
    await apply(kernel, founder, company, office)
    // The first two have been residents for some months: one reports, the other does not.
    if (index === 0) reporting = founder
    if (index === 1 && days) await live(kernel, [reporting!, founder], office, days, { turnBack: async (to) => { await park?.until(to); clock!.turnBack(to) } })
  }
  const of = ({ email }: SamplePerson): Actor => office[email.split('@')[0]!]!
  await enterSamplePlans(kernel, { analyst: of(analyst), head: of(coordinator), reporter: of(reporter) }, (actor, document) => sign(kernel, actor, document))
  await enterSampleProjects(kernel, { analyst: of(analyst), head: of(coordinator), reporter: of(reporter) }, (actor, document) => sign(kernel, actor, document))
  await enterSampleCompute(kernel, { officer: of(sharer), head: of(headOfSharing), reporter: of(reporter) }, (actor, document) => sign(kernel, actor, document))
  await enterSampleMeetings(kernel, { secretary: of(secretary), members: [of(chair), ...members.map(of)], chair: of(chair), reporter: of(reporter) }, (actor, document) => sign(kernel, actor, document))
  await enterSampleAudit(kernel, { auditor: of(auditors[0]), chamber: of(auditors[1]), reporter: of(reporter) }, (actor, document) => sign(kernel, actor, document))
  await enter(kernel, operator, companies.length + 20)
  for (const learner of learners) await enter(kernel, learner, 0)
  for (const [index, one] of universities.entries()) await enter(kernel, one, companies.length + 30 + index)
  for (const [index, one] of Object.values(publishers).entries()) await enter(kernel, one, companies.length + 1 + index)
  await transact(kernel.db, (tx) => kernel.jobs.enqueue(tx, datasetsJob, null, { key: 'sample' }))
  await kernel.round()
}

const datasetsJob = 'sample.datasets'

/** Resolves when the sample datasets can be read; the worker must run. */
export const samplesPublished = async ({ jobs }: Pick<Kernel, 'jobs'>): Promise<void> => done(jobs, (await jobs.list({ name: datasetsJob, limit: 1 }))[0])

/** Defines the publication of the sample datasets: it takes a while, and goes on behind the open portal. */
export function sampleWork(kernel: Kernel): void {
  kernel.jobs.define(datasetsJob, {
    async run({ signal }) {
      const owner = async (email: string): Promise<Actor> => {
        const person = (await kernel.parties.personByEmail(email))!
        const [organisation] = await kernel.parties.organisationsOf(person.id)
        return { person: person.id, name: person.name, roles: [], organisation: organisation!.organisation, capacity: 'head' }
      }
      const owners = { statistika: await owner(publishers.statistika.email), til: await owner(publishers.til.email) }
      const official = async ({ email, roles = [] }: SamplePerson): Promise<Actor> => {
        const { id, name } = (await kernel.parties.personByEmail(email))!
        return { person: id, name, roles }
      }
      const peopleOf = async (all: readonly SamplePerson[]): Promise<readonly Actor[]> => (await Promise.all(all.map(({ email }) => kernel.parties.personByEmail(email)))).flatMap((one) => (one ? [{ person: one.id, name: one.name, roles: [] }] : []))
      const signs = (actor: Actor, document: Uint8Array) => sign(kernel, actor, document)
      const basshy = officers.find(({ roles }) => roles?.includes('technopark.head'))!
      const enterSystems = async (which: Which): Promise<void> => { if (await kernel.parties.personByEmail(overseer.email)) await enterSampleSystems(kernel, { official: { officer: overseer, head: headOfOversight, inspector, representative: representatives[0]! }, operator, owners, owner, as: official, paper: samplePlan }, signs, which) }
      signal.throwIfAborted()
      await enterSampleCentre(kernel, await official(basshy), signs)
      await enterSampleToday(kernel, await official(basshy), signs, { officer: await official(officers.find(({ roles }) => roles?.includes('technopark.officer'))!), guests: await peopleOf([...companies, ...learners]) })
      await enterSampleCohorts(kernel, await official(basshy), signs)
      await enterSomeEarlier(kernel, await official(basshy), signs)
      await enterSampleProblem(kernel, await official(basshy), signs)
      if (await kernel.parties.personByEmail(rector.email)) await enterSampleProgrammes(kernel, await official(rector), signs)
      signal.throwIfAborted()
      const studying = await peopleOf(learners)
      if (studying.length === learners.length) {
        if (await kernel.parties.personByEmail(teachers[0]!.email)) await awardSampleBadges(kernel, { learners: studying, assessor: await official(teachers[0]!), registrar: await official(teachers[1]!) }, signs)
        signal.throwIfAborted()
        await enterSampleStudy(kernel, studying)
        signal.throwIfAborted()
        await enterSampleTalent(kernel, {
          learners: studying, companies: Object.fromEntries(await Promise.all(['tilmash', 'egin', 'dauys'].map(async (name) => [name, await owner(`${name}@ulgi.example`)] as const))),
        })
      }
      signal.throwIfAborted()
      if (await kernel.parties.personByEmail(universities[0]!.email)) {
        const registrar = await official(teachers[1]!)
        const heads = Object.fromEntries(await Promise.all(universities.map(async ({ email }) => [email.split('@')[0]!, await owner(email)] as const)))
        await enterSampleUniversities(kernel, { heads, registrar, rector: await official(rector), paper: samplePlan }, signs)
        signal.throwIfAborted()
        await enterSampleCohort(kernel, { desk: await official(admitters[1]!), assessor: await official(teachers[0]!), registrar, company: await owner('tilmash@ulgi.example'), paper: samplePlan }, signs)
        await enterSampleLearners(kernel, studying, { assessor: await official(teachers[0]!), registrar, rector: await official(rector), science: [await official(servants[0]!), await official(servants[1]!)], paper: samplePlan }, signs)
        if (studying[5]) await openSampleTuition(kernel, { registrar, rector: await official(rector) }, signs).exchange(studying[5], samplePlan)
      }
      signal.throwIfAborted()
      await enterSystems('without datasets')
      signal.throwIfAborted()
      if (studying[0] && await kernel.parties.personByEmail(analyst.email)) await enterSampleOpen(kernel, { analyst: await official(analyst), head: await official(coordinator), reporter: await official(reporter), asker: studying[0] }, signs)
      signal.throwIfAborted()
      await publishSamples(kernel, owners, await official(dataSteward), signs, signal)
      if (await kernel.parties.personByEmail(rector.email)) await enterSampleResearch(kernel, await official(rector), signs, { language: owners.til, statistics: owners.statistika })
      // The numbers of the first page were taken before the datasets were there.
      await kernel.indicators.record()
      await publishSampleModel(kernel, { engineer: await official(modelEngineer), head: await official(modelHead) }, signs)
      signal.throwIfAborted()
      await enterSystems('all')
      await kernel.indicators.record()
    },
  })
}

/** How many days ago a house of the sample begins. */
export const sampleBegins = (now: Instant, size: SampleSize = 'small'): number => {
  const today = dayOf(now, calendar.zone)
  return Math.max(sampleDays(now).granted, size === 'large' ? daysBetween(parkOpens(today), today) : 0)
}

/** How many days ago the sample's first companies were granted residency, and reported: counted from the quarter that runs. */
function sampleDays(now: Instant): { readonly granted: number; readonly reported: readonly number[] } {
  const today = dayOf(now, calendar.zone)
  const since = daysBetween(periodOf('quarter', today).from, today)
  return { granted: since + 120, reported: [since + 84, since - 8].filter((days) => days >= 0) }
}

/** The months in which the first company reports and pays nothing yet, and the second does not report at all. */
async function live(kernel: Kernel, both: readonly [Actor, Actor], office: Readonly<Record<string, Actor>>, { granted, reported }: ReturnType<typeof sampleDays>, clock: { turnBack(days: number): Promise<void> }): Promise<void> {
  const { obligations } = kernel
  const [founder] = both
  const holding = (role: string): Actor => office[officers.find(({ roles }) => roles?.includes(role))!.email.split('@')[0]!]!
  const tenants = openSampleTenants(kernel, { officer: holding('technopark.officer'), head: holding('technopark.head'), companies: both }, (actor, document) => sign(kernel, actor, document))
  await tenants.rent()
  const of = ({ email }: SamplePerson): Actor => office[email.split('@')[0]!]!
  const tuition = openSampleTuition(kernel, { registrar: of(teachers[1]!), rector: of(rector) }, (actor, document) => sign(kernel, actor, document))
  const paying: Actor[] = []
  for (const one of payers) paying.push(await enter(kernel, one, 0))
  await tuition.agree(paying)
  // Two pay in time, and the third does not.
  await clock.turnBack(granted - 10)
  await kernel.round()
  await tuition.pay(of(bursar), paying.slice(0, 2))
  // Every four weeks rooms are booked for the next four, but where a report is made before the first of those hours: time goes one way.
  const reports = new Set(reported)
  const bookings = new Set([77, 49, 21].filter((days) => !reported.some((one) => one < days && one > days - 12)))
  for (const days of [...reports.union(bookings)].toSorted((a, b) => b - a)) {
    await clock.turnBack(days)
    await kernel.round()
    if (bookings.has(days)) {
      const today = dayOf(kernel.now(), calendar.zone)
      const on = await tenants.book()
      await clock.turnBack(days - daysBetween(today, on))
      await tenants.receive()
    }
    const open = reports.has(days) ? (await obligations.own(founder)).find(({ state }) => state === 'open') : undefined
    if (open === undefined) continue
    await obligations.save(founder, open.id, {
      'revenue.0.description': 'Үлгі жазылымдар', 'revenue.0.kind': 'priority', 'revenue.0.amount': '18500000',
      'revenue.1.description': 'Үлгі депозит сыйақысы', 'revenue.1.kind': 'related', 'revenue.1.amount': '420000',
      'revenue.2.description': 'Үлгі жиһаз сату', 'revenue.2.kind': 'other', 'revenue.2.amount': '650000',
    })
    await obligations.report(founder, { obligation: open.id, answers: {}, signature: await sign(kernel, founder, await obligations.document(founder, open.id)) })
  }
  await clock.turnBack(0)
}

/** Registers a sample person, with their office or company. */
async function enter(kernel: Kernel, { email, name, roles = [], company }: SamplePerson, serial: number): Promise<Actor> {
  const session = await kernel.parties.register({ name, email, password: samplePassword, locale: 'kk' }, { device: 'sample' })
  await confirmAddress(kernel)
  const actor = (await kernel.parties.actorOf(session.secret))!
  for (const role of roles) await transact(kernel.db, (tx) => kernel.parties.grantRole(tx, { system: 'sample' }, { person: actor.person, role }))
  const number = generateBin({ registered: '2024-02', serial: 9000 + serial })
  const organisation = company === undefined ? undefined : await transact(kernel.db, (tx) => kernel.parties.addOrganisation(tx, actor, { number, name: company, names: namesFromKazakh(company) ?? {} }))
  const whole: Actor = organisation ? { ...actor, organisation, capacity: 'head' } : { ...actor, roles }
  const identifier = identifierOf('person', sampleRegister.person(email))
  await transact(kernel.db, async (tx) => {
    await kernel.parties.proveNumber(tx, { person: actor.person, name, identifier, proof: 'sample register' })
    if (organisation) await kernel.parties.proveHead(tx, { organisation: organisation.id, person: actor.person, proof: 'sample register' })
    await kernel.signatures.local.enrol(tx, {
      person: actor.person, name, identifier, pin: samplePin,
      ...(organisation ? { role: 'head' as const, organisation } : { role: 'person' as const }),
    })
  })
  return whole
}

/** Opens the links of the letters that wait, as their readers would: only who confirmed an address can be named by it. */
async function confirmAddress({ parties, settings }: Kernel): Promise<void> {
  const post = folderPost(join(settings.data, 'mail'), 'no-reply@ulgi.example')
  const links: string[] = []
  await parties.sendLetters({
    async send(letter) {
      await post.send(letter)
      links.push(...[...letter.body.matchAll(/\/account\/confirm\?link=(\S+)/g)].map(([, link]) => link!))
    },
  })
  for (const link of links) await parties.confirmEmail(link)
}

async function sign(kernel: Kernel, actor: Actor, document: Uint8Array) {
  const [certificate] = await kernel.signatures.local.certificates(actor.person)
  return { provider: 'local', cms: await kernel.signatures.local.sign(actor.person, certificate!.id, samplePin, document) }
}

/** Takes one application as far as the sample says. */
async function apply(kernel: Kernel, founder: Actor, company: (typeof companies)[number], office: Readonly<Record<string, Actor>>): Promise<void> {
  const { cases, files } = kernel
  const { ends } = company
  const draft = await cases.begin(founder, { procedure: 'technopark.residency' })
  const plan = ends === 'correction' ? undefined : await files.receive(
    (async function* () { yield samplePlan })(), { name: 'ulgi-biznes-jospar.pdf', limitBytes: 1_000_000, accept: ['application/pdf'], by: `person:${founder.person}` },
  )
  const answers: Submitted = {
    registeredOn: '2024-02-12', branches: ends === 'refused' ? '3' : '0', stateShare: '0', subsoilUser: 'false', economicZone: 'false', excisePayer: 'false',
    projectName: company.project, activity: company.activity, projectSummary: 'Бұл – үлгі жоба: ешқандай нақты компанияға қатысы жоқ.', teamSize: '7',
    priorityShare: ends === 'refused' ? '62' : '96', sellsGoods: 'false', contactPhone: '+7 700 000 00 00', ...(plan && { businessPlan: plan.id }),
  }
  const { procedure } = await cases.draft(founder, draft)
  for (const page of ends === 'draft' ? procedure.form.slice(0, 3) : procedure.form) await cases.savePage(founder, draft, page, answers)
  if (ends === 'draft') return
  const id = await cases.file(founder, { draft, signature: await sign(kernel, founder, cases.draftDocument(await cases.draft(founder, draft))) })
  if (ends === 'moderation') return
  let step = 0
  const act = async (name: string, doing: Doing, signed = false): Promise<void> => {
    const actor = office[name]!
    step += 1
    await cases.perform(actor, { case: id, key: `sample-${step}`, doing, ...(signed && { signature: await sign(kernel, actor, await cases.document(id, doing)) }) })
  }
  const findings = { innovative: 'true', assessment: 'Үлгі бағалау: жоба жаңа шешім ұсынады.' }
  if (ends === 'correction') return act('maman', { type: 'complete', outcome: 'correct', findings, marks: [{ field: 'projectSummary', reason: 'Жоба қандай міндетті шешетіні және қазір қай сатыда екені жазылмаған. Осы екеуін қосыңыз.' }, { field: 'teamSize', reason: 'Жобада нақты неше адам жұмыс істейтінін көрсетіңіз.' }] })
  await act('maman', { type: 'complete', outcome: 'accept', findings })
  const vote = ends === 'refused' ? 'refuse' : 'grant'
  for (const member of ends === 'voting' ? ['mushe1'] : ['mushe1', 'mushe2', 'mushe3']) await act(member, { type: 'vote', vote, reasons: 'Үлгі дауыс.' })
  if (ends === 'voting') return
  await act('toraga', { type: 'conclude', minutes: 'Үлгі хаттама: кворум бар, комиссия дауыс берді.' })
  if (ends === 'refused') {
    await cases.perform(founder, { case: id, key: 'sample-hearing', doing: { type: 'complete', outcome: 'silent' } })
    return act('basshy', { type: 'complete', outcome: 'refuse', reasons: 'Үлгі негіздеме: шарттар орындалмаған.' }, true)
  }
  await act('basshy', { type: 'complete', outcome: 'grant' }, true)
}
