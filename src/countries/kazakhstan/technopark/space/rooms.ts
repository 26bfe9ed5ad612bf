/** Rooms and desks of the centre as a register. What each floor is used for is not known, so whatever stands in it is a sample. */
import { choice, integer, text } from '../../../../law/field.ts'
import { type Register, register } from '../../../../law/register.ts'
import type { Text } from '../../../../law/text.ts'
import { kept, ownChange, ownEntry, stated } from './common.ts'

export const roomsRegister = 'technopark.rooms'

const roomName = text('name', { label: { kk: 'Атауы', ru: 'Название', en: 'Name' }, maxLength: 120, public: true })
const floor = integer('floor', { label: { kk: 'Қабат', ru: 'Этаж', en: 'Floor' }, min: 1, max: 8, public: true })
const roomKind = choice('kind', {
  label: { kk: 'Түрі', ru: 'Вид', en: 'Kind' }, public: true,
  choices: [
    { value: 'meeting', label: { kk: 'Келіссөз бөлмесі', ru: 'Переговорная', en: 'Meeting room' } }, { value: 'hall', label: { kk: 'Зал', ru: 'Зал', en: 'Hall' } },
    { value: 'desks', label: { kk: 'Ортақ жұмыс орындары', ru: 'Общие рабочие места', en: 'Shared desks' } }, { value: 'studio', label: { kk: 'Студия', ru: 'Студия', en: 'Studio' } },
  ],
})
export const people = integer('people', { label: { kk: 'Сыйымдылығы, адам', ru: 'Вместимость, человек', en: 'How many people it holds' }, min: 1, max: 2000, public: true })
const atOnce = integer('atOnce', {
  label: { kk: 'Бір уақыттағы брондау саны', ru: 'Броней одновременно', en: 'Bookings at once' }, hint: { kk: 'Бөлме үшін — 1, ортақ жұмыс орындары үшін — орын саны.', ru: 'Для помещения — 1, для общих рабочих мест — число мест.', en: '1 for a room; the number of desks for shared ones.' }, min: 1, max: 200, public: true,
})
const side = (name: string, label: Text) => integer(name, { label, hint: { kk: 'Қабат жоспары бойынша, дециметрмен.', ru: 'По плану этажа, в дециметрах.', en: 'In decimetres on the plan of the floor.' }, min: 0, max: 2000, public: true })
const plan = [
  side('x', { kk: 'Сол жақ шеттен', ru: 'От левого края', en: 'From the left edge' }), side('y', { kk: 'Жоғарғы шеттен', ru: 'От верхнего края', en: 'From the upper edge' }),
  side('width', { kk: 'Ені', ru: 'Ширина', en: 'Width' }), side('depth', { kk: 'Тереңдігі', ru: 'Глубина', en: 'Depth' }),
] as const
const fields = [roomName, floor, roomKind, people, atOnce, ...plan] as const

export const rooms: Register = register(roomsRegister, {
  ...kept, numbers: 'ROM', owner: ['body'], calledBy: roomName.name, title: { kk: 'Орталықтың бөлмелері мен жұмыс орындары', ru: 'Помещения и рабочие места центра', en: 'Rooms and desks of the centre' },
  summary: {
    kk: 'Сегіз қабаттағы бөлмелер, залдар және жұмыс орындары. Қай қабат не үшін пайдаланылатыны белгісіз, сондықтан жазбалар — үлгі деректер.', ru: 'Помещения, залы и рабочие места на восьми этажах. Назначение этажей неизвестно, поэтому записи — демонстрационные данные.',
    en: 'Rooms, halls and desks on eight floors. What each floor is used for is not known, so the entries are samples.',
  },
  fields: stated(fields), shown: { to: 'everyone', fields: fields.map(({ name }) => name) },
  states: { entered: { kk: 'Пайдаланылады', ru: 'Используется', en: 'In use' }, suspended: { kk: 'Жабық', ru: 'Закрыто', en: 'Closed' }, struck: { kk: 'Алып тасталған', ru: 'Исключено', en: 'Struck off' } },
})

const roomTitle: Text = { kk: 'Бөлме', ru: 'Помещение', en: 'Room' }

export const roomEntry = ownEntry({
  id: 'technopark.room', title: { kk: 'Бөлмені тізілімге енгізу', ru: 'Внесение помещения в реестр', en: 'Entry of a room' },
  summary: { kk: 'Орталықтың бөлмесі немесе ортақ жұмыс орындары тізілімге енгізіледі, сонда оларды брондауға болады.', ru: 'Помещение центра или общие рабочие места вносятся в реестр, после чего их можно бронировать.', en: 'A room of the centre, or shared desks, are entered in the register, so that they can be booked.' },
  form: [{ id: 'room', title: roomTitle, fields }], effect: { register: roomsRegister, does: 'enter', fields: Object.fromEntries(fields.map(({ name }) => [name, name])) },
  sign: { kk: 'Енгізуге қол қою', ru: 'Подписать внесение', en: 'Sign the entry' }, words: { kk: 'Бөлме тізілімге енгізілді.', ru: 'Помещение внесено в реестр.', en: 'The room is entered in the register.' },
})

const room = { register: roomsRegister, title: roomTitle } as const

/** What becomes of a room afterwards: it says something else, is closed and opened again. Hours that were booked in one that is closed are given back, and whoever had them is told. */
export const roomChanges = [
  ownChange({
    id: 'technopark.room-changed', title: { kk: 'Бөлме туралы мәліметті өзгерту', ru: 'Изменение сведений о помещении', en: 'Change of the entry of a room' },
    summary: { kk: 'Жазба толығымен қайта толтырылады. Бұрынғы мәліметтер тарихта қалады.', ru: 'Запись заполняется заново целиком. Прежние сведения остаются в истории.', en: 'The entry is told again whole. What was said before stays in the history.' },
    subject: room, fields, effect: { register: roomsRegister, does: 'change', fields: Object.fromEntries(fields.map(({ name }) => [name, name])) },
    sign: { kk: 'Өзгеріске қол қою', ru: 'Подписать изменение', en: 'Sign the change' }, words: { kk: 'Бөлме туралы жазба өзгертілді.', ru: 'Запись о помещении изменена.', en: 'The entry of the room is changed.' },
  }),
  ownChange({
    id: 'technopark.room-closed', title: { kk: 'Бөлмені уақытша жабу', ru: 'Временное закрытие помещения', en: 'Closing of a room' },
    summary: { kk: 'Бөлмені брондау мүмкін болмайды. Алдағы брондаулар жойылады, бұл туралы брондағандарға хат жіберіледі.', ru: 'Помещение нельзя будет забронировать. Предстоящие брони отменяются, забронировавшим отправляется письмо.', en: 'The room can be booked no more. What is booked ahead is cancelled, and whoever booked it is written to.' },
    subject: room, effect: { register: roomsRegister, does: 'suspend' }, sign: { kk: 'Жабуға қол қою', ru: 'Подписать закрытие', en: 'Sign the closing' }, words: { kk: 'Бөлме уақытша жабылды.', ru: 'Помещение временно закрыто.', en: 'The room is closed for the time being.' },
  }),
  ownChange({
    id: 'technopark.room-reopened', title: { kk: 'Бөлмені қайта ашу', ru: 'Повторное открытие помещения', en: 'Reopening of a room' },
    summary: { kk: 'Уақытша жабылған бөлмені қайта брондауға болады.', ru: 'Временно закрытое помещение снова можно бронировать.', en: 'A room that was closed can be booked again.' },
    subject: room, effect: { register: roomsRegister, does: 'restore' }, sign: { kk: 'Ашуға қол қою', ru: 'Подписать открытие', en: 'Sign the reopening' }, words: { kk: 'Бөлме қайта ашылды.', ru: 'Помещение снова открыто.', en: 'The room is open again.' },
  }),
] as const
