/** The words of the personal-data gate: what was found, what may be done, and how well the rows hide people. */
import { formatNumber } from '../../../../law/format.ts'
import { spoken, type Text } from '../../../../law/text.ts'
import type { Action } from '../../../../kernel/personal-data/index.ts'
import type { SuspectColumn } from '../../dataset.ts'

export const gateWords = {
  title: { kk: 'Дербес деректер', ru: 'Персональные данные', en: 'Personal data' },
  lead: {
    kk: 'Мына бағандарда адам туралы деректер бар сияқты. Әрқайсысы бойынша шешім қабылдаңыз: нұсқа шешімге қол қойғаннан кейін ғана дайындалады.',
    ru: 'Похоже, в этих столбцах есть данные о людях. Примите решение по каждому: версия готовится только после вашей подписи.',
    en: 'These columns seem to hold data about people. Decide on each: the version is prepared only once you have signed.',
  },
  found: { kk: 'Не табылды', ru: 'Что найдено', en: 'What was found' },
  howSure: { kk: 'Сенімділігі', ru: 'Уверенность', en: 'How sure' },
  evidence: { kk: 'Қанша мәнде', ru: 'В скольких значениях', en: 'In how many values' },
  examples: { kk: 'Мысалдар (жасырылған)', ru: 'Примеры (скрыты)', en: 'Examples (masked)' },
  whatToDo: { kk: 'Бағанмен не істеу керек?', ru: 'Что сделать со столбцом?', en: 'What should be done with the column?' },
  proposed: { kk: 'ұсынылады', ru: 'предлагается', en: 'proposed' },
  reasons: { kk: 'Бағанды неге қалдырасыз?', ru: 'Почему вы оставляете столбец?', en: 'Why do you keep it?' },
  reasonsHint: {
    kk: 'Қалдырылған баған болса, міндетті: құқықтық негізін немесе оның неліктен дербес деректерге жатпайтынын жазыңыз. Шешіммен бірге сақталады.',
    ru: 'Обязательно, если столбец остаётся: назовите правовое основание или объясните, почему это не персональные данные. Хранится вместе с решением.',
    en: 'Needed where a column is kept: name the legal ground, or say why it is no personal data. It is kept with the decision.',
  },
  toSign: { kk: 'Қол қоюға өту', ru: 'Перейти к подписанию', en: 'Go on to sign' },
  unchosen: { kk: 'Осы баған бойынша шешім қабылдаңыз.', ru: 'Примите решение по этому столбцу.', en: 'Decide on this column.' },
  blockHint: {
    kk: 'Бір баған тоқтатылса, бүкіл нұсқа жарияланбайды.', ru: 'Если остановлен хотя бы один столбец, вся версия не публикуется.', en: 'One stopped column keeps the whole version from being published.',
  },
  signTitle: { kk: 'Шешімге қол қою', ru: 'Подписание решения', en: 'Sign the decision' },
  changedSince: {
    kk: 'Сіз бетті ашқаннан кейін шешім өзгерді. Оны қайта қарап шығып, содан кейін қол қойыңыз.', ru: 'С тех пор как вы открыли страницу, решение изменилось. Прочитайте его ещё раз и после этого подпишите.',
    en: 'The decision has changed since you opened the page. Read it again before you sign.',
  },
  document: { kk: 'Дербес деректер туралы шешім', ru: 'Решение о персональных данных', en: 'Decision on personal data' },
  dataset: { kk: 'Деректер жиыны', ru: 'Набор данных', en: 'Dataset' },
  version: { kk: 'Нұсқа', ru: 'Версия', en: 'Version' },
  commit: { kk: 'Коммит', ru: 'Коммит', en: 'Commit' },
  column: { kk: 'Баған', ru: 'Столбец', en: 'Column' },
  action: { kk: 'Шешім', ru: 'Решение', en: 'Decision' },
  reasonsTerm: { kk: 'Негіздеме', ru: 'Обоснование', en: 'Reasons' },
  back: { kk: 'Шешімді өзгерту', ru: 'Изменить решение', en: 'Change the decision' },

  hiding: { kk: 'Жолдар адамдарды қаншалықты жасырады', ru: 'Насколько строки скрывают людей', en: 'How well the rows hide people' },
  hidingHint: {
    kk: 'Аты мен нөмірі жоқ жолдан да адамды тануға болады: жасы, жынысы мен ауылы бірге бір-ақ адамды көрсетуі мүмкін.',
    ru: 'Человека можно узнать и без имени и номера: возраст, пол и село вместе могут указать на одного.',
    en: 'People can be told even without names and numbers: age, sex and village together may point at one person.',
  },
  chooseOthers: { kk: 'Басқа бағандармен есептеу', ru: 'Посчитать по другим столбцам', en: 'Compute it with other columns' },
  noQuasi: {
    kk: 'Бұл кестеде адамды жанама танытатын бағандар табылмады.', ru: 'В этой таблице не найдено столбцов, по которым человека можно узнать косвенно.',
    en: 'No columns were found in this table by which people could be told indirectly.',
  },
  notComputed: { kk: 'Есептелмеді', ru: 'Не посчитано', en: 'It was not computed' },
  asUploaded: {
    kk: 'Есеп жүктелген мәндермен жүргізілді: жалпыланған бағандар адамдарды бұдан да жақсы жасырады.', ru: 'Посчитано по загруженным значениям: обобщённые столбцы скрывают людей ещё лучше.',
    en: 'Computed on the values as uploaded: columns that are generalised hide people better still.',
  },
  table: { kk: 'Кесте', ru: 'Таблица', en: 'Table' },
  quasi: { kk: 'Адамды жанама танытатын бағандар', ru: 'Столбцы, по которым человека можно узнать косвенно', en: 'Columns by which people can be told indirectly' },
  sensitive: { kk: 'Адам туралы ешкім білмеуге тиіс мәліметі бар бағандар', ru: 'Столбцы со сведениями, которые о человеке никто не должен узнать', en: 'Columns with what nobody should learn about a person' },
  k: { kk: 'Топтағы ең аз жол саны (k)', ru: 'Наименьшее число строк в группе (k)', en: 'Fewest rows in a group (k)' },
  compute: { kk: 'Есептеу', ru: 'Посчитать', en: 'Compute' },
  chooseQuasi: { kk: 'Кемінде бір бағанды белгілеңіз.', ru: 'Отметьте хотя бы один столбец.', en: 'Tick at least one column.' },
  kWrong: { kk: '2-ден 1000-ға дейінгі бүтін санды жазыңыз.', ru: 'Введите целое число от 2 до 1000.', en: 'Type a whole number from 2 to 1,000.' },
  groups: { kk: 'Топтар', ru: 'Групп', en: 'Groups' },
  smallest: { kk: 'Ең кіші топ (k)', ru: 'Наименьшая группа (k)', en: 'Smallest group (k)' },
  under: { kk: 'Шағын топтардағы жолдар', ru: 'Строк в малых группах', en: 'Rows in small groups' },
  unique: { kk: 'Тобында жалғыз жолдар', ru: 'Строк, единственных в группе', en: 'Rows alone in their group' },
  diversity: { kk: 'Әртүрлілік (l)', ru: 'Разнообразие (l)', en: 'Diversity (l)' },
} as const satisfies Record<string, Text>

export const certaintyWords = {
  certain: { kk: 'анық', ru: 'точно', en: 'certain' },
  likely: { kk: 'ықтимал', ru: 'вероятно', en: 'likely' },
  possible: { kk: 'мүмкін', ru: 'возможно', en: 'possible' },
} as const satisfies Record<SuspectColumn['findings'][number]['certainty'], Text>

/** What a publisher may choose. */
export const actionWords = {
  keep: { kk: 'Өзгеріссіз қалдыру', ru: 'Оставить без изменений', en: 'Keep as it is' },
  drop: { kk: 'Бағанды алып тастау', ru: 'Удалить столбец', en: 'Leave the column out' },
  mask: { kk: 'Мәндерін жасыру', ru: 'Скрыть значения', en: 'Mask the values' },
  'keyed-hash': { kk: 'Кілті бар хешпен ауыстыру', ru: 'Заменить хешем с ключом', en: 'Replace with a keyed hash' },
  generalise: { kk: 'Жалпылау', ru: 'Обобщить', en: 'Generalise' },
  block: { kk: 'Нұсқаны жарияламау', ru: 'Не публиковать версию', en: 'Do not publish the version' },
} as const satisfies Record<Action, Text>

export const actionMeanings = {
  keep: { kk: 'Мәндер сол қалпында көрінеді; негіздеме керек.', ru: 'Значения видны как есть; нужно обоснование.', en: 'The values are seen as they are; reasons are needed.' },
  drop: { kk: 'Жарияланған кестеде бұл баған болмайды.', ru: 'В опубликованной таблице столбца не будет.', en: 'The published table does not have it.' },
  mask: { kk: 'Таңбалардың көбі нүктемен жабылады: 85••••••••17.', ru: 'Большая часть знаков закрыта точками: 85••••••••17.', en: 'Most characters are hidden by dots: 85••••••••17.' },
  'keyed-hash': {
    kk: 'Бір адамның жолдары ортақ белгімен байланысады, бірақ кім екені білінбейді. Әр жиынның кілті өзінікі.', ru: 'Строки одного человека связаны общей меткой, но кто это, не видно. У каждого набора свой ключ.',
    en: 'Rows of one person share a token, but nobody sees who it is. Each dataset has a key of its own.',
  },
  generalise: { kk: 'Дәл мәннің орнына ірі тобы: күннің орнына жылы, мекенжайдың орнына ауданы.', ru: 'Вместо точного значения — группа: вместо дня год, вместо адреса район.', en: 'A group instead of the exact value: the year for a day, the district for an address.' },
  block: { kk: 'Файлдарды түзетіп, қайта жүктейсіз.', ru: 'Вы исправите файлы и загрузите их снова.', en: 'You mend the files and upload them again.' },
} as const satisfies Record<Action, Text>

export const hitsOf = (hits: number, of: number): Text => spoken({
  kk: `${formatNumber(hits, 'kk')} мәнде, тексерілгені: ${formatNumber(of, 'kk')}`, ru: `в ${formatNumber(hits, 'ru')} из ${formatNumber(of, 'ru')} проверенных`, en: `in ${formatNumber(hits, 'en')} of ${formatNumber(of, 'en')} that were read`,
})
