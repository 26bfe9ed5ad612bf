/** Events of the centre as a register: an officer proposes one, the head signs. */
import { date, integer, text } from '../../../../law/field.ts'
import { type Register, register } from '../../../../law/register.ts'
import { all, decisionDay, onOrAfter } from '../../../../law/rule.ts'
import { kept, ownChange, ownEntry, rules, stated } from '../space/common.ts'

export const eventsRegister = 'technopark.events'

const name = text('name', { label: { kk: 'Атауы', ru: 'Название', en: 'Name' }, maxLength: 200, public: true })
const about = text('about', { label: { kk: 'Не туралы?', ru: 'О чём?', en: 'What is it about?' }, maxLength: 3000, long: true, public: true })
const begins = date('begins', { label: { kk: 'Бірінші күні', ru: 'Первый день', en: 'First day' }, public: true })
const ends = date('ends', { label: { kk: 'Соңғы күні', ru: 'Последний день', en: 'Last day' }, public: true })
const venue = text('venue', { label: { kk: 'Өтетін жері', ru: 'Место проведения', en: 'Where it is held' }, maxLength: 200, public: true })
const places = integer('places', { label: { kk: 'Орын саны', ru: 'Число мест', en: 'Places' }, min: 1, max: 100_000, public: true })
const tables = integer('tables', { label: { kk: 'Қонақтардың кездесулеріне арналған үстел саны', ru: 'Число столов для встреч гостей', en: 'Tables for meetings of guests' }, hint: { kk: 'Бос қалдырсаңыз, қонақтар кездесу белгілей алмайды.', ru: 'Если не указать, гости не смогут назначать встречи.', en: 'Left empty, guests make no meetings.' }, min: 0, max: 1000, optional: true, public: true })
const eventFields = [name, about, begins, ends, venue, places, tables] as const

export const events: Register = register(eventsRegister, {
  ...kept, numbers: 'EVT', owner: ['body'], calledBy: name.name, title: { kk: 'Іс-шаралар', ru: 'Мероприятия', en: 'Events' },
  summary: { kk: 'Технопарк өткізетін форумдар, кездесулер мен хакатондар.', ru: 'Форумы, встречи и хакатоны, которые проводит технопарк.', en: 'Forums, meetings and hackathons that the technopark holds.' },
  fields: stated(eventFields), shown: { to: 'everyone', fields: eventFields.map((field) => field.name) },
  states: { entered: { kk: 'Жарияланған', ru: 'Объявлено', en: 'Announced' }, suspended: { kk: 'Кейінге қалдырылған', ru: 'Отложено', en: 'Postponed' }, struck: { kk: 'Өткізілмейді', ru: 'Отменено', en: 'Called off' } },
})

const sound = all(onOrAfter(ends, begins), onOrAfter(ends, decisionDay)).by(rules).else({ kk: 'Іс-шараның соңғы күні бірінші күнінен ерте немесе өтіп кеткен.', ru: 'Последний день мероприятия раньше первого или уже прошёл.', en: 'The last day of the event is before its first one, or has passed.' })
const eventTitle = { kk: 'Іс-шара', ru: 'Мероприятие', en: 'Event' } as const

export const eventEntry = ownEntry({
  id: 'technopark.event', title: { kk: 'Іс-шараны жариялау', ru: 'Объявление мероприятия', en: 'Announcement of an event' },
  summary: { kk: 'Іс-шара тізілімге енгізіледі: сонда оған тіркелуге және баяндама ұсынуға болады.', ru: 'Мероприятие вносится в реестр, после чего на него можно зарегистрироваться и предложить доклад.', en: 'An event is entered in the register, so that people can register and propose talks.' },
  form: [{ id: 'event', title: eventTitle, fields: eventFields }], effect: { register: eventsRegister, does: 'enter', fields: Object.fromEntries(eventFields.map((field) => [field.name, field.name])) },
  sign: { kk: 'Жариялауға қол қою', ru: 'Подписать объявление', en: 'Sign the announcement' }, sound,
  words: { kk: 'Іс-шара жарияланды.', ru: 'Мероприятие объявлено.', en: 'The event is announced.' },
})

const event = { register: eventsRegister, title: eventTitle } as const

/** What the entry says before it changes. What is over was held, or not: its guests cannot be carried to other days any more. */
const endsNow = date('endsNow', { label: { kk: 'Өзгертілгенге дейінгі соңғы күні', ru: 'Последний день до изменения', en: 'Last day until now' }, from: 'subject.ends' })
const stillAhead = all(onOrAfter(ends, begins), onOrAfter(ends, decisionDay), onOrAfter(endsNow, decisionDay)).by(rules).else({
  kk: 'Іс-шараның соңғы күні бірінші күнінен бұрын немесе өтіп кеткен, не іс-шара аяқталып қойған. Өткен іс-шараның күндерін өзгертуге болмайды: жаңасын жариялаңыз.', ru: 'Последний день мероприятия раньше первого или уже прошёл, либо мероприятие уже завершилось. Дни прошедшего мероприятия изменить нельзя: объявите новое.',
  en: 'The last day of the event is before its first one or has passed, or the event is over. The days of an event that is over cannot be changed: announce a new one.',
})

/** What becomes of an event afterwards. Places move to its new days with their holders; of one that is called off they are given back, and nobody waits for them any more. Whoever had or awaited one is told. */
export const eventChanges = [
  ownChange({
    id: 'technopark.event-changed', title: { kk: 'Іс-шараны өзгерту немесе кейінге қалдыру', ru: 'Изменение или перенос мероприятия', en: 'Change or postponement of an event' },
    summary: { kk: 'Жазба толығымен қайта толтырылады. Күндері өзгерсе, тіркелгендердің орны сақталады, оларға хат жіберіледі.', ru: 'Запись заполняется заново целиком. Если меняются дни, места зарегистрированных сохраняются, им отправляется письмо.', en: 'The entry is told again whole. Where the days change everybody keeps their place, and is written to.' },
    subject: event, fields: [...eventFields, endsNow], effect: { register: eventsRegister, does: 'change', fields: Object.fromEntries(eventFields.map((field) => [field.name, field.name])) }, sound: stillAhead,
    sign: { kk: 'Өзгеріске қол қою', ru: 'Подписать изменение', en: 'Sign the change' }, words: { kk: 'Іс-шара туралы жазба өзгертілді.', ru: 'Запись о мероприятии изменена.', en: 'The entry of the event is changed.' },
  }),
  ownChange({
    id: 'technopark.event-called-off', title: { kk: 'Іс-шараны өткізбеу', ru: 'Отмена мероприятия', en: 'Calling off an event' },
    summary: { kk: 'Іс-шара өткізілмейді. Берілген орындар мен кезек жойылады, барлығына хат жіберіледі.', ru: 'Мероприятие не проводится. Выделенные места и очередь отменяются, всем отправляется письмо.', en: 'The event is not held. The places and the waiting list are cancelled, and everybody is written to.' },
    subject: event, effect: { register: eventsRegister, does: 'strike' }, sign: { kk: 'Өткізбеу туралы шешімге қол қою', ru: 'Подписать отмену', en: 'Sign the calling off' }, words: { kk: 'Іс-шара өткізілмейді.', ru: 'Мероприятие отменено.', en: 'The event is called off.' },
  }),
] as const
