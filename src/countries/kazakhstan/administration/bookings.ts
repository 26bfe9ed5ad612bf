/** Hours that are given out at once by the rules: at a counter of the public service centre, and in the hall of the akimat. */
import { workdays } from '../../../law/duration.ts'
import { choice, flag, integer, slot, type FlagField } from '../../../law/field.ts'
import type { FormField } from '../../../law/form.ts'
import { procedure, type Procedure } from '../../../law/procedure.ts'
import type { IntervalResource } from '../../../law/allocation.ts'
import { type Rule, any, atMost, is, oneOf, parameter, titled } from '../../../law/rule.ts'
import { always } from '../../../law/dated.ts'
import type { Text } from '../../../law/text.ts'
import { rules } from './acts.ts'
import { byTwo, givenOrRefused, serviceOf } from './common.ts'

const hour = slot('hour', { label: { kk: 'Бос уақыт', ru: 'Свободное время', en: 'A free time' }, public: true })

interface Booking {
  readonly id: string
  readonly title: Text
  readonly summary: Text
  readonly body: 'citizens' | 'akimat'
  readonly asked: FormField
  readonly fits: Rule
  /** What an officer finds where the rules do not let it be booked at once. */
  readonly unless?: FlagField
  readonly parameters?: Procedure['parameters']
  readonly resource: IntervalResource
}

const booking = ({ id, title, summary, body, asked, fits, unless: found, parameters = {}, resource }: Booking): Procedure => procedure({
  ...serviceOf(body), id, title, summary, need: ['living'], audience: { kk: 'Кез келген адам', ru: 'Любой', en: 'Anybody' }, opens: { by: 'person' }, parameters,
  form: [{ id: 'what', title: { kk: 'Не үшін?', ru: 'Для чего?', en: 'What for?' }, fields: [asked] }, { id: 'time', title: { kk: 'Қай уақытта келесіз?', ru: 'Когда вам удобно?', en: 'When will you come?' }, fields: [hour] }],
  rules: { fits: titled({ kk: 'Бірден брондау шарттары', ru: 'Условия бронирования сразу', en: 'Conditions for booking at once' }, fits), suits: titled({ kk: 'Брондау шарттары', ru: 'Условия бронирования', en: 'Conditions for booking' }, found ? any(fits, is(found, true).by(rules).else({ kk: 'Бұл мәселе бойынша орталықта қабылдау жүргізілмейді.', ru: 'По этому вопросу приём в центре не ведётся.', en: 'The centre receives nobody about this.' })) : fits) }, eligibility: 'fits',
  clock: { within: workdays(2), from: 'booking', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'booking',
  steps: {
    booking: {
      title: { kk: 'Ережелер бойынша брондау', ru: 'Бронирование по правилам', en: 'Booked by the rules' }, by: 'rules', within: workdays(1), basis: rules, check: 'fits', late: { outcome: 'look' },
      outcomes: {
        book: { label: { kk: 'Брондау', ru: 'Забронировать', en: 'Book' }, to: 'closed', decides: 'granted', whenCheck: [true] },
        look: { label: { kk: 'Маманға жіберу', ru: 'Передать специалисту', en: 'Pass it to an officer' }, to: 'check', whenCheck: [false, 'unknown'] },
      },
    },
    ...byTwo({ body, check: 'suits', basis: rules, within: [workdays(1), workdays(1)], ...(found && { findings: [found] }) }),
  },
  decisions: givenOrRefused('person', rules, ['suits'], {
    granted: { title: { kk: 'Уақыт брондалды', ru: 'Время забронировано', en: 'The hour is booked' }, words: { kk: 'Көрсетілген уақыт өтініш берушіге брондалды.', ru: 'Указанное время забронировано за заявителем.', en: 'The hour stated is booked for the applicant.' } },
    refused: { title: { kk: 'Брондаудан бас тарту', ru: 'Отказ в бронировании', en: 'Refusal of the booking' }, words: { kk: 'Көрсетілген уақыт брондалмайды.', ru: 'Указанное время не бронируется.', en: 'The hour stated is not booked.' } },
  }),
  reopensAt: 'check',
  allocates: { resource, at: hour.name, when: 'granted', hold: 15, office: `${body}.officer`, missedAfter: 20, perApplicant: [{ atMost: 2, basis: rules }], basis: rules },
})

const matter = choice('matter', {
  label: { kk: 'Қандай мәселемен келесіз?', ru: 'С каким вопросом вы придёте?', en: 'What do you come for?' },
  choices: [
    { value: 'documents', label: { kk: 'Құжат алу', ru: 'Получить документ', en: 'To get a document' } }, { value: 'help', label: { kk: 'Онлайн өтініш беруге көмек', ru: 'Помощь с онлайн-заявлением', en: 'Help with an online application' } },
    { value: 'other', label: { kk: 'Басқа мәселе', ru: 'Другой вопрос', en: 'Something else' } },
  ],
})
const centre = flag('centre', { label: { kk: 'Бұл мәселе бойынша орталықта қабылдау жүргізіле ме?', ru: 'Ведётся ли по этому вопросу приём в центре?', en: 'Does the centre receive people about this?' } })
const guests = integer('guests', { label: { kk: 'Қатысушылар саны', ru: 'Число участников', en: 'Number of guests' }, min: 1, max: 5000 })

export const bookingServices: readonly Procedure[] = [
  booking({
    id: 'administration.counter', body: 'citizens', asked: matter, unless: centre,
    title: { kk: 'Халыққа қызмет көрсету орталығына жазылу', ru: 'Запись в центр обслуживания населения', en: 'Appointment at a public service centre' },
    summary: { kk: 'Маманның қабылдауына ыңғайлы уақытқа жазыласыз: дүйсенбі–жұма 9:00–18:00, сенбі 9:00–13:00.', ru: 'Запись на приём к специалисту на удобное время: понедельник–пятница 9:00–18:00, суббота 9:00–13:00.', en: 'Book a time at the counter: Monday to Friday 9 to 18, Saturday 9 to 13.' },
    fits: oneOf(matter, ['documents', 'help']).by(rules).else({ kk: 'Мәселені алдымен маман қарайды.', ru: 'Вопрос сначала рассматривает специалист.', en: 'An officer looks at the matter first.' }),
    resource: {
      kind: 'interval', id: 'citizens.counter', capacity: 3, slot: 30, ahead: 14, title: { kk: 'Халыққа қызмет көрсету орталығындағы қабылдау', ru: 'Приём в центре обслуживания населения', en: 'The counter of the public service centre' },
      opening: [{ days: [1, 2, 3, 4, 5], from: '09:00', until: '18:00' }, { days: [6], from: '09:00', until: '13:00' }],
    },
  }),
  booking({
    id: 'administration.hall', body: 'akimat', asked: guests,
    title: { kk: 'Әкімдіктің залын брондау', ru: 'Бронирование зала акимата', en: 'Booking the hall of the akimat' },
    summary: { kk: 'Тұрғындар қоғамдық іс-шара өткізу үшін әкімдіктің залын тегін брондайды.', ru: 'Жители бесплатно бронируют зал акимата для общественного мероприятия.', en: 'Residents book the hall of the akimat for a public event, free of charge.' },
    parameters: { seats: { title: { kk: 'Залдағы орын саны', ru: 'Число мест в зале', en: 'Seats of the hall' }, versions: always('120', rules, { kk: 'Орын саны шартты түрде қабылданған.', ru: 'Число мест принято условно.', en: 'The number of seats is assumed.' }) } },
    fits: atMost(guests, parameter('seats')).by(rules).else({ kk: 'Қатысушылар саны залдағы орын санынан көп.', ru: 'Участников больше, чем мест в зале.', en: 'There are more guests than seats.' }),
    resource: {
      kind: 'interval', id: 'akimat.hall', capacity: 1, slot: 120, ahead: 60, title: { kk: 'Әкімдіктің залы', ru: 'Зал акимата', en: 'The hall of the akimat' }, opening: [{ days: [1, 2, 3, 4, 5, 6], from: '10:00', until: '20:00' }],
    },
  }),
]
