/** What the pages of calls say. */
import type { CallView, Fate } from '../../kernel/calls/index.ts'
import { spoken, type Text } from '../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const words = {
  title: say('Конкурстар', 'Конкурсы', 'Calls'),
  lead: say('Өтініш қабылдау мерзімдері, орын саны және жарияланған рейтингтер.', 'Сроки приёма заявлений, число мест и опубликованные рейтинги.', 'When one can apply, how many places there are, and the rankings that were published.'),
  none: say('Қазір конкурс жоқ', 'Сейчас конкурсов нет', 'There are no calls now'),
  call: say('Конкурс', 'Конкурс', 'Call'),
  of: say('Қай жазба бойынша', 'По какой записи', 'Held for'),
  struck: say('Жазба тізілімнен алып тасталды: орын ешкімге берілмейді', 'Запись исключена из реестра: места никому не выделяются', 'The entry was struck off: nobody is given a place'),
  opens: say('Қабылдаудың басталуы', 'Начало приёма', 'Opens'),
  closes: say('Қабылдаудың аяқталуы', 'Конец приёма', 'Closes'),
  places: say('Орын саны', 'Число мест', 'Places'),
  free: say('Бос орын', 'Свободных мест', 'Free places'),
  filed: say('Өтініш саны', 'Подано заявлений', 'Applications'),
  state: say('Жай-күйі', 'Состояние', 'State'),
  commitment: say('Жеребе бастапқы мәнінің хеші', 'Хеш исходного значения жребия', 'Hash of the seed of the lot'),
  seed: say('Жеребенің бастапқы мәні', 'Исходное значение жребия', 'Seed of the lot'),
  seedHint: say(
    'Кез келген адам тексере алады: хеш — {"seed":"…"} мәтінінің SHA-256 мәні, жеребе — {"number":"…","seed":"…"} мәтінінің SHA-256 мәні, мәні кішісі алда тұрады.',
    'Проверить может каждый: хеш — SHA-256 от {"seed":"…"}, жребий — SHA-256 от {"number":"…","seed":"…"}, впереди — меньшее значение.',
    'Anybody can check it: the hash is the SHA-256 of {"seed":"…"}, a lot the SHA-256 of {"number":"…","seed":"…"}, the lower first.'),
  others: say('Осы рәсімнің басқа конкурстары', 'Другие конкурсы этой процедуры', 'Other calls of this procedure'),
  apply: say('Қызмет паспорты және өтініш беру', 'Паспорт услуги и подача заявления', 'The service and how to apply'),
  ranking: say('Рейтинг', 'Рейтинг', 'Ranking'),
  notYet: say('Рейтинг қол қойылғаннан кейін жарияланады.', 'Рейтинг публикуется после подписания.', 'The ranking is published once it is signed.'),
  place: say('Орны', 'Место', 'Place'),
  number: say('Іс нөмірі', 'Номер дела', 'Case'),
  points: say('Балл', 'Баллы', 'Points'),
  decided: say('Шешуші белгі', 'Что решило', 'Decided by'),
  byPoints: say('балл', 'баллы', 'points'),
  byLot: say('жеребе', 'жребий', 'the lot'),
  quota: say('Квота', 'Квота', 'Quota'),
  through: say('Орын түрі', 'Вид места', 'Kind of place'),
  common: say('жалпы орын', 'общее место', 'common place'),
  file: say('Қол қойылған рейтинг: файл (JSON)', 'Подписанный рейтинг: файл (JSON)', 'The signed ranking as a file (JSON)'),
  signature: say('қолтаңба', 'подпись', 'signature'),
  fileHint: say(
    'Файл бойынша кез келген адам балды, ретті және орындарды қайта есептей алады:', 'По файлу каждый может заново вычислить баллы, порядок и места:', 'From the file anybody computes points, order and places again:'),
  version: say('Ереже редакциясы', 'Редакция правил', 'Version of the rules'),
  yours: say('Конкурстағы орныңыз', 'Ваше место в конкурсе', 'Your place in the call'),
  rules: say('Конкурс ережелері', 'Правила конкурса', 'Rules of the call'),
  desk: say('Рейтингке қол қою', 'Подписание рейтинга', 'Signing the ranking'),
  admitNext: say('Қабылданатындар', 'Кого зачислить', 'Who is admitted'),
  refuseRest: say('Қалғандарына бас тарту', 'Отказать остальным', 'Refuse the others'),
  admitLead: say('Бір қолтаңбамен осы өтініштердің барлығы бойынша шешім қабылданады.', 'Одной подписью принимаются решения по всем этим заявлениям.', 'One signature decides on all of these applications.'),
  whole: say('Қолтаңбамен бірге жарияланатын толық рейтинг', 'Полный рейтинг, который публикуется с подписью', 'The whole ranking, which is published with the signature'),
  reasons: say('Негіздемесі (барлығына ортақ)', 'Обоснование (общее для всех)', 'Reasons (the same for all)'),
  calibration: say('Бағалардың айырмашылығы', 'Расхождение оценок', 'How the scores differ'),
  calibrationHint: say(
    'Әр бағалаушының балы сол өтінішті бағалаған екінші адамның балынан қаншаға өзгеше. Бұл — адамдарды бағалау емес: кесте балдар қай өтініштерде қатты алшақтайтынын көрсетеді. Бес өтініштен аз болса, орташасы есептелмейді.',
    'Насколько баллы каждого оценивающего отличаются от баллов второго по той же заявке. Это не оценка людей: таблица показывает, где баллы сильно расходятся. Если заявок меньше пяти, среднее не считается.',
    'By how much the points of each differ from those of the other who judged the same application. It is a verdict on nobody: it shows where scores stand far apart. Of fewer than five applications there is no average.'),
  judge: say('Бағалаушы', 'Оценивающий', 'Who judged'),
  compared: say('Салыстырылған өтініш', 'Сравнено заявок', 'Applications compared'),
  difference: say('Орташа айырмашылық, балл', 'Среднее отличие, баллов', 'Mean difference, points'),
  distance: say('Орташа алшақтық, балл', 'Среднее расхождение, баллов', 'Mean distance, points'),
  differences: say('Әр өтініш бойынша, балл', 'По каждой заявке, баллов', 'By application, points'),
  signed: say('Рейтингке қол қойылды, шешімдер қабылданды.', 'Рейтинг подписан, решения приняты.', 'The ranking is signed and the decisions are made.'),
} as const

export const states = {
  'to come': say('әлі ашылған жоқ', 'ещё не открыт', 'not open yet'), open: say('өтініш қабылдануда', 'идёт приём заявлений', 'open'),
  closed: say('қабылдау аяқталды', 'приём завершён', 'closed'), ranked: say('рейтинг жарияланды', 'рейтинг опубликован', 'ranking published'),
} as const satisfies Record<CallView['state'], Text>

export const fates = {
  'being checked': say('тексерілуде', 'проверяется', 'being checked'), waiting: say('кезекте', 'в очереди', 'waiting'), admitted: say('қабылданды', 'зачислен', 'admitted'),
  'given up': say('орын босатылды', 'место освобождено', 'place given up'), refused: say('бас тартылды', 'отказано', 'refused'), out: say('конкурстан тыс', 'вне конкурса', 'out of the call'),
} as const satisfies Record<Fate, Text>

export const apiWords = {
  list: say('Конкурстар', 'Конкурсы', 'The calls of the procedures in force'),
  one: say('Конкурс пен оның рейтингі', 'Конкурс и его рейтинг', 'A call, with its ranking once it is signed'),
  missing: say('Мұндай конкурс жоқ', 'Такого конкурса нет', 'There is no such call'),
} as const
