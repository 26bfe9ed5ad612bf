/** The words of what stages took and what it cost. */
import { spoken, type Text } from '../../../law/text.ts'
import type { HourPrices } from './cost.ts'
import type { Stage } from './tables.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const costWords = {
  title: say('Модель жасау шығыны', 'Расходы на создание моделей', 'What making models costs'),
  hint: say('Әр кезеңнің өлшенген уақыты мен энергиясы, олардың құны', 'Измеренные время и энергия каждого этапа, их стоимость', 'Measured hours, energy and cost of every stage'),
  lead: say(
    'Әр кезең процестерінің жұмыс кезінде өлшенген уақыты. Құны сол күнгі сағат бағасымен есептеледі. Өлшенбеген уақыт пен энергия шамалап есептелмейді.',
    'Время процессов каждого этапа, измеренное в ходе работы. Стоимость рассчитана по цене часа в тот день. Неизмеренные время и энергия приблизительно не рассчитываются.',
    'The time of the processes of each stage, measured while they worked. Costs are at the price of an hour on that day. What was not measured is not estimated.'),
  took: say('Қанша ресурс жұмсалды', 'Сколько ресурсов потрачено', 'What it took'),
  stage: say('Кезең', 'Этап', 'Stage'),
  works: say('Жұмыстар', 'Работы', 'Works'),
  work: say('Жұмыс', 'Работа', 'Work'),
  processor: say('Процессор уақыты', 'Процессорное время', 'Processor time'),
  accelerator: say('Үдеткіш уақыты', 'Время ускорителей', 'Accelerator time'),
  energy: say('Энергия, кВт·сағ', 'Энергия, кВт·ч', 'Energy, kWh'),
  energyHint: say(
    'Жұмыс кезінде машинаның барлық процессоры тұтынған энергия, олардың өз есептегіштері бойынша (RAPL). Үдеткіш қолданылған жұмыста өлшенбейді.',
    'Энергия, потреблённая всеми процессорами машины за время работы, по их собственным счётчикам (RAPL). При работе с ускорителями не измеряется.',
    'The energy of all processors of the machine while the work ran, by their own counters (RAPL). Not measured in work with accelerators.'),
  cost: say('Құны', 'Стоимость', 'Cost'),
  notMeasured: say('өлшенген жоқ', 'не измерено', 'not measured'),
  notSet: say('сағат бағасы белгіленбеген', 'цена часа не установлена', 'price of an hour not set'),
  prices: say('Сағат бағасы', 'Цена часа', 'Price of an hour'),
  onePrice: say('белгіленбеген', 'не установлена', 'not set'),
  since: say('мына күннен бастап:', 'действует с', 'in force from'),
  none: say('Өлшенген жұмыс әзірге жоқ', 'Измеренных работ пока нет', 'Nothing has been measured yet'),
  newest: say('Соңғы жұмыстар', 'Последние работы', 'The newest works'),
} as const

export const stageWords: Readonly<Record<Stage, Text>> = {
  corpus: say('Корпус жинақтау', 'Сборка корпуса', 'Building a corpus'), tokenizer: say('Токенизатор оқыту', 'Обучение токенизатора', 'Training a tokenizer'),
  training: say('Модельді оқыту', 'Обучение модели', 'Training a model'), evaluation: say('Модельді бағалау', 'Оценка модели', 'Evaluating a model'),
  conversion: say('GGUF форматына шығару', 'Вывод в GGUF', 'Conversion to GGUF'),
}

export const hourWords: Readonly<Record<keyof HourPrices, Text>> = {
  processor: say('процессор сағаты', 'час процессора', 'an hour of a processor'), accelerator: say('үдеткіш сағаты', 'час ускорителя', 'an hour of an accelerator'),
}
