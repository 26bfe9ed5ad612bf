/** What the pages of events say. */
import type { LetterParts } from '../../../kernel/parties/index.ts'
import { formatDay, formatNumber, inEveryLanguage } from '../../../law/format.ts'
import type { EntryState } from '../../../law/register.ts'
import { spoken, type Text } from '../../../law/text.ts'
import type { Day } from '../../../law/time.ts'
import type { Event } from './read.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const eventWords = {
  title: say('Іс-шаралар', 'Мероприятия', 'Events'),
  hint: say('Форумдар мен кездесулер: бағдарлама, тіркелу, баяндама ұсыну.', 'Форумы и встречи: программа, регистрация, предложение доклада.', 'Forums and meetings: the programme, registration, proposing a talk.'),
  lead: say('Технопарктің іс-шаралары: бағдарламасын көріп, тіркеліп, баяндама ұсына аласыз.', 'Мероприятия технопарка: смотрите программу, регистрируйтесь, предлагайте доклады.', 'The events of the technopark: see the programme, register, propose a talk.'),
  toCome: say('Алдағы іс-шаралар', 'Предстоящие мероприятия', 'Events to come'),
  past: say('Өткен іс-шаралар', 'Прошедшие мероприятия', 'Past events'),
  none: say('Іс-шара жарияланбаған', 'Мероприятий не объявлено', 'No event is announced'),
  event: say('Іс-шара', 'Мероприятие', 'Event'),
  calledOff: say('Іс-шара өткізілмейді', 'Мероприятие отменено', 'The event is called off'),
  calledOffOn: say('Тізілімнен алып тасталған уақыты:', 'Исключено из реестра:', 'Struck off the register:'),
  byDecision: say('Шешім', 'Решение', 'The decision'),
  days: say('Күндері', 'Дни', 'Days'),
  venue: say('Өтетін жері', 'Место проведения', 'Where'),
  places: say('Орын', 'Мест', 'Places'),
  taken: say('Тіркелгендер', 'Зарегистрировано', 'Registered'),
  free: say('Бос орын', 'Свободно', 'Free'),
  waiting: say('Кезекте', 'В очереди', 'Waiting'),
  came: say('Келгендер', 'Пришли', 'Came'),
  missed: say('Келмегендер', 'Не пришли', 'Did not come'),
  talks: say('Баяндама', 'Докладов', 'Talks'),
  figuresLead: say('Әр іс-шараға қанша адам тіркелді, қаншасы келді және келмеді. Олардың кім екені көрсетілмейді.', 'Сколько человек зарегистрировалось на каждое мероприятие, сколько пришло и сколько не пришло. Кто именно, не показывается.', 'How many registered for each event, came and did not come. Who they are is not shown.'),
  figures: say('Қорытынды', 'Итоги', 'What came of it'),
  group: say('Топты тіркеу', 'Зарегистрировать группу', 'Register a group'),
  register: say('Тіркелу', 'Зарегистрироваться', 'Register'),
  wait: say('Кезекке тұру', 'Встать в очередь', 'Join the waiting list'),
  propose: say('Баяндама ұсыну', 'Предложить доклад', 'Propose a talk'),
  certificate: say('Қатысқаны туралы куәлік алу', 'Получить свидетельство об участии', 'Get a certificate of attendance'),
  groupBadge: say('Топтағы бейджімді қосу', 'Добавить бейдж гостя группы', 'Add my badge from a group'),
  programme: say('Бағдарлама', 'Программа', 'Programme'),
  programmeNone: say('Бағдарлама әлі жарияланған жоқ', 'Программа ещё не опубликована', 'The programme is not published yet'),
  calendar: say('Бағдарламаны күнтізбеге қосу (.ics файлы)', 'Добавить программу в календарь (файл .ics)', 'Add the programme to a calendar (.ics file)'),
  time: say('Уақыты', 'Время', 'Time'),
  session: say('Тақырыбы', 'Тема', 'Talk'),
  speaker: say('Баяндамашы', 'Докладчик', 'Speaker'),
  track: say('Бағыты', 'Направление', 'Track'),
  hall: say('Зал', 'Зал', 'Hall'),
  hallClosed: (hall: string): Text => say(`Зал белгіленеді: «${hall}» жабық`, `Зал уточняется: «${hall}» закрыт`, `The hall is still to be named: “${hall}” is closed`),
  hallToCome: say('Залы белгіленетін баяндамалар', 'Доклады, зал которых уточняется', 'Talks whose hall is still to be named'),
  eventsRegister: say('Іс-шаралар тізілімі', 'Реестр мероприятий', 'Register of events'),
  sessionsRegister: say('Бағдарлама деректер түрінде', 'Программа в виде данных', 'The programme as data'),
  screen: say('Залдағы экранға арналған бағдарлама', 'Программа для экрана в зале', 'Programme for a screen in the hall'),
  pause: say('Қазір үзіліс', 'Сейчас перерыв', 'A pause'),
  next: say('Келесі', 'Далее', 'Next'),
  nothingMore: say('Бағдарлама аяқталды', 'Программа завершена', 'The programme is over'),
  asOf: (time: string): Text => say(`Жаңартылған уақыты: ${time}`, `Обновлено: ${time}`, `As of ${time}`),
  noHall: say('Бағдарламада мұндай зал жоқ. Залды таңдаңыз:', 'Такого зала в программе нет. Выберите зал:', 'The programme has no such hall. Choose one:'),
  choose: say('Таңдау', 'Выбрать', 'Choose'),
  chooses: (title: Text): Text => inEveryLanguage((locale) => spoken({ kk: `Таңдау: ${title.kk}`, ru: `Выбрать: ${title.ru}`, en: `Choose: ${title.en}` })[locale]),
  makeAgenda: say('Таңдағандарымды көрсету', 'Показать выбранное', 'Show what I chose'),
  agenda: say('Менің бағдарламам', 'Моя программа', 'My agenda'),
  agendaLead: say('Таңдаған баяндамаларыңыз осы беттің мекенжайында ғана тұр: портал оларды сақтамайды.', 'Выбранные доклады записаны только в адресе этой страницы: портал их не хранит.', 'The talks that you chose stand in the address of this page alone: the portal does not keep them.'),
  agendaCalendar: say('Таңдағандарымды күнтізбеге қосу (.ics файлы)', 'Добавить выбранное в календарь (файл .ics)', 'Add what I chose to a calendar (.ics file)'),
  agendaHint: say('Күнтізбеңізде осы сілтемеге жазылсаңыз, бағдарламадан алынған баяндама күнтізбеңізден де жойылады.', 'Если подписаться на эту ссылку в календаре, доклад, исключённый из программы, исчезнет и оттуда.', 'If your calendar subscribes to this link, a talk that is taken out of the programme leaves it too.'),
  nothingChosen: say('Баяндама таңдалмаған', 'Доклады не выбраны', 'No talk is chosen'),
  clash: say('Мына баяндамалар бір уақытта өтеді', 'Эти доклады идут одновременно', 'These talks are held at the same time'),
  guests: say('Кездесуге ашық қонақтар', 'Гости, открытые для встреч', 'Guests who meet others'),
  guestsLead: say('Бұл тізімді тек өзі де көрінетін қонақтар көреді. Кездесу екі жақ келіскенде ғана бекітіледі, байланыс деректері сонда ғана ашылады.', 'Этот список видят только гости, которые сами в нём показаны. Встреча закрепляется, только когда согласны оба; тогда же открываются контакты.', 'Only guests who show themselves see this list. A meeting is kept only when both agree, and only then does either learn how to reach the other.'),
  notShown: say('Сіз басқа қонақтарға көрінбейсіз', 'Другие гости вас не видят', 'Other guests do not see you'),
  notShownHint: say('Басқа қонақтарды көру үшін өзіңіз туралы айтыңыз: ол үшін іс-шараға тіркелуіңіз керек.', 'Чтобы увидеть других гостей, расскажите о себе: для этого нужно зарегистрироваться на мероприятие.', 'To see other guests, say who you are: for that you register for the event first.'),
  asYourself: say('Қонақтар тізімі жеке тұлғаларға ашық', 'Список гостей открыт физическим лицам', 'The list of guests is for people'),
  asYourselfHint: say('Қазір компания атынан жұмыс істеп отырсыз. Басқа қонақтарды және сізден сұралған кездесулерді өз атыңызға ауысып көріңіз.', 'Сейчас вы работаете от имени компании. Чтобы увидеть других гостей и просьбы о встрече, переключитесь на своё имя.', 'You act for a company now. To see other guests and what you are asked, act for yourself.'),
  toYourself: say('Өз атыма ауысу', 'Переключиться на своё имя', 'Act for myself'),
  noMeetings: say('Бұл іс-шарада кездесу белгіленбейді', 'На этом мероприятии встречи не назначаются', 'No meetings are made at this event'),
  show: say('Қонақтарға көрінуге келісу', 'Стать видимым для гостей', 'Show yourself to guests'),
  ownGuest: say('Өзім туралы жазба', 'Моя запись', 'My own entry'),
  askedOfMe: say('Менен не сұралады', 'О чём меня спрашивают', 'What I am asked'),
  ownMeetings: say('Менің кездесулерім', 'Мои встречи', 'My meetings'),
  noGuests: say('Әзірге басқа қонақ көрінбейді', 'Других гостей пока нет', 'There are no other guests yet'),
  noMoreGuests: say('Бұл бетте қонақ жоқ: тізім бұрынырақ аяқталған', 'На этой странице гостей нет: список закончился раньше', 'No guests on this page: the list ends before it'),
  guest: say('Қонақ', 'Гость', 'Guest'),
  does: say('Немен айналысады', 'Чем занимается', 'What they do'),
  seeks: say('Кіммен кездескісі келеді', 'С кем хочет встретиться', 'Whom they would meet'),
  meet: say('Кездесу', 'Встреча', 'A meeting'),
  ask: say('Кездесу сұрау', 'Попросить о встрече', 'Ask for a meeting'),
  laterGuests: say('Кейінірек қосылған қонақтар', 'Гости, добавленные позже', 'Guests who came since'),
  earlierGuests: say('Бұрынырақ қосылған қонақтар', 'Гости, добавленные раньше', 'Guests who came before'),
  gone: say('Таңдағандарыңыздың кейбірі бағдарламадан алынған', 'Часть выбранного исключена из программы', 'Some of what you chose was taken out of the programme'),
} as const

/** How many of the places are taken. */
export const takenOf = (taken: number, places: number): Text => inEveryLanguage((locale) => `${formatNumber(taken, locale)} / ${formatNumber(places, locale)}`)

/** To whoever has registered for an event: a talk is held elsewhere or at another time, or not at all. */
export const talkLetter = ({ number, name }: Pick<Event, 'number' | 'name'>, { title, state, hall, day, from, until }: {
  readonly title: Text; readonly state: EntryState; readonly hall: Text; readonly day: Day; readonly from: string; readonly until: string
}): LetterParts => ({
  kind: 'booking/talk', path: `/technopark/events/${number}`,
  subject: inEveryLanguage((locale) => `${say('Бағдарлама өзгерді', 'Изменилась программа', 'The programme has changed')[locale]}: ${name[locale]}`),
  says: inEveryLanguage((locale) => (state === 'struck' ? say(`«${title.kk}» баяндамасы өткізілмейді.`, `Доклад «${title.ru}» не состоится.`, `The talk “${title.en}” is not held.`)
    : state === 'suspended' ? say(`«${title.kk}» баяндамасы кейінге қалдырылды; жаңа уақыты туралы хабарлаймыз.`, `Доклад «${title.ru}» отложен; о новом времени мы сообщим.`, `The talk “${title.en}” is postponed; we write to you when its time is known.`)
    : say(`«${title.kk}» баяндамасының орны мен уақыты: ${hall.kk}, ${formatDay(day, 'kk')}, ${from}–${until}.`, `Доклад «${title.ru}» состоится здесь: ${hall.ru}, ${formatDay(day, 'ru')}, ${from}–${until}.`, `The talk “${title.en}” is held so now: ${hall.en}, ${formatDay(day, 'en')}, ${from}–${until}.`))[locale]),
  ground: inEveryLanguage((locale) => say(`сіз «${name.kk}» іс-шарасына тіркелгенсіз.`, `вы зарегистрированы на мероприятие «${name.ru}».`, `you have registered for “${name.en}”.`)[locale]),
  todo: say('бағдарламаны ашып, өзіңіз таңдаған баяндамаларды тексеріңіз.', 'откройте программу и проверьте выбранные вами доклады.', 'open the programme and look at the talks that you chose.'),
})
