/** The words of "Ask the programme". */
import { spoken, type Text } from '../../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const words = {
  institution: say('Тілдік модель', 'Языковая модель', 'Language model'),
  title: say('Бағдарламадан сұраңыз', 'Спросите программу', 'Ask the programme'),
  lead: say(
    'Сұрағыңызды қазақша, орысша немесе ағылшынша жазыңыз. Жауап порталдың өз беттерінен, қызмет паспорттарынан, заң сілтемелерінен және деректер каталогынан дереккөзімен бірге беріледі.',
    'Задайте вопрос на казахском, русском или английском. Ответ берётся со страниц самого портала, из паспортов услуг, ссылок на законы и каталога данных и даётся с источниками.',
    'Ask in Kazakh, Russian or English. The answer is taken from the portal’s own pages, the passports of services, the law they cite and the catalogue of data, and comes with its sources.'),
  question: say('Сұрағыңыз', 'Ваш вопрос', 'Your question'),
  ask: say('Сұрау', 'Спросить', 'Ask'),
  answer: say('Жауап', 'Ответ', 'Answer'),
  sources: say('Дереккөздер', 'Источники', 'Sources'),
  examples: say('Мысалы', 'Например', 'For example'),
  notFound: say('Табылмады', 'Не найдено', 'Not found'),
  notFoundHint: say(
    'Порталда бұл сұраққа жауап жоқ, ал жауап ойдан құрастырылмайды. Басқа сөзбен сұраңыз немесе сайттан іздеңіз.',
    'На портале нет ответа на этот вопрос, а выдуманных ответов он не даёт. Спросите другими словами или воспользуйтесь поиском.',
    'The portal has no answer to this, and none is made up. Ask in other words, or search the site.'),
  search: say('Сайттан іздеу', 'Искать на сайте', 'Search the site'),
  extractive: say(
    'Жауапты модель жазған жоқ: бұл — дереккөздерден сөзбе-сөз алынған сөйлемдер.',
    'Ответ не написан моделью: это предложения, взятые из источников дословно.',
    'No model wrote this answer: these are sentences taken from the sources word for word.'),
  generated: say(
    'Жауапты жасанды интеллект төмендегі дереккөздер бойынша тұжырымдады. Шешім қабылдамас бұрын дереккөзді оқыңыз.',
    'Ответ сформулирован искусственным интеллектом по источникам ниже. Прежде чем принимать решение, прочитайте источник.',
    'Artificial intelligence phrased this answer from the sources below. Read the source before you decide anything by it.'),
} as const

/** Questions that the sample programme answers. */
export const exampleQuestions: readonly Text[] = [
  say('Технопаркке қосылу өтініші неше күн қаралады?', 'Какой срок у услуги «Участие в технопарке»?', 'How long does a technopark application take?'),
  say('Технопаркке қосылудан бас тартуға қалай шағымданамын?', 'Как обжаловать отказ?', 'How do I appeal a refusal?'),
  say('Технопарк қатысушысының міндеттері қандай?', 'Какие обязанности у участника технопарка?', 'Which duties follow technopark residency?'),
]
