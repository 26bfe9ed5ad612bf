/** The words of the nation's capacity: what each figure counts, where it is from, and why one is not told. */
import { formatNumber } from '../../../law/format.ts'
import { inEveryLanguage, spoken, type Text } from '../../../law/text.ts'
import type { Untold, What } from './picture.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const words = {
  title: say('Елдің жасанды интеллект мамандарын даярлау әлеуеті', 'Потенциал страны в подготовке специалистов по ИИ', 'The nation’s capacity to train AI specialists'),
  hint: say('Орындар, оқытушылар, білім алушылар, бейдждер және жұмысқа алынғандар — қажеттіліктермен қатар.', 'Места, преподаватели, обучающиеся, бейджи и трудоустройство — рядом со спросом.', 'Places, teachers, learners, credentials and hires, beside demand.'),
  lead: say(
    'Не ұсынылады, кім оқиды, кім не істей алатынын дәлелдеді және кім жұмысқа алынды — бәрі ашық қажеттіліктермен қатар. Әр көрсеткіштің қасында қайдан алынғаны жазылған: тізілім жазбасы немесе қарау сәтінде қайта есептелген сан.',
    'Что предлагается, кто учится, кто подтвердил умения и кто нанят — рядом со спросом. У каждого показателя указано, откуда он: запись реестра или число, пересчитанное в момент просмотра.',
    'What is offered, who learns, who has shown what they can do and who was taken on, beside what is asked for. Each figure says where it is from: entries of a register, or a count that is made anew when you look.'),
  numbers: say('Қазіргі көрсеткіштер', 'Показатели сейчас', 'Figures now'),
  figure: say('Көрсеткіш', 'Показатель', 'Figure'),
  value: say('Мәні', 'Значение', 'Value'),
  source: say('Дереккөзі', 'Источник', 'Source'),
  overTime: say('Жылдар бойынша', 'По годам', 'Over the years'),
  year: say('Жыл', 'Год', 'Year'),
  byRegion: say('Өңірлер бойынша', 'По регионам', 'By region'),
  region: say('Өңір', 'Регион', 'Region'),
  bySkill: say('Дағдылар бойынша: не қажет және не бар', 'По навыкам: спрос и предложение', 'By skill: what is asked for and what there is'),
  skill: say('Дағды', 'Навык', 'Skill'),
  together: say('Қалғандары бірге', 'Остальные вместе', 'The others together'),
  universities: say('Университеттерді салыстыру', 'Сравнение университетов', 'Universities side by side'),
  universitiesLead: say('Әр университет жыл сайын өзі есеп береді. Нөмір есептің жазбасына апарады: онда тарихы мен шешімі бар.', 'Каждый университет отчитывается сам, ежегодно. Номер ведёт к записи отчёта с её историей и решением.', 'Each university reports by itself, every year. The number leads to the entry of the report, with its history and its decision.'),
  university: say('Университет', 'Университет', 'University'),
  report: say('Есеп', 'Отчёт', 'Report'),
  noReports: say('Университеттердің есептері әлі жоқ', 'Отчётов университетов пока нет', 'No university has reported yet'),
  regionOf: say(
    'Курс тыңдаушыларының және бейдж иелерінің өңірі сұралмайды, сондықтан ол белгісіз. Университеттің өз бағдарламаларының өңірі белгіленбеген.', 'Регион слушателей курсов и владельцев бейджей не спрашивается, поэтому он неизвестен. Регион программ самого университета не установлен.',
    'Nobody who takes a course or holds a badge is asked for their region, so it is not known. The region of the university’s own programmes is not set.'),
  few: say('Бес адамнан аз топтар жеке көрсетілмейді: олар бірге көрсетіледі немесе мүлде көрсетілмейді.', 'Группы менее пяти человек отдельно не показаны: они показаны вместе или не показаны вовсе.', 'Groups of fewer than five people are not told by themselves: they stand together or are not told at all.'),
  asData: say('Деректер түрінде', 'В виде данных', 'As data'),
  counted: say('Қарау сәтінде есептелді', 'Посчитано при просмотре', 'Counted when you look'),
  countedThere: say('жабық тізілім, қарау сәтінде есептелді', 'закрытый реестр, посчитано при просмотре', 'a register that only its office sees, counted when you look'),
  intakes: say('Әр жылы қабылданғандардың жайы', 'Что стало с зачисленными каждого года', 'What became of each year’s intake'),
  intakesLead: say('Қабылданған жылы бойынша: кім оқып жүр, кім демалыста, кім диссертация қорғап, оқуын аяқтады.', 'По году зачисления: кто учится, кто в отпуске, кто защитил диссертацию и завершил обучение.', 'By year of admission: who learns, who is on leave, who has defended a dissertation and graduated.'),
  intake: say('Қабылданған жылы', 'Год зачисления', 'Admitted in'),
  places: say('Жылдық орындар', 'Мест в год', 'Places in a year'),
  demand: say('Ашық қажеттіліктер', 'Открытые потребности', 'Open needs'),
} as const

export const untold = {
  unset: say('белгісіз', 'неизвестно', 'not known'),
  few: say('аз, көрсетілмейді', 'мало, не показано', 'too few to tell'),
} as const satisfies Record<Untold, Text>

export const whatWords = {
  programmes: say('Университеттердегі ЖИ бағдарламалары', 'Программы по ИИ в университетах', 'AI programmes of universities'),
  places: say('Осы бағдарламалардағы орындар', 'Места на этих программах', 'Places in these programmes'),
  teachers: say('Оқытушылар', 'Преподаватели', 'Teachers'),
  learners: say('Университеттерде оқитындар', 'Обучающиеся в университетах', 'Learners at universities'),
  graduates: say('Түлектер', 'Выпускники', 'Graduates'),
  computeHours: say('Оқуға берілген үдеткіш-сағат', 'Ускорителе-часы для обучения', 'Accelerator-hours for study'),
  ownPlaces: say('ЖИ университетінің өз орындары', 'Места самого университета ИИ', 'Places of the AI university itself'),
  courseLearners: say('Портал курстарын бастағандар', 'Начали курсы портала', 'Began a course of the portal'),
  courseCompletions: say('Портал курстарын аяқтағандар', 'Завершили курсы портала', 'Completed a course of the portal'),
  credentials: say('Дағды бейджін алғандар', 'Получили бейдж навыка', 'Were given a badge of a skill'),
  hires: say('Карта арқылы жұмысқа алынғандар', 'Наняты по карточке', 'Taken on by their card'),
  needs: say('Ашық қажеттіліктер', 'Открытые потребности', 'Open needs'),
  admitted: say('Қабылданды', 'Зачислены', 'Admitted'),
  studying: say('Оқып жүр', 'Учатся', 'Learning'),
  onLeave: say('Академиялық демалыста', 'В академическом отпуске', 'On leave'),
  graduated: say('Оқуын аяқтады', 'Завершили обучение', 'Graduated'),
  left: say('Ауысты немесе оқудан шықты', 'Перевелись или отчислены', 'Transferred or left'),
} as const satisfies Record<What, Text>

const told = (count: number): Text => inEveryLanguage((locale) => formatNumber(count, locale))

/** The answer that a line gives: from what to what it went. */
export const wentFrom = (what: Text, [first, from]: readonly [string, number], [last, to]: readonly [string, number]): Text =>
  spoken({ kk: `${what.kk}: ${first} жылы ${told(from).kk}, ${last} жылы ${told(to).kk}`, ru: `${what.ru}: ${first} год — ${told(from).ru}, ${last} год — ${told(to).ru}`, en: `${what.en}: ${told(from).en} in ${first}, ${told(to).en} in ${last}` })

/** Of which year the figures of regions are. */
export const ofYear = (year: number): Text => spoken({ kk: `${year} жыл`, ru: `${year} год`, en: `${year}` })
