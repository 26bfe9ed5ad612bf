/** The words of the first page. */
import { spoken, type Text } from '../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const words = {
  sentence: (country: Text): Text => say(
    `${country.kk}: жасанды интеллект бағдарламасының қызметтері, деректері мен модельдері бір жерде`,
    `${country.ru}: услуги, данные и модели программы искусственного интеллекта в одном месте`,
    `${country.en}: services, data and models of the artificial intelligence programme in one place`),
  search: say('Іздеу', 'Найти', 'Search'),
  examples: say('Мысалы', 'Например', 'For example'),
  awaits: (count: number): Text => say(`Сізді күтіп тұрғаны: ${count}`, `Ждёт вас: ${count}`, count === 1 ? 'One thing awaits you' : `${count} things await you`),
  toCabinet: say('Менің кабинетіме өту', 'Перейти в мой кабинет', 'Go to my cabinet'),
  needs: say('Қандай мәселемен келдіңіз?', 'С каким вопросом вы пришли?', 'What did you come for?'),
  more: say('Барлығы', 'Все', 'All'),
  tryNow: say('Тіркелгісіз байқап көріңіз', 'Попробуйте сейчас, без учётной записи', 'Try now, without an account'),
  allTries: say('Барлығын бір бетте байқап көру', 'Попробовать всё на одной странице', 'Try them all on one page'),
  course: say('Бағдарламаның барысы', 'Как идёт программа', 'Are we on course?'),
  allFigures: say('Барлық көрсеткіш', 'Все показатели', 'All indicators'),
  toCome: say('Алдағы іс-шаралар', 'Ближайшие мероприятия', 'Next events'),
  latest: say('Соңғы шешімдер мен жаңалықтар', 'Последние решения и новости', 'Latest decisions and news'),
  noNews: say('Әзірге шешім қабылданған жоқ.', 'Решений пока не было.', 'Nothing has been decided yet.'),
  allNews: say('Ашық журнал', 'Открытый журнал', 'The public journal'),
  verify: say('Әр әрекет жазылады: бізді тексеріңіз', 'Каждое действие записано: проверьте нас', 'Every act is recorded: verify us'),
  verifyText: say(
    'Порталдағы әр әрекет ашық журналға жазылады, оны ешкім білдірмей өзгерте алмайды. Куәлікті де, журналдың өзін де бізсіз тексере аласыз.',
    'Каждое действие на портале попадает в открытый журнал, который нельзя изменить незаметно. Проверить свидетельство и сам журнал можно без нашего участия.',
    'Every act on the portal goes into a public journal that nobody can change unseen. You can check a certificate, and the journal itself, without us.'),
  checkDocument: say('Құжатты тексеру', 'Проверить документ', 'Check a document'),
  checkJournal: say('Журнал қалай тексеріледі', 'Как проверить журнал', 'How to verify the journal'),
} as const
