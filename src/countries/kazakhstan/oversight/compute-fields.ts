/** What is asked of accelerators and of training runs; numbers stand in the units in which people write them. */
import { choice, choices, date, decimal, flag, integer, rows, text } from '../../../law/field.ts'
import type { FormField } from '../../../law/form.ts'
import { is } from '../../../law/rule.ts'

export const accelerator = text('accelerator', { label: { kk: 'Үдеткіштің моделі', ru: 'Модель ускорителя', en: 'Model of the accelerator' }, hint: { kk: 'Өндіруші атағандай, мысалы NVIDIA H100 SXM5 80GB.', ru: 'Как его называет производитель, например NVIDIA H100 SXM5 80GB.', en: 'As its maker names it, such as NVIDIA H100 SXM5 80GB.' }, maxLength: 200 })
export const number = integer('count', { label: { kk: 'Саны', ru: 'Количество', en: 'How many' }, min: 1, max: 10_000_000 })
export const site = text('site', { label: { kk: 'Орны', ru: 'Место', en: 'Place' }, hint: { kk: 'Деректер орталығының залы немесе мекенжайы.', ru: 'Зал центра обработки данных или адрес.', en: 'The hall of a data centre, or an address.' }, maxLength: 300 })
export const peak = decimal('peak', { label: { kk: 'Ең жоғары өнімділігі', ru: 'Пиковая производительность', en: 'Peak performance' }, unit: { kk: '× 10¹² FLOP/с', ru: '× 10¹² FLOP/с', en: '× 10¹² FLOP/s' }, min: '0.001', max: '1000000', hint: { kk: 'Бір үдеткіш үшін, оқытуға қолданылатын дәлдікте (әдетте 16 бит, сиретусіз).', ru: 'Для одного ускорителя при той точности, с которой обучают (обычно 16 бит, без разреженности).', en: 'Of one accelerator, in the precision in which it trains (mostly 16 bits, without sparsity).' } })
export const peakSource = text('peakSource', { label: { kk: 'Өнімділік қайдан алынды?', ru: 'Откуда взята производительность?', en: 'Where is the performance from?' }, hint: { kk: 'Өндірушінің техникалық сипаттамасы немесе өзіңіз жүргізген өлшем.', ru: 'Техническое описание производителя или собственное измерение.', en: 'The maker’s data sheet, or a measurement of your own.' }, maxLength: 300 })
export const since = date('since', { label: { kk: 'Қай күннен бері орнатылған?', ru: 'С какого дня установлены?', en: 'Since which day are they there?' } })
export const licence = text('licence', { label: { kk: 'Экспорттық лицензия және оның шарттары', ru: 'Экспортная лицензия и её условия', en: 'Export licence and its conditions' }, maxLength: 1000, long: true, optional: true })

const changeKind = choice('kind', {
  label: { kk: 'Не өзгерді?', ru: 'Что изменилось?', en: 'What changed?' },
  choices: [
    { value: 'bought', label: { kk: 'Сатып алынды', ru: 'Куплены', en: 'Bought' } }, { value: 'leasedIn', label: { kk: 'Жалға алынды', ru: 'Взяты в аренду', en: 'Leased in' } }, { value: 'returned', label: { kk: 'Жалдан қайтты', ru: 'Возвращены из аренды', en: 'Came back from a lease' } },
    { value: 'movedIn', label: { kk: 'Басқа орыннан көшірілді', ru: 'Перемещены сюда', en: 'Moved here' } }, { value: 'found', label: { kk: 'Анықталды', ru: 'Обнаружены', en: 'Found' } }, { value: 'sold', label: { kk: 'Сатылды', ru: 'Проданы', en: 'Sold' } },
    { value: 'leasedOut', label: { kk: 'Жалға берілді', ru: 'Сданы в аренду', en: 'Leased out' } }, { value: 'movedOut', label: { kk: 'Басқа орынға көшірілді', ru: 'Перемещены в другое место', en: 'Moved away' } }, { value: 'retired', label: { kk: 'Пайдаланудан шығарылды', ru: 'Выведены из эксплуатации', en: 'Retired' } },
    { value: 'destroyed', label: { kk: 'Жойылды', ru: 'Уничтожены', en: 'Destroyed' } }, { value: 'lost', label: { kk: 'Жоғалды немесе ұрланды', ru: 'Утеряны или украдены', en: 'Lost or stolen' } },
    { value: 'correctedUp', label: { kk: 'Түзету: бұрын аз көрсетілген', ru: 'Исправление: раньше указано меньше', en: 'Correction: too few were told of' } }, { value: 'correctedDown', label: { kk: 'Түзету: бұрын көп көрсетілген', ru: 'Исправление: раньше указано больше', en: 'Correction: too many were told of' } },
  ],
})
export const changeDay = date('day', { label: { kk: 'Күні', ru: 'Дата', en: 'Day' } })
/** A line is never changed: who was wrong adds one, with the day that it concerns. */
export const changes = rows('changes', {
  label: { kk: 'Санының өзгерістері', ru: 'Изменения количества', en: 'Changes of their number' }, minRows: 0, maxRows: 200, optional: true,
  hint: { kk: 'Өзгеріс болмаса, бос қалдырыңыз. Бұрынғы есептегі қатені сол күнді көрсетіп, жаңа жолмен түзетіңіз.', ru: 'Если изменений не было, оставьте пустым. Ошибку прежнего отчёта исправьте новой строкой с той же датой.', en: 'Leave it empty if nothing changed. Correct a mistake of an earlier report by a new row, with its day.' },
  columns: [changeKind, integer('count', { label: { kk: 'Саны', ru: 'Количество', en: 'How many' }, min: 1, max: 10_000_000 }), changeDay],
})
const hoursUnit = { kk: 'үдеткіш-сағат', ru: 'ускорителе-часов', en: 'accelerator-hours' }
export const trainingHours = decimal('trainingHours', { label: { kk: 'Мәлімделген оқытуға', ru: 'На заявленное обучение', en: 'For training that was declared' }, unit: hoursUnit, min: '0' })
export const otherHours = decimal('otherHours', { label: { kk: 'Өзге жұмысқа', ru: 'На прочую работу', en: 'For other work' }, unit: hoursUnit, min: '0' })
export const idleHours = decimal('idleHours', { label: { kk: 'Бос тұрған уақыт', ru: 'Простой', en: 'Idle' }, unit: hoursUnit, min: '0' })
export const hoursError = decimal('hoursError', { label: { kk: 'Осы сандардың қателігі', ru: 'Погрешность этих чисел', en: 'Error of these figures' }, unit: { kk: '%', ru: '%', en: '%' }, min: '0', max: '100' })

export const countedOn = date('countedOn', { label: { kk: 'Түгендеу күні', ru: 'День инвентаризации', en: 'Day of the count' } })
export const counted = integer('counted', { label: { kk: 'Орнында неше үдеткіш саналды?', ru: 'Сколько ускорителей насчитано на месте?', en: 'How many accelerators were counted on the spot?' }, min: 0, max: 10_000_000 })
export const countError = integer('countError', { label: { kk: 'Түгендеу қателігі, ±', ru: 'Погрешность инвентаризации, ±', en: 'Error of the count, ±' }, hint: { kk: 'Әрқайсысының сериялық нөмірі тексерілсе, 0.', ru: 'Если сверен каждый серийный номер, 0.', en: '0 where every serial number was checked.' }, min: 0, max: 1_000_000 })
export const countedBy = choices('countedBy', {
  label: { kk: 'Қалай саналды?', ru: 'Как считали?', en: 'How were they counted?' },
  choices: [
    { value: 'serials', label: { kk: 'Сериялық нөмірлер бойынша', ru: 'По серийным номерам', en: 'By their serial numbers' } }, { value: 'attested', label: { kk: 'Қашықтан аттестаттау арқылы', ru: 'Удалённой аттестацией', en: 'By remote attestation' } },
    { value: 'sampled', label: { kk: 'Іріктеп', ru: 'Выборочно', en: 'By a sample' } },
  ],
})

export const runName = text('name', { label: { kk: 'Оқытылған модельдің атауы', ru: 'Название обученной модели', en: 'Name of the model that was trained' }, maxLength: 200 })
export const runPurpose = text('purpose', { label: { kk: 'Не үшін оқытылды?', ru: 'Для чего обучена?', en: 'What was it trained for?' }, maxLength: 2000, long: true })
export const known = date('known', { label: { kk: 'Оқыту аяқталған немесе көлемі белгілі болған күн', ru: 'День завершения обучения или день, когда стал известен его объём', en: 'Day on which it ended, or its amount was known' } })
export const method = choice('method', {
  label: { kk: 'Есептеу көлемі қалай анықталды?', ru: 'Как определён объём вычислений?', en: 'How is the amount of computation known?' },
  choices: [
    { value: 'architecture', label: { kk: 'Модель архитектурасы бойынша: 6 × параметр × токен', ru: 'По архитектуре модели: 6 × параметры × токены', en: 'From the architecture: 6 × parameters × tokens' } },
    { value: 'hardware', label: { kk: 'Жабдықтың жұмыс уақыты бойынша', ru: 'По времени работы оборудования', en: 'From the time of the hardware' } },
    { value: 'operator', label: { kk: 'Оператордың деректері бойынша', ru: 'По данным оператора', en: 'The operator’s own figure' } },
  ],
})
const billions = { kk: '× 10⁹', ru: '× 10⁹', en: '× 10⁹' }
const flop = { kk: '× 10²⁴ FLOP', ru: '× 10²⁴ FLOP', en: '× 10²⁴ FLOP' }
export const parameters = decimal('parameters', { label: { kk: 'Параметрлер саны', ru: 'Число параметров', en: 'Parameters' }, unit: billions, min: '0' })
export const tokens = decimal('tokens', { label: { kk: 'Оқыту токендерінің саны', ru: 'Число токенов обучения', en: 'Tokens of training' }, unit: billions, min: '0' })
export const spread = decimal('spread', { label: { kk: 'Нақты мән неше есеге дейін ауытқуы мүмкін?', ru: 'Во сколько раз может отличаться истинное значение?', en: 'By which factor may the true value differ?' }, hint: { kk: 'Басқа негіз болмаса, 2.', ru: 'Если нет иных оснований, 2.', en: '2 where there is no other ground.' }, min: '1', max: '100' })
export const accelerators = integer('accelerators', { label: { kk: 'Үдеткіштер саны', ru: 'Число ускорителей', en: 'Number of accelerators' }, min: 1, max: 10_000_000 })
export const hours = decimal('hours', { label: { kk: 'Жұмыс уақыты', ru: 'Время работы', en: 'Time of work' }, unit: { kk: 'сағат', ru: 'ч', en: 'hours' }, min: '0' })
export const leastUse = decimal('leastUse', { label: { kk: 'Ең жоғары өнімділікті пайдаланудың ең аз үлесі', ru: 'Наименьшая доля использования пиковой производительности', en: 'Least share of the peak that was used' }, unit: { kk: '%', ru: '%', en: '%' }, min: '0', max: '100' })
export const mostUse = decimal('mostUse', { label: { kk: 'Ең жоғары өнімділікті пайдаланудың ең көп үлесі', ru: 'Наибольшая доля использования пиковой производительности', en: 'Greatest share of the peak that was used' }, unit: { kk: '%', ru: '%', en: '%' }, min: '0', max: '100' })
export const least = decimal('least', { label: { kk: 'Ең азы', ru: 'Не менее', en: 'At least' }, unit: flop, min: '0' })
export const best = decimal('best', { label: { kk: 'Бағаланған мәні', ru: 'Оценка', en: 'Estimate' }, unit: flop, min: '0' })
export const most = decimal('most', { label: { kk: 'Ең көбі', ru: 'Не более', en: 'At most' }, unit: flop, min: '0' })
export const basisOfFigure = text('basisOfFigure', { label: { kk: 'Бұл сандар неге негізделген?', ru: 'На чём основаны эти числа?', en: 'What do these figures rest on?' }, maxLength: 2000, long: true })

/** The figures of each method, asked where it was chosen. */
export const figures: readonly FormField[] = [
  ...[parameters, tokens, spread].map((field): FormField => ({ ...field, when: is(method, 'architecture') })),
  ...[accelerators, hours, peak, leastUse, mostUse].map((field): FormField => ({ ...field, when: is(method, 'hardware') })),
  ...[least, best, most].map((field): FormField => ({ ...field, when: is(method, 'operator') })),
  basisOfFigure,
]

/** What is told of a large training. The first is never empty: an entry that has it is notified. */
export const evidence = text('evidence', { label: { kk: 'Шекке жеткені немесе жететіні қайдан белгілі?', ru: 'Из чего следует, что порог достигнут или будет достигнут?', en: 'From what is it known that the threshold is met, or will be?' }, maxLength: 4000, long: true })
export const notification = [
  evidence,
  text('evaluations', { label: { kk: 'Модель қалай бағаланды, қандай тәуекелдер анықталды?', ru: 'Как оценена модель и какие риски выявлены?', en: 'How was the model evaluated, and which risks were found?' }, maxLength: 4000, long: true }),
  text('release', { label: { kk: 'Модель қалай және қашан шығарылады?', ru: 'Как и когда модель будет выпущена?', en: 'How and when is it released?' }, maxLength: 4000, long: true }),
] as const
export const sure = flag('sure', { label: { kk: 'Мәліметтердің дұрыстығын растайсыз ба?', ru: 'Вы подтверждаете достоверность сведений?', en: 'Do you confirm that this is true?' } })
