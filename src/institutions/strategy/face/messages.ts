/** The words of what the strategy tells on the first page. */
import { spoken, type Text } from '../../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const words = {
  measures: say('Іс-шаралар орындалды ма?', 'Выполнены ли мероприятия?', 'Are the measures done?'),
  measuresSay: (done: Text, late: number): Text => say(`Дәлелі қабылданғаны: ${done.kk}. Мерзімі өткені: ${late}.`, `Исполнено, подтверждение принято: ${done.ru}. Просрочено: ${late}.`, `With evidence that was accepted: ${done.en}. Late: ${late}.`),
  noMeasures: say('Бірде-бір іс-шара енгізілген жоқ.', 'Ни одного мероприятия ещё не внесено.', 'No measure has been entered yet.'),
  goals: say('Мақсаттарға жетіп келеміз бе?', 'Достигаем ли мы целей?', 'Are we reaching the goals?'),
  goalsSay: (judged: Text): Text => say(`Ілгерілеуі есептелген көрсеткіш саны: ${judged.kk}. Қалғандарының мәні немесе жоспары белгісіз.`, `Показателей, прогресс которых вычислен: ${judged.ru}. У остальных неизвестны значения или план.`, `Progress is computed for ${judged.en} indicators. Of the others no values or no plan are known.`),
  noGoals: say('Бірде-бір көрсеткіш енгізілген жоқ.', 'Ни одного показателя ещё не внесено.', 'No indicator has been entered yet.'),
  notTold: say('Көрсетілмеген немесе жарияланбайды', 'Не указано или не публикуется', 'Not stated or not open'),
  entries: (count: number): Text => say(`Күшінде тұрған жазба саны: ${count}.`, `Действующих записей: ${count}.`, `Entries in force: ${count}.`),
  noEntries: say('Тізілімде күшінде тұрған жазба әзірге жоқ.', 'Действующих записей в реестре пока нет.', 'The register has no entry in force yet.'),
  notComputed: say('Мән әзірге есептелген жоқ.', 'Значение ещё не посчитано.', 'The value has not been computed yet.'),
  source: say('Қайдан алынған', 'Откуда получено', 'Where it came from'),
  thing: (day: Text): Text => say(`Жасалған күні: ${day.kk}`, `Дата: ${day.ru}`, `Done on ${day.en}`),
  entry: (index: string): Text => say(`№ ${index} журнал жазбасы`, `Запись журнала № ${index}`, `Journal entry No. ${index}`),
  recorded: say('Әрекет ашық журналға жазылған, оны кез келген адам тексере алады', 'Действие записано в открытом журнале, его может проверить каждый', 'The act stands in the open journal, where anybody can check it'),
  figure: (title: Text, value: Text): Text => say(`${title.kk}: ${value.kk}`, `${title.ru}: ${value.ru}`, `${title.en}: ${value.en}`),
  counted: (day: Text): Text => say(`Осы әрекет есепке алынған көрсеткіш, ${day.kk}`, `Показатель, в котором учтено это действие, ${day.ru}`, `The figure in which this act is counted, ${day.en}`),
  goal: say('Осы көрсеткіш өлшейтін мақсат', 'Цель, которую измеряет показатель', 'The goal that the figure measures'),
} as const
