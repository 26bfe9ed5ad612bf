/** Events of the centre as a register: an officer proposes one, the head signs. */
import { date, integer, text } from '../../../../law/field.ts'
import { type Register, register } from '../../../../law/register.ts'
import { kept, ownEntry, stated } from '../space/common.ts'

export const eventsRegister = 'technopark.events'

const name = text('name', { label: { kk: 'Атауы', ru: 'Название', en: 'Name' }, maxLength: 200, public: true })
const about = text('about', { label: { kk: 'Не туралы?', ru: 'О чём?', en: 'What is it about?' }, maxLength: 3000, long: true, public: true })
const begins = date('begins', { label: { kk: 'Бірінші күні', ru: 'Первый день', en: 'First day' }, public: true })
const ends = date('ends', { label: { kk: 'Соңғы күні', ru: 'Последний день', en: 'Last day' }, public: true })
const venue = text('venue', { label: { kk: 'Өтетін жері', ru: 'Место проведения', en: 'Where it is held' }, maxLength: 200, public: true })
const places = integer('places', { label: { kk: 'Орын саны', ru: 'Число мест', en: 'Places' }, min: 1, max: 100_000, public: true })
const eventFields = [name, about, begins, ends, venue, places] as const

export const events: Register = register(eventsRegister, {
  ...kept, numbers: 'EVT', owner: ['body'], calledBy: name.name, title: { kk: 'Іс-шаралар', ru: 'Мероприятия', en: 'Events' },
  summary: { kk: 'Технопарк өткізетін форумдар, кездесулер мен хакатондар.', ru: 'Форумы, встречи и хакатоны, которые проводит технопарк.', en: 'Forums, meetings and hackathons that the technopark holds.' },
  fields: stated(eventFields), shown: { to: 'everyone', fields: eventFields.map((field) => field.name) },
  states: { entered: { kk: 'Жарияланған', ru: 'Объявлено', en: 'Announced' }, suspended: { kk: 'Кейінге қалдырылған', ru: 'Отложено', en: 'Postponed' }, struck: { kk: 'Өткізілмейді', ru: 'Отменено', en: 'Called off' } },
})

export const eventEntry = ownEntry({
  id: 'technopark.event', title: { kk: 'Іс-шараны жариялау', ru: 'Объявление мероприятия', en: 'Announcement of an event' },
  summary: { kk: 'Іс-шара тізілімге енгізіледі: сонда оған тіркелуге және баяндама ұсынуға болады.', ru: 'Мероприятие вносится в реестр, после чего на него можно зарегистрироваться и предложить доклад.', en: 'An event is entered in the register, so that people can register and propose talks.' },
  form: [{ id: 'event', title: { kk: 'Іс-шара', ru: 'Мероприятие', en: 'Event' }, fields: eventFields }], effect: { register: eventsRegister, does: 'enter', fields: Object.fromEntries(eventFields.map((field) => [field.name, field.name])) },
  sign: { kk: 'Жариялауға қол қою', ru: 'Подписать объявление', en: 'Sign the announcement' }, words: { kk: 'Іс-шара жарияланды.', ru: 'Мероприятие объявлено.', en: 'The event is announced.' },
})
