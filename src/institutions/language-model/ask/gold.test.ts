/** Questions with the source that must be named first, or that must not be found: written before the answers were looked at. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openWorld, type World } from '../../../countries/kazakhstan/testing.ts'
import { transact } from '../../../kernel/index.ts'
import { type Locale, locales } from '../../../law/text.ts'
import { answer, type Answer } from './answer.ts'
import { type Passage, passageKind, passagesOf } from './passages.ts'

let world: World
let passages: readonly Passage[]
before(async () => {
  world = await openWorld()
  const { kernel } = world
  passages = passagesOf(kernel.cases.procedures, kernel.country.calendar)
  await transact(kernel.db, (tx) => kernel.search.replace(tx, passageKind, passages))
})
after(() => world.close())

type Gold = readonly [question: string, source: string | undefined, ...says: RegExp[]]

const gold: Readonly<Record<Locale, readonly Gold[]>> = {
  kk: [
    ['Технопаркке қосылу өтініші неше күн қаралады?', 'technopark.residency#term', /15 жұмыс күні/],
    ['Технопаркке қосылудан бас тартуға қалай шағымданамын?', 'technopark.residency#appeal', /3 ай ішінде/],
    ['Технопарк қатысушысының міндеттері қандай?', 'technopark.residency#duties', /Тоқсандық есеп/, /кемінде 90\s%/],
    ['Технопаркке қалай қосыламын?', 'technopark.residency#who', /заңды тұлғалар/],
    ['Технопарк қатысушысы болу үшін қандай құжаттар керек?', 'technopark.residency#documents', /бизнес-жоспары/],
    ['Технопарк қатысушысы болу қанша тұрады?', 'technopark.residency#fee', /қатысушысы болу.*тегін/],
    ['Технопарк өтінішінен неге бас тартуы мүмкін?', 'technopark.residency#grounds', /90\s%/],
    ['Тоқсандық есепті қашан тапсырамын?', 'technopark.residency#duties', /15 жұмыс күні/],
    ['Деректерге рұқсат неше күнде беріледі?', 'commons.access#term', /10 жұмыс күні/],
    ['Деректерге рұқсатты кім сұрай алады?', 'commons.access#who', /ұйымдар/],
    ['Қатысушыны технопарктен шығару қанша күнге созылады?', 'technopark.withdrawal#term', /30 жұмыс күні/],
    ['Технопарк іс материалдарын неше жыл сақтайды?', 'technopark.residency#keeping', /5 жыл/],
    ['Технопарктегі жатақхана қанша тұрады?', undefined],
    ['Футболдан әлем чемпионы кім болды?', undefined],
    ['Паспортты қалай ауыстырамын?', undefined],
  ],
  ru: [
    ['Какой срок у услуги «Участие в технопарке»?', 'technopark.residency#term', /15 рабочих дней/],
    ['Как обжаловать отказ?', 'technopark.residency#appeal', /в течение 3 месяцев/],
    ['Какие обязанности у участника технопарка?', 'technopark.residency#duties', /Квартальный отчёт/, /не менее 90\s%/],
    ['Как вступить в технопарк?', 'technopark.residency#who', /Юридические лица/],
    ['Как стать участником технопарка?', 'technopark.residency#who', /Юридические лица/],
    ['Сколько длится рассмотрение жалобы на технопарк?', 'technopark.appeal#term', /20 рабочих дней/],
    ['Что даёт участие в технопарке?', 'technopark.residency#gives', /Свидетельство/],
    ['Сколько стоит участие в технопарке?', 'technopark.residency#fee', /Участие в технопарке.*бесплатно/],
    ['Какие документы нужны для участия в технопарке?', 'technopark.residency#documents', /Бизнес-план/],
    ['Почему могут отказать в регистрации участника технопарка?', 'technopark.residency#grounds', /90\s%/],
    ['Сколько дней рассматривают заявление на доступ к данным?', 'commons.access#term', /10 рабочих дней/],
    ['Сколько длится исключение участника технопарка?', 'technopark.withdrawal#term', /30 рабочих дней/],
    ['На какой срок выдаётся свидетельство участника?', 'technopark.residency#gives', /1 год/],
    ['Сколько лет хранятся материалы дела технопарка?', 'technopark.residency#keeping', /5 лет/],
    ['Какие налоги платит участник?', undefined],
    ['Как приготовить плов с курицей?', undefined],
    ['Сколько стоит проезд в автобусе?', undefined],
  ],
  en: [
    ['How long does a technopark application take?', 'technopark.residency#term', /15 working days/],
    ['How do I appeal a refusal?', 'technopark.residency#appeal', /within 3 months/],
    ['Which duties follow technopark residency?', 'technopark.residency#duties', /Quarterly report/, /90\s%/],
    ['How do I join the technopark?', 'technopark.residency#who', /Legal entities/],
    ['What does technopark residency cost?', 'technopark.residency#fee', /residency.*free of charge/],
    ['Which documents do I need for technopark residency?', 'technopark.residency#documents', /Business plan/],
    ['Why would technopark residency be refused?', 'technopark.residency#grounds', /90\s%/],
    ['Who may ask for access to a dataset?', 'commons.access#who', /[Oo]rganisations/],
    ['How long does access to a dataset take?', 'commons.access#term', /10 working days/],
    ['On which law does technopark residency rest?', 'technopark.residency#law', /Tax Code, art\. 17/],
    ['How much is a bus ticket?', undefined],
    ['Who won the world championship?', undefined],
    ['Which taxes does a resident pay?', undefined],
  ],
}

const said = (given: Answer): string => (given.found ? given.quotes.filter(({ source }) => source === 1).map(({ pieces }) => pieces.map(({ text }) => text).join('')).join(' ') : '')

for (const locale of locales) {
  for (const [question, source, ...says] of gold[locale]) {
    test(`“${question}” ${source === undefined ? 'is not found' : `is answered by ${source}`}`, async () => {
      const given = await answer({ search: world.kernel.search, passages }, question, locale)
      assert.equal(given.found ? given.sources[0]!.path : undefined, source && `/services/${source}`, said(given))
      for (const one of says) assert.match(said(given), one)
    })
  }
}

test('a price alone is never an answer: what it is the price of stands with it', () => {
  for (const { section, about, service } of passages) if (section === 'fee') for (const locale of locales) assert.ok(about[locale].startsWith(service[locale]), about[locale])
})
