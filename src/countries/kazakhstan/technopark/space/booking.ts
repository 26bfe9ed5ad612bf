/** A room or a desk for an hour: booked at once by the rules, moved, given back, or missed. */
import type { Allocates } from '../../../../law/allocation.ts'
import { days, workdays } from '../../../../law/duration.ts'
import { date, integer, slot, text } from '../../../../law/field.ts'
import { procedure, type Procedure } from '../../../../law/procedure.ts'
import { atMost, titled } from '../../../../law/rule.ts'
import { offices } from '../offices.ts'
import { common, rules } from './common.ts'
import { people, roomsRegister } from './rooms.ts'

const guests = integer('guests', { label: { kk: 'Неше адам болады?', ru: 'Сколько человек будет?', en: 'How many people will there be?' }, min: 1, max: 2000 })
const holds = integer('holds', { label: { kk: 'Сыйымдылығы, адам', ru: 'Вместимость, человек', en: 'How many people it holds' }, from: `entry.room.${people.name}` })

/** The resource of which every room is one. */
export const roomResource: Allocates['resource'] = {
  kind: 'interval', id: 'technopark.room', capacity: 1, slot: 60, ahead: 30, title: { kk: 'Орталықтың бөлмелері мен жұмыс орындары', ru: 'Помещения и рабочие места центра', en: 'Rooms and desks of the centre' },
  opening: [{ days: [1, 2, 3, 4, 5], from: '09:00', until: '20:00' }, { days: [6], from: '10:00', until: '18:00' }],
}

export const roomBooking: Procedure = procedure({
  ...common, id: 'technopark.room-booking', title: { kk: 'Бөлмені немесе жұмыс орнын брондау', ru: 'Бронирование помещения или рабочего места', en: 'Booking a room or a desk' },
  summary: {
    kk: 'Компания орталықтың бөлмесін, залын немесе жұмыс орнын бір сағатқа тегін брондайды. Жиырма минут ішінде ешкім келмесе, келмеу есепке алынады.', ru: 'Компания бесплатно бронирует помещение, зал или рабочее место центра на час. Если в течение двадцати минут никто не пришёл, учитывается неявка.',
    en: 'A company books a room, a hall or a desk of the centre for an hour, free of charge. If nobody comes within twenty minutes that is counted as missed.',
  },
  audience: { kk: 'Заңды тұлғалар', ru: 'Юридические лица', en: 'Companies' }, need: ['company'], offices: { 'technopark.officer': offices['technopark.officer'] }, opens: { by: 'company' },
  form: [
    {
      id: 'room', title: { kk: 'Қай бөлме?', ru: 'Какое помещение?', en: 'Which room?' }, fields: [
        { kind: 'entry', name: 'room', label: { kk: 'Бөлме немесе жұмыс орны', ru: 'Помещение или рабочее место', en: 'Room or desk' }, register: roomsRegister, which: 'shown', public: true }, holds, guests,
        text('purpose', { label: { kk: 'Не үшін?', ru: 'Для чего?', en: 'What for?' }, maxLength: 200, optional: true }),
      ],
    },
    { id: 'time', title: { kk: 'Қай уақытта?', ru: 'В какое время?', en: 'At what time?' }, fields: [
      slot('hour', { label: { kk: 'Бос уақыт', ru: 'Свободное время', en: 'A free time' }, public: true }),
      date('weekly', { label: { kk: 'Апта сайын осы күнге дейін қайталау', ru: 'Повторять каждую неделю до этого дня', en: 'Repeat each week until this day' }, hint: { kk: 'Бір рет керек болса, бос қалдырыңыз. Барлық апта бірге брондалады; біреуі бос болмаса, ештеңе брондалмайды.', ru: 'Если нужно один раз, оставьте пустым. Бронируются сразу все недели; если хотя бы одна занята, не бронируется ничего.', en: 'Leave it empty for a single time. All weeks are booked together; if one of them is taken nothing is.' }, optional: true, public: true }),
    ] },
  ],
  rules: { fits: titled({ kk: 'Бөлменің сыйымдылығы', ru: 'Вместимость помещения', en: 'How many the room holds' }, atMost(guests, holds).by(rules).else({ kk: 'Адам саны бөлменің сыйымдылығынан көп.', ru: 'Число людей превышает вместимость помещения.', en: 'There are more people than the room holds.' })) }, eligibility: 'fits',
  clock: { within: workdays(2), from: 'booking', stopsIn: [], silence: 'escalate', basis: rules }, starts: 'booking',
  steps: {
    booking: {
      title: { kk: 'Ережелер бойынша брондау', ru: 'Бронирование по правилам', en: 'Booked by the rules' }, by: 'rules', within: workdays(1), basis: rules, check: 'fits', late: { outcome: 'look' },
      outcomes: {
        book: { label: { kk: 'Брондау', ru: 'Забронировать', en: 'Book' }, to: 'closed', decides: 'booked', whenCheck: [true] },
        look: { label: { kk: 'Маманға жіберу', ru: 'Передать специалисту', en: 'Pass it to an officer' }, to: 'look', whenCheck: [false, 'unknown'] },
      },
    },
    look: {
      title: { kk: 'Маманның қарауы', ru: 'Рассмотрение специалистом', en: 'An officer looks at it' }, by: { role: 'technopark.officer' }, within: workdays(1), basis: rules, late: 'escalate',
      outcomes: { decline: { label: { kk: 'Қайтару', ru: 'Вернуть', en: 'Send back' }, to: 'closed', reasons: true } },
    },
  },
  decisions: {
    booked: {
      title: { kk: 'Бөлме брондалды', ru: 'Помещение забронировано', en: 'The room is booked' }, words: { kk: 'Бөлме көрсетілген уақытқа өтініш берушіге брондалды.', ru: 'Помещение забронировано за заявителем на указанное время.', en: 'The room is booked for the applicant at the time stated.' },
      effect: 'grant', rules: ['fits'], basis: rules,
    },
  },
  allocates: {
    resource: roomResource, ofEach: { entry: 'room', capacity: 'atOnce' }, at: 'hour', weekly: 'weekly', when: 'booked', hold: 15, office: 'technopark.officer', missedAfter: 20, basis: rules,
    perApplicant: [{ atMost: 10, basis: rules }, { atMost: 4, each: 'day', basis: rules }],
  },
  keep: { for: days(365), basis: rules },
})
