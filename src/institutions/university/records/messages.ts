/** The words of learning records: their keys, and the page on which people see their own. */
import { formatNumber, inEveryLanguage } from '../../../law/format.ts'
import { spoken, type Text } from '../../../law/text.ts'

const most = (kk: string, ru: string, en: string) => (limit: number): Text => {
  const number = inEveryLanguage((locale) => formatNumber(limit, locale))
  return spoken({ kk: kk.replace('#', number.kk), ru: ru.replace('#', number.ru), en: en.replace('#', number.en) })
}

export const messages = {
  noName: { kk: 'Кілттің атауын жазыңыз, 60 таңбаға дейін.', ru: 'Назовите ключ, до 60 знаков.', en: 'Name the key, in up to 60 characters.' },
  noScopes: { kk: 'Өзіңіз бере алатын құқықтардың кемінде біреуін таңдаңыз.', ru: 'Выберите хотя бы одно из прав, которые вы можете дать.', en: 'Choose at least one of the scopes that you may give.' },
  badDays: most('1-ден # күнге дейін жазыңыз.', 'Укажите от 1 до # дней.', 'Write from 1 to # days.'),
  badRate: most('Минутына 1-ден # сұрауға дейін жазыңыз.', 'Укажите от 1 до # запросов в минуту.', 'Write from 1 to # requests in a minute.'),
  tooMany: { kk: 'Кілт тым көп: қажет еместерін кері қайтарып алыңыз.', ru: 'Слишком много ключей: отзовите ненужные.', en: 'Too many keys: revoke those that you do not need.' },
  keysTitle: { kk: 'Оқу жазбаларының кілттері', ru: 'Ключи учебных записей', en: 'Keys of learning records' },
  keysLead: {
    kk: 'Бағдарлама бұл кілтпен оқу жазбаларын xAPI арқылы жазады және оқиды. Кілт Basic аутентификациясындағы атау мен құпиясөз ретінде беріледі.',
    ru: 'С этим ключом программа пишет и читает учебные записи по xAPI. Ключ передаётся как имя и пароль в аутентификации Basic.',
    en: 'With such a key a program writes and reads learning records by xAPI. It goes as the name and the password of Basic authentication.',
  },
  keysHint: {
    kk: 'Moodle, курс құрастырушы немесе өз бағдарламаңыз жазбаларды осында жіберуі үшін.', ru: 'Чтобы Moodle, редактор курсов или ваша программа присылали записи сюда.',
    en: 'For your Moodle, authoring tool or program to send its records here.',
  },
  endpoint: { kk: 'Мекенжай', ru: 'Адрес', en: 'Endpoint' },
  make: { kk: 'Оқу жазбаларының кілтін жасау', ru: 'Создать ключ учебных записей', en: 'Make a key of learning records' },
  name: { kk: 'Кілттің атауы', ru: 'Название ключа', en: 'Name of the key' },
  nameHint: { kk: 'Қай бағдарламаға арналғанын жазыңыз: тұжырымдарда осы атау тұрады.', ru: 'Напишите, для какой он программы: это название стоит в утверждениях.', en: 'Say for which program it is: the name stands in its statements.' },
  scopes: { kk: 'Құқықтар', ru: 'Права', en: 'Scopes' },
  days: { kk: 'Неше күнге', ru: 'На сколько дней', en: 'Days for which it holds' },
  rate: { kk: 'Минутына сұрау саны', ru: 'Запросов в минуту', en: 'Requests in a minute' },
  none: { kk: 'Кілт жоқ', ru: 'Ключей нет', en: 'There are no keys' },
  noneHint: { kk: 'Бағдарлама жазба жібере алуы үшін кілт жасаңыз.', ru: 'Создайте ключ, чтобы программа могла присылать записи.', en: 'Make one so that a program can send records.' },
  ends: { kk: 'Қолданылу мерзімі', ru: 'Действует до', en: 'Holds until' },
  state: { kk: 'Күйі', ru: 'Состояние', en: 'State' },
  inForce: { kk: 'күшінде', ru: 'действует', en: 'in force' },
  ended: { kk: 'мерзімі өткен', ru: 'истёк', en: 'expired' },
  revoked: { kk: 'кері қайтарып алынған', ru: 'отозван', en: 'revoked' },
  revoke: { kk: 'Кері қайтарып алу', ru: 'Отозвать', en: 'Revoke' },
  secretTitle: { kk: 'Кілт жасалды', ru: 'Ключ создан', en: 'The key is made' },
  secretOnce: { kk: 'Құпия бір рет қана көрсетіледі: оны қазір көшіріп алыңыз.', ru: 'Секрет показывается один раз: скопируйте его сейчас.', en: 'The secret is shown this once: copy it now.' },
  id: { kk: 'Сәйкестендіргіш (атау)', ru: 'Идентификатор (имя)', en: 'Id (the name)' },
  secret: { kk: 'Құпия (құпиясөз)', ru: 'Секрет (пароль)', en: 'Secret (the password)' },
  toKeys: { kk: 'Барлық кілттер', ru: 'Все ключи', en: 'All keys' },
  cancel: { kk: 'Бас тарту', ru: 'Отмена', en: 'Cancel' },
  mine: { kk: 'Менің оқу жазбаларым', ru: 'Мои учебные записи', en: 'My learning records' },
  mineHint: { kk: 'Оқуыңыз туралы не жазылғанын көріңіз және жүктеп алыңыз.', ru: 'Посмотрите, что записано о вашей учёбе, и скачайте это.', en: 'See what is recorded of your learning, and take it with you.' },
  mineLead: {
    kk: 'Мұнда сіз туралы барлық тұжырымдар тұр: олар расталған пошта мекенжайыңызбен немесе осы порталдағы тіркелгіңізбен танылады.',
    ru: 'Здесь все утверждения о вас: вас узнают по подтверждённому адресу почты или по учётной записи этого портала.',
    en: 'Here is every statement about you: you are known by your confirmed mail address, or by your account on this portal.',
  },
  noMail: {
    kk: 'Пошта мекенжайыңыз расталмаған: онымен жазылған тұжырымдар көрсетілмейді.', ru: 'Ваш адрес почты не подтверждён: утверждения с ним не показаны.',
    en: 'Your mail address is not confirmed: statements that name it are not shown.',
  },
  when: { kk: 'Уақыты', ru: 'Когда', en: 'When' },
  deed: { kk: 'Не істелді', ru: 'Действие', en: 'Deed' },
  what: { kk: 'Не туралы', ru: 'О чём', en: 'About' },
  result: { kk: 'Нәтиже', ru: 'Результат', en: 'Result' },
  passed: { kk: 'сәтті', ru: 'успешно', en: 'success' },
  failed: { kk: 'сәтсіз', ru: 'неуспешно', en: 'no success' },
  voided: { kk: 'күші жойылған', ru: 'аннулировано', en: 'voided' },
  by: { kk: 'Кім жазды', ru: 'Кто записал', en: 'Recorded by' },
  noRecords: { kk: 'Сіз туралы жазба жоқ', ru: 'Записей о вас нет', en: 'There are no records of you' },
  noRecordsHint: { kk: 'Курсты бастағанда мұнда алғашқы жазба пайда болады.', ru: 'Первая появится здесь, когда вы начнёте курс.', en: 'The first one appears when you begin a course.' },
  latest: { kk: 'Соңғы 100 жазба көрсетілген; барлығы — файлда.', ru: 'Показаны последние 100; все записи — в файле.', en: 'The latest 100 are shown; all of them are in the file.' },
  export: { kk: 'Барлығын жүктеп алу (JSON)', ru: 'Скачать всё (JSON)', en: 'Download everything (JSON)' },
  noKey: { kk: 'Мұндай кілт жоқ.', ru: 'Такого ключа нет.', en: 'There is no such key.' },
} as const satisfies Record<string, Text | ((limit: number) => Text)>
