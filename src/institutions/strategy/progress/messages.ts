/** The words of progress: its methods, its statuses, and each step of a computation with its numbers. */
import { formatDecimal } from '../../../law/format.ts'
import { type Locale, spoken, type Text } from '../../../law/text.ts'
import type { Direction, Status, Thresholds } from './series.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

/** A number with up to six digits that count, never with an exponent. */
export function printedNumber(value: number, locale: Locale): string {
  if (!Number.isFinite(value)) return String(value)
  const places = Math.min(20, Math.max(0, 5 - Math.floor(Math.log10(Math.abs(value) || 1))))
  // From 1e21 on `toFixed` writes an exponent; such a double is a whole number.
  const text = Math.abs(value) < 1e21 ? value.toFixed(places) : String(BigInt(value))
  return formatDecimal(text.includes('.') ? text.replace(/\.?0+$/, '') : text, locale)
}

const n = printedNumber
const percent = (value: number, locale: Locale): string => `${printedNumber(value * 100, locale)} %`

export const statusWords: Readonly<Record<Status, Text>> = {
  target_achieved: say('Мақсатқа қол жеткізілді', 'Цель достигнута', 'Target achieved'),
  substantial_progress: say('Айтарлықтай ілгерілеу', 'Существенный прогресс', 'Substantial progress'),
  moderate_progress: say('Орташа ілгерілеу', 'Умеренный прогресс', 'Moderate progress'),
  limited_progress: say('Аздаған ілгерілеу', 'Незначительный прогресс', 'Limited progress'),
  deterioration: say('Нашарлау', 'Ухудшение', 'Deterioration'),
  not_achieved: say('Орындалмаған', 'Не достигнуто', 'Not achieved'),
  not_available: say('Белгісіз', 'Неизвестно', 'Not known'),
}

export const traceWords = {
  growthRatio: say('Өсу қарқындарының арақатынасы', 'Отношение темпов роста', 'Ratio of growth rates'),
  growthRatioAbout: say(
    'Канаданың статистика қызметі жариялаған, Open SDG қолданатын әдіс: жылдық күрделі өсу қарқыны мақсатқа жету үшін қажет қарқынмен салыстырылады. Нөлден басталатын, теріс мәнді көрсеткіштерге және рейтингтегі орындарға жарамсыз.',
    'Метод, который опубликовала статистическая служба Канады и применяет Open SDG: сложный годовой темп роста сравнивается с тем, который нужен для цели. Не годится для величин, начинающихся с нуля или отрицательных, и для мест в рейтинге.',
    'The method that Statistics Canada publishes and Open SDG computes: compound growth a year against what the target requires. Not for values that begin at nothing or below, nor for places in a ranking.'),
  linear: say('Түзу сызық', 'Прямая линия', 'Straight line'),
  linearAbout: say(
    'Бастапқы мәннен мақсатқа дейінгі жолдың қанша бөлігі өтілгені өткен уақыттың үлесімен салыстырылады. Нөл, теріс сандар және рейтинг орындары үшін де жарайды.',
    'Пройденная доля пути от исходного значения до цели сравнивается с прошедшей долей времени. Годится и для нуля, отрицательных чисел и мест в рейтинге.',
    'The part of the way from base to target that is done, against the part of the time that is gone. Also for nothing, negative numbers and places in a ranking.'),
  level: say('Деңгей', 'Уровень', 'Level'),
  levelAbout: say('Қазіргі мән мақсаттың қандай үлесі екені; бастапқы мән қажет емес.', 'Какую долю цели составляет текущее значение; исходное не нужно.', 'Which part of the target the value is; no base is needed.'),
  yesOrNo: say('Иә немесе жоқ', 'Да или нет', 'Yes or no'),
  yesOrNoAbout: say('Орындалды ма, жоқ па: 1 немесе 0.', 'Выполнено или нет: 1 или 0.', 'Done or not: 1 or 0.'),

  noCurrent: say('Қазіргі мән жоқ.', 'Текущего значения нет.', 'There is no current value.'),
  noBase: say('Бастапқы мән жоқ.', 'Исходного значения нет.', 'There is no base value.'),
  noBaseYear: say('Бастапқы мәннің жылы көрсетілмеген.', 'Год исходного значения не указан.', 'The year of the base value is not set.'),
  noTargetYear: say('Мақсатты жыл белгіленбеген.', 'Целевой год не установлен.', 'No target year is set.'),
  needsTarget: say('Бұл әдіске мақсатты мән керек, ол белгіленбеген.', 'Методу нужно целевое значение, оно не установлено.', 'This method needs a target, and none is set.'),
  needsPositive: say('Бұл әдіске нөлден үлкен мәндер керек: түзу сызық әдісін таңдаңыз.', 'Методу нужны значения больше нуля: выберите метод прямой линии.', 'This method needs values above nothing: choose the straight line.'),
  needsYesOrNo: (value: number): Text => say(`${n(value, 'kk')} саны 0 де, 1 де емес.`, `Число ${n(value, 'ru')} не 0 и не 1.`, `${n(value, 'en')} is neither 0 nor 1.`),
  yes: say('Орындалды.', 'Выполнено.', 'It is done.'),
  no: say('Әлі орындалмаған.', 'Ещё не выполнено.', 'It is not done yet.'),
  noLonger: say('Бұрын орындалған еді, енді олай емес.', 'Было выполнено, но больше не выполняется.', 'It was done, and no longer is.'),
  noYears: (from: number, to: number): Text => say(
    `Бастапқы жыл (${from}) мен қазіргі жыл (${to}) арасында кемінде бір жыл болуы керек.`, `Между исходным (${from}) и текущим (${to}) годом должен быть хотя бы год.`, `There must be a year at least between the base year (${from}) and the current one (${to}).`),
  noTargetYears: (year: number): Text => say(`Мақсатты жыл (${year}) бастапқы жылдан кейін болуы керек.`, `Целевой год (${year}) должен быть позже исходного.`, `The target year (${year}) must come after the base year.`),
  targetIsBase: say('Мақсат бастапқы мәнге тең: қажетті өсім нөлге тең болып, арақатынас есептелмейді.', 'Цель равна исходному значению: требуемый рост равен нулю, и отношение не вычисляется.', 'The target equals the base: the growth required is nothing, and there is no ratio.'),
  tooFar: say('Сандар тым алшақ: есептелмейді.', 'Числа слишком далеки друг от друга: вычислить нельзя.', 'The numbers are too far apart to compute with.'),
  noughtTarget: (instead: number): Text => say(`Мақсат 0 болғандықтан, оның орнына ${n(instead, 'kk')} алынды.`, `Цель равна 0, вместо неё взято ${n(instead, 'ru')}.`, `The target is 0: ${n(instead, 'en')} was taken for it.`),
  noughtBase: (instead: number): Text => say(
    `Бастапқы мән 0 болғандықтан, оның орнына ${n(instead, 'kk')} алынды: нәтиже шартты, түзу сызық әдісі дұрысырақ.`, `Исходное значение равно 0, вместо него взято ${n(instead, 'ru')}: результат условен, лучше метод прямой линии.`,
    `The base is 0: ${n(instead, 'en')} was taken for it. The result says little; the straight line is better.`),
  acrossNought: (base: number, current: number): Text => say(
    `Бастапқы (${n(base, 'kk')}) және қазіргі (${n(current, 'kk')}) мәндердің таңбалары әртүрлі: өсім есептелмейді.`, `Исходное (${n(base, 'ru')}) и текущее (${n(current, 'ru')}) значения разных знаков: темп роста не вычисляется.`,
    `The base (${n(base, 'en')}) and the current value (${n(current, 'en')}) lie on both sides of nothing: there is no growth rate.`),
  achieved: (value: number, target: number, direction: Direction): Text => {
    const [kk, ru, en] = direction === 1 ? ['кем емес', 'не меньше', 'not below'] : ['артық емес', 'не больше', 'not above']
    return say(`Мән ${n(value, 'kk')} мақсаттан (${n(target, 'kk')}) ${kk}: мақсатқа қол жеткізілді, балл 5.`, `Значение ${n(value, 'ru')} ${ru} цели (${n(target, 'ru')}): цель достигнута, балл 5.`, `The value ${n(value, 'en')} is ${en} the target (${n(target, 'en')}): achieved, the score is 5.`)
  },
  observed: (base: number, from: number, current: number, to: number, growth: number): Text => say(
    `Жылдық күрделі өсу қарқыны, ${from}–${to}: (${n(current, 'kk')} ÷ ${n(base, 'kk')})^(1 ÷ ${to - from}) − 1 = ${percent(growth, 'kk')}.`, `Сложный годовой темп роста за ${from}–${to}: (${n(current, 'ru')} ÷ ${n(base, 'ru')})^(1 ÷ ${to - from}) − 1 = ${percent(growth, 'ru')}.`,
    `Compound growth a year, ${from}–${to}: (${n(current, 'en')} ÷ ${n(base, 'en')})^(1 ÷ ${to - from}) − 1 = ${percent(growth, 'en')}.`),
  required: (base: number, target: number, year: number, growth: number): Text => say(
    `${year} жылға дейін ${n(base, 'kk')} мәнінен ${n(target, 'kk')} мәніне жету үшін қажет жылдық өсімнің шамасы: ${percent(growth, 'kk')}.`, `Чтобы прийти от ${n(base, 'ru')} к ${n(target, 'ru')} к ${year} году, нужен годовой темп величиной ${percent(growth, 'ru')}.`,
    `From ${n(base, 'en')} to ${n(target, 'en')} by ${year} takes a rate of ${percent(growth, 'en')} a year.`),
  complexGrowth: say(
    'Мақсат пен бастапқы мәннің таңбалары әртүрлі: жариялаушының бағдарламасындағыдай комплекс санның модулі алынды, оның мағынасы жоқ. Түзу сызық әдісін таңдаңыз.',
    'Цель и исходное значение разных знаков: взят модуль комплексного числа, как в программе издателя метода; смысла он не имеет. Выберите метод прямой линии.',
    'The target and the base lie on both sides of nothing: the size of a complex number was taken, as the publisher’s program does; it means nothing. Choose the straight line.'),
  targetBeforeBase: say('Мақсатты жыл бастапқы жылдан бұрын: нәтиже шартты.', 'Целевой год раньше исходного: результат условен.', 'The target year comes before the base year: the result says little.'),
  movedAway: say('Бастапқы мән мақсатқа сай болған, кейін одан алыстаған: бұл — нашарлау.', 'Исходное значение уже отвечало цели, затем показатель от неё отошёл: это ухудшение.', 'The base had met the target, and the value moved away from it: a deterioration.'),
  limitUnused: say('Мақсат бар болғандықтан, шек ескерілмейді.', 'Предел не учитывается, потому что есть цель.', 'The limit is not used, for there is a target.'),
  growthWanted: (value: number, direction: Direction): Text => direction === 1
    ? say(`Қажетті бағыт — өсу: ${percent(value, 'kk')}.`, `Желаемое направление — рост: ${percent(value, 'ru')}.`, `It is wanted to grow: ${percent(value, 'en')}.`)
    : say(`Қажетті бағыт — азаю: таңбасы ауыстырылып, ${percent(value, 'kk')} болады.`, `Желаемое направление — снижение: со сменой знака ${percent(value, 'ru')}.`, `It is wanted to fall: with its sign turned, ${percent(value, 'en')}.`),
  nearLimit: (limit: number, base: number, factor: number, exponent: number): Text => say(
    `Шек ${n(limit, 'kk')}, бастапқы мән ${n(base, 'kk')}: шекті мәндер ${n(factor, 'kk')} санына көбейтіледі (дәреже көрсеткіші ${n(exponent, 'kk')} Open SDG бағдарламасының кодынан алынды).`,
    `Предел ${n(limit, 'ru')}, исходное значение ${n(base, 'ru')}: пороги умножаются на ${n(factor, 'ru')} (показатель степени ${n(exponent, 'ru')} взят из кода программы Open SDG).`,
    `The limit is ${n(limit, 'en')}, the base ${n(base, 'en')}: the thresholds are multiplied by ${n(factor, 'en')} (the exponent ${n(exponent, 'en')} is taken from the code of Open SDG).`),
  beyondLimit: say('Бастапқы мән шектен асып тұр: нәтижеге сақ болыңыз.', 'Исходное значение за пределом: относитесь к результату осторожно.', 'The base lies beyond the limit: take the result with care.'),
  done: (base: number, current: number, target: number, share: number): Text => say(
    `Өтілген жол: (${n(current, 'kk')} − ${n(base, 'kk')}) ÷ (${n(target, 'kk')} − ${n(base, 'kk')}) = ${n(share, 'kk')}.`, `Пройдено: (${n(current, 'ru')} − ${n(base, 'ru')}) ÷ (${n(target, 'ru')} − ${n(base, 'ru')}) = ${n(share, 'ru')}.`,
    `Done of the way: (${n(current, 'en')} − ${n(base, 'en')}) ÷ (${n(target, 'en')} − ${n(base, 'en')}) = ${n(share, 'en')}.`),
  due: (from: number, to: number, target: number, share: number): Text => say(
    `Өткен уақыт: (${to} − ${from}) ÷ (${target} − ${from}) = ${n(share, 'kk')}, ең көбі 1.`, `Прошло времени: (${to} − ${from}) ÷ (${target} − ${from}) = ${n(share, 'ru')}, не более 1.`, `Gone of the time: (${to} − ${from}) ÷ (${target} − ${from}) = ${n(share, 'en')}, at most 1.`),
  nearness: (value: number, target: number, share: number): Text => say(
    `Мән ${n(value, 'kk')}, мақсат ${n(target, 'kk')}: мақсатқа жақындығы ${n(share, 'kk')}.`, `Значение ${n(value, 'ru')}, цель ${n(target, 'ru')}: близость к цели ${n(share, 'ru')}.`, `The value is ${n(value, 'en')}, the target ${n(target, 'en')}: its nearness is ${n(share, 'en')}.`),
  ratio: (ratio: number): Text => say(`Қажетті шамаға қатынасы: ${n(ratio, 'kk')}.`, `Отношение к требуемому: ${n(ratio, 'ru')}.`, `The ratio to what is required: ${n(ratio, 'en')}.`),
  held: (value: number, { high, med, low }: Thresholds): Text => say(
    `${n(value, 'kk')} шекті мәндермен салыстырылды: айтарлықтай ${n(high, 'kk')}, орташа ${n(med, 'kk')}, аздаған ${n(low, 'kk')}.`, `${n(value, 'ru')} сравнено с порогами: существенный ${n(high, 'ru')}, умеренный ${n(med, 'ru')}, незначительный ${n(low, 'ru')}.`,
    `${n(value, 'en')} was held against the thresholds: substantial ${n(high, 'en')}, moderate ${n(med, 'en')}, limited ${n(low, 'en')}.`),
} as const
