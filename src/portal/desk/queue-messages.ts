/** The words of what waits for an officer: the parts of the queue, its filters, and the case that comes next. */
import { formatNumber, formatWorkdays, inEveryLanguage } from '../../law/format.ts'
import { type Locale, spoken, type Text } from '../../law/text.ts'

export const queueWords = {
  parts: { kk: 'Кезек бөліктері', ru: 'Части очереди', en: 'Parts of the queue' },
  all: { kk: 'Барлық ашық іс', ru: 'Все открытые', en: 'All open' },
  waits: { kk: 'Менен күтіледі', ru: 'Ждёт меня', en: 'Waits for me' },
  me: { kk: 'Бәрі', ru: 'Всё', en: 'All of it' },
  act: { kk: 'Әрекет ету керек', ru: 'К исполнению', en: 'To act' },
  vote: { kk: 'Дауыс беру керек', ru: 'К голосованию', en: 'To vote' },
  sign: { kk: 'Қол қою керек', ru: 'На подпись', en: 'To sign' },
  late: { kk: 'Мерзімі өткен', ru: 'Просрочено', en: 'Overdue' },
  applicant: { kk: 'Өтініш берушіде', ru: 'У заявителя', en: 'With the applicant' },
  whoever: { kk: 'Кімнен күтілсе де', ru: 'Неважно, кого', en: 'Whoever it waits for' },
  days: { kk: 'Қалған мерзімі', ru: 'Осталось до срока', en: 'Time left' },
  today: { kk: 'Бүгін аяқталады немесе өтіп кеткен', ru: 'Истекает сегодня или истёк', en: 'Ends today or is over' },
  region: { kk: 'Өңір', ru: 'Регион', en: 'Region' },
  alike: { kk: 'Мазмұны бірдей хабарлар', ru: 'Одинаковые сообщения', en: 'Reports that say the same' },
  each: { kk: 'Әрқайсысы бөлек', ru: 'Каждое отдельно', en: 'Each by itself' },
  alikeOne: { kk: 'Таңдалған хабармен бірдейлері', ru: 'Такие же, как в выбранном деле', en: 'Those that say what the chosen one says' },
  once: { kk: 'Бірдейлерінен біреуі ғана', ru: 'По одному из одинаковых', en: 'One of those that say the same' },
  beside: { kk: 'Кезектегі орны', ru: 'Место в очереди', en: 'Place in the queue' },
  toQueue: { kk: 'Кезекке оралу', ru: 'Вернуться в очередь', en: 'Back to the queue' },
  previous: { kk: 'Алдыңғы іс', ru: 'Предыдущее дело', en: 'Previous case' },
  next: { kk: 'Келесі іс', ru: 'Следующее дело', en: 'Next case' },
  noneLeft: { kk: 'Бұл тізімде басқа іс қалмады.', ru: 'В этом списке дел больше не осталось.', en: 'No other case is left in this list.' },
} as const satisfies Record<string, Text>

/** Due within so many working days. */
export const withinDays = (days: number): Text => inEveryLanguage((locale) => spoken({
  kk: `${formatWorkdays(days, 'kk')} немесе одан аз`, ru: `${formatWorkdays(days, 'ru')} или меньше`, en: `${formatWorkdays(days, 'en')} or less`,
})[locale])

/** How many open cases say the same. */
export const manyAlike = (count: number): Text => inEveryLanguage((locale) => spoken({
  kk: `Мазмұны бірдей: ${formatNumber(count, 'kk')}`, ru: `Одинаковых: ${formatNumber(count, 'ru')}`, en: `Saying the same: ${formatNumber(count, 'en')}`,
})[locale])

/** Those that say what one of them says. */
export const alikeTo = (number: string): Text => spoken({ kk: `№ ${number} хабарымен бірдейлері`, ru: `Такие же, как в деле № ${number}`, en: `Those that say what № ${number} says` })

/** How many are late in the whole office. */
export const officeLate = (count: number): Text => spoken({ kk: `Бүкіл орган бойынша мерзімі өткені: ${count}`, ru: `Просрочено по всему органу: ${count}`, en: `Late in the whole office: ${count}` })

/** "3 of 12": the place in a view. */
export const placeOfAll = (locale: Locale, place: number, total: number): string => spoken({
  kk: `${formatNumber(place, 'kk')} / ${formatNumber(total, 'kk')}`, ru: `${formatNumber(place, 'ru')} из ${formatNumber(total, 'ru')}`, en: `${formatNumber(place, 'en')} of ${formatNumber(total, 'en')}`,
})[locale]

/** What is said of acts in many cases. */
export const severalWords = {
  title: { kk: 'Бірнеше іс бойынша әрекет', ru: 'Действие по нескольким делам', en: 'Act in several cases' },
  act: { kk: 'Белгіленген істер бойынша әрекет ету', ru: 'Действовать по отмеченным делам', en: 'Act in the cases that are ticked' },
  tick: { kk: 'Белгілеу', ru: 'Отметить', en: 'Tick' },
  none: { kk: 'Ешбір іс белгіленбеген', ru: 'Ни одно дело не отмечено', en: 'No case is ticked' },
  noneHint: { kk: 'Кезекке оралып, бір кезеңдегі істерді белгілеңіз.', ru: 'Вернитесь в очередь и отметьте дела, которые находятся на одном этапе.', en: 'Go back to the queue and tick cases that are in one step.' },
  will: { kk: 'Не болады', ru: 'Что будет', en: 'What will happen' },
  cannot: { kk: 'Орындауға болмайды', ru: 'Выполнить нельзя', en: 'Cannot be done' },
  other: { kk: 'Бұл іс басқа кезеңде тұр.', ru: 'Это дело на другом этапе.', en: 'This case is in another step.' },
  notThis: { kk: 'Бұл іс үшін мұндай нәтижені қазір таңдауға болмайды.', ru: 'В этом деле такой исход сейчас недоступен.', en: 'This outcome is not open in this case now.' },
  see: { kk: 'Не болатынын көру', ru: 'Посмотреть, что будет', en: 'See what will happen' },
  mend: { kk: 'Өзгерту', ru: 'Изменить', en: 'Change' },
  done: { kk: 'Орындалды', ru: 'Сделано', en: 'Done' },
  result: { kk: 'Нәтижесі', ru: 'Итог', en: 'What came of it' },
  toQueue: { kk: 'Кезекке оралу', ru: 'Вернуться в очередь', en: 'Back to the queue' },
  each: {
    kk: 'Әрекет әр іс бойынша бөлек жасалады: біреуінде орындалмаса, қалғандарына әсер етпейді.', ru: 'Действие выполняется в каждом деле отдельно: если в одном оно не удастся, остальных это не коснётся.',
    en: 'Each case is acted on by itself: if it cannot be done in one, the others are not held up.',
  },
} as const satisfies Record<string, Text>

/** What is said of lists that are saved. */
export const viewWords = {
  views: { kk: 'Сақталған тізімдер', ru: 'Сохранённые списки', en: 'Saved views' },
  name: { kk: 'Осы тізімнің атауы', ru: 'Название этого списка', en: 'A name for this view' },
  save: { kk: 'Сақтау', ru: 'Сохранить', en: 'Save' },
  share: { kk: 'Әріптестерге де көрсету', ru: 'Показывать и коллегам', en: 'Show it to colleagues too' },
  shared: { kk: 'Әріптестерге көрінеді', ru: 'Видно коллегам', en: 'Colleagues see it' },
  unshare: { kk: 'Тек өзіме қалдыру', ru: 'Оставить только себе', en: 'Keep it to myself' },
  rename: { kk: 'Атауын өзгерту', ru: 'Переименовать', en: 'Rename' },
  newName: { kk: 'Жаңа атауы', ru: 'Новое название', en: 'New name' },
  remove: { kk: 'Өшіру', ru: 'Удалить', en: 'Remove' },
} as const satisfies Record<string, Text>
