/** Registration for an event: a place at once by the rules, or the waiting list; and what shows that its holder came. */
import { days, workdays } from '../../../../law/duration.ts'
import { choice, date, text } from '../../../../law/field.ts'
import { procedure, type Procedure } from '../../../../law/procedure.ts'
import { given, is, titled } from '../../../../law/rule.ts'
import { offices } from '../offices.ts'
import { common, rules } from '../space/common.ts'
import { eventsRegister } from './event.ts'

export const placeResource = { kind: 'seat', id: 'technopark.event-place', capacity: 1, title: { kk: 'Іс-шарадағы орын', ru: 'Место на мероприятии', en: 'A place at an event' } } as const

/** The places of each event, for whoever comes alone or in a group. */
export const place = { resource: placeResource, ofEach: { entry: 'event', capacity: 'places', from: 'begins', until: 'ends', where: 'venue' }, hold: 60, office: 'technopark.officer', entrance: { role: 'technopark.entrance', title: offices['technopark.entrance'] }, basis: rules } as const

/** The credentials: of a place, which holds for whatever days the event comes to be held, and of having been there on its days. */
const eventCredentials = { place: 'EventPlace', attendance: 'EventAttendance' } as const

const officer = { 'technopark.officer': offices['technopark.officer'] } as const
const event = { kk: 'Іс-шара', ru: 'Мероприятие', en: 'Event' } as const
/** Which event, with what its entry says of it. */
export const ofEvent = [
  { kind: 'entry', name: 'event', label: event, register: eventsRegister, which: 'shown', public: true },
  text('eventName', { label: event, maxLength: 200, from: 'entry.event.name', public: true }),
  date('begins', { label: { kk: 'Бірінші күні', ru: 'Первый день', en: 'First day' }, from: 'entry.event.begins', public: true }),
  date('ends', { label: { kk: 'Соңғы күні', ru: 'Последний день', en: 'Last day' }, from: 'entry.event.ends', public: true }),
] as const

const guest = choice('guest', {
  label: { kk: 'Кім ретінде келесіз?', ru: 'В каком качестве вы придёте?', en: 'As what do you come?' }, public: true,
  choices: [
    { value: 'visitor', label: { kk: 'Келуші', ru: 'Посетитель', en: 'Visitor' } }, { value: 'press', label: { kk: 'БАҚ өкілі', ru: 'Представитель СМИ', en: 'Press' } }, { value: 'student', label: { kk: 'Студент', ru: 'Студент', en: 'Student' } },
  ],
})

/** The procedure by which a group is registered. */
export const groupId = 'technopark.event-group'

export const registration: Procedure = procedure({
  ...common, id: 'technopark.event-registration', title: { kk: 'Іс-шараға тіркелу', ru: 'Регистрация на мероприятие', en: 'Registration for an event' },
  summary: {
    kk: 'Орын болса, бірден беріледі; болмаса, кезекке тұрасыз. Кіру — бейдждегі QR код бойынша; іс-шараға келген адам қатысқаны туралы куәлік ала алады.', ru: 'Место даётся сразу, а если мест нет, вы становитесь в очередь. Вход — по QR-коду на бейдже; кто пришёл, может получить свидетельство об участии.',
    en: 'You have a place at once, or stand on the waiting list. You enter by the QR code on your badge, and whoever came can have a certificate of it.',
  },
  audience: { kk: 'Кез келген адам', ru: 'Любой', en: 'Anybody' }, need: ['company', 'learning'], offices: officer, opens: { by: 'person' },
  form: [{ id: 'event', title: { kk: 'Қай іс-шара?', ru: 'Какое мероприятие?', en: 'Which event?' }, fields: [...ofEvent, guest] }],
  rules: { told: titled({ kk: 'Іс-шараға кім ретінде келетіні', ru: 'В каком качестве приходят на мероприятие', en: 'As what the guest comes' }, given(guest).by(rules).else({ kk: 'Кім ретінде келетініңіз көрсетілмеген.', ru: 'Не указано, в каком качестве вы придёте.', en: 'It is not said as what you come.' })) },
  clock: { within: workdays(250), from: 'place', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'place',
  steps: {
    place: {
      title: { kk: 'Орын беру', ru: 'Выделение места', en: 'A place is given' }, by: 'rules', within: days(180), basis: rules, check: 'told', late: { outcome: 'unserved' },
      outcomes: {
        give: { label: { kk: 'Орын беру', ru: 'Выделить место', en: 'Give a place' }, to: 'closed', decides: 'given', whenCheck: [true] },
        look: { label: { kk: 'Маманға жіберу', ru: 'Передать специалисту', en: 'Pass it to an officer' }, to: 'look', whenCheck: [false, 'unknown'] },
        unserved: { label: { kk: 'Орын босамады', ru: 'Место не освободилось', en: 'No place became free' }, to: 'closed', byClock: true },
      },
    },
    look: {
      title: { kk: 'Маманның қарауы', ru: 'Рассмотрение специалистом', en: 'An officer looks at it' }, by: { role: 'technopark.officer' }, within: workdays(3), basis: rules, late: 'escalate',
      outcomes: { decline: { label: { kk: 'Қайтару', ru: 'Вернуть', en: 'Send back' }, to: 'closed', reasons: true } },
    },
  },
  decisions: {
    given: {
      title: { kk: 'Іс-шарадағы орын', ru: 'Место на мероприятии', en: 'A place at an event' }, words: { kk: 'Өтініш берушіге іс-шарадан орын берілді. Кіреберісте бейджіңізді көрсетіңіз: ол «Брондауларым» бетінде.', ru: 'Заявителю выделено место на мероприятии. На входе покажите бейдж: он на странице «Мои брони».', en: 'The applicant has a place at the event. Show your badge at the entrance: it is on the page “My bookings”.' },
      effect: 'grant', rules: ['told'], basis: rules, credential: { type: eventCredentials.place, claims: ['event', 'eventName', guest.name] },
    },
  },
  allocates: { ...place, when: 'given', perApplicant: [{ atMost: 1, basis: rules }] },
})

/** What became of the place: from the booking of whoever has it. */
export const bookedPlace = choice('came', {
  label: { kk: 'Іс-шараға келуі', ru: 'Присутствие на мероприятии', en: 'Whether they came' }, from: 'about.booking',
  choices: [
    { value: 'reserved', label: { kk: 'Орын брондалған', ru: 'Место забронировано', en: 'A place is reserved' } }, { value: 'firm', label: { kk: 'Келгені белгіленбеген', ru: 'Приход не отмечен', en: 'Not checked in' } },
    { value: 'attended', label: { kk: 'Келгені белгіленген', ru: 'Приход отмечен', en: 'Came' } }, { value: 'missed', label: { kk: 'Келмеді', ru: 'Неявка', en: 'Did not come' } }, { value: 'released', label: { kk: 'Орыннан бас тартқан', ru: 'Место освобождено', en: 'Gave the place back' } },
    { value: 'waiting', label: { kk: 'Кезекте', ru: 'В очереди', en: 'On the waiting list' } }, { value: 'held', label: { kk: 'Сақтаулы', ru: 'Удерживается', en: 'Kept' } },
  ],
})

/** Whoever was checked in gets a certificate of it, at once and by the rules. */
export const attendance: Procedure = procedure({
  ...common, id: 'technopark.attendance', title: { kk: 'Іс-шараға қатысқаны туралы куәлік', ru: 'Свидетельство об участии в мероприятии', en: 'Certificate of attendance' },
  summary: {
    kk: 'Келгені кіреберісте белгіленген адам қатысқаны туралы куәлікті бірден алады; оны кез келген адам тексере алады. Топпен келген қонақ алдымен бейджін өз кабинетіне қосады.', ru: 'Тот, чей приход отмечен на входе, сразу получает свидетельство об участии; проверить его может любой. Гость группы сначала добавляет свой бейдж в кабинет.',
    en: 'Whoever was checked in at the entrance has a certificate of it at once, which anybody can check. A guest of a group adds their badge to their cabinet first.',
  },
  audience: { kk: 'Іс-шараға келген адам', ru: 'Тот, кто был на мероприятии', en: 'Whoever was at an event' }, need: ['learning'], offices: officer, opens: { by: 'person', perApplicant: [{ atMost: 10, each: 'month', basis: rules }] }, about: { procedures: [registration.id, groupId], effects: ['grant'] },
  form: [{
    id: 'event', title: event, fields: [
      bookedPlace, text('eventName', { label: event, maxLength: 200, from: 'about.eventName', public: true }), date('begins', { label: { kk: 'Бірінші күні', ru: 'Первый день', en: 'First day' }, from: 'about.bookedFrom', public: true }),
      date('ends', { label: { kk: 'Соңғы күні', ru: 'Последний день', en: 'Last day' }, from: 'about.bookedUntil', public: true }),
    ],
  }],
  rules: { attended: titled({ kk: 'Іс-шараға келгенінің белгіленуі', ru: 'Отметка о приходе на мероприятие', en: 'Attendance is confirmed' }, is(bookedPlace, 'attended').by(rules).else({ kk: 'Іс-шараға келгеніңіз кіреберісте белгіленбеген.', ru: 'Ваш приход на входе не отмечен.', en: 'You were not checked in at the entrance.' })) },
  clock: { within: workdays(2), from: 'check', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'check',
  steps: {
    check: {
      title: { kk: 'Ережелер бойынша тексеру', ru: 'Проверка по правилам', en: 'Check by the rules' }, by: 'rules', within: workdays(1), basis: rules, check: 'attended', late: { outcome: 'look' },
      outcomes: {
        give: { label: { kk: 'Куәлік беру', ru: 'Выдать свидетельство', en: 'Give the certificate' }, to: 'closed', decides: 'given', whenCheck: [true] },
        look: { label: { kk: 'Маманға жіберу', ru: 'Передать специалисту', en: 'Pass it to an officer' }, to: 'look', whenCheck: [false, 'unknown'] },
      },
    },
    look: {
      title: { kk: 'Маманның қарауы', ru: 'Рассмотрение специалистом', en: 'An officer looks at it' }, by: { role: 'technopark.officer' }, within: workdays(1), basis: rules, late: 'escalate',
      outcomes: { decline: { label: { kk: 'Қайтару', ru: 'Вернуть', en: 'Send back' }, to: 'closed', reasons: true } },
    },
  },
  decisions: {
    given: {
      title: { kk: 'Іс-шараға қатысқаны туралы куәлік', ru: 'Свидетельство об участии в мероприятии', en: 'Certificate of attendance' }, words: { kk: 'Иесі іс-шараға қатысты: келгені кіреберісте белгіленген.', ru: 'Владелец участвовал в мероприятии: его приход отмечен на входе.', en: 'Its holder was at the event, and was checked in at the entrance.' },
      effect: 'grant', rules: ['attended'], basis: rules, credential: { type: eventCredentials.attendance, claims: ['eventName', 'begins', 'ends'] },
    },
  },
})
