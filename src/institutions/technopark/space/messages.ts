/** What the pages of the centre's space say. */
import { formatNumber, inEveryLanguage } from '../../../law/format.ts'
import { spoken, type Text } from '../../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const spaceWords = {
  title: say('Орталықтың бөлмелері', 'Помещения центра', 'The centre’s rooms'),
  hint: say('Қабат жоспары, бос бөлмелер мен жұмыс орындары, брондау.', 'План этажа, свободные помещения и рабочие места, бронирование.', 'Plan of each floor, free rooms and desks, booking.'),
  lead: say('Қабатты, күнді және сағатты таңдаңыз: бос бөлме мен жұмыс орны бірден көрінеді және брондалады.', 'Выберите этаж, день и час: свободные помещения и рабочие места сразу видны, их можно забронировать.', 'Choose a floor, a day and an hour: free rooms and desks are seen at once, and can be booked.'),
  sample: say('Әр қабаттың нақты қалай пайдаланылатыны белгісіз: көрсетілген бөлмелер — үлгі деректер.', 'Как этажи используются на самом деле, неизвестно: показанные помещения — демонстрационные данные.', 'What each floor is really used for is not known: the rooms shown are samples.'),
  floor: say('Қабат', 'Этаж', 'Floor'),
  day: say('Күні', 'День', 'Day'),
  hour: say('Сағаты', 'Час', 'Hour'),
  show: say('Көрсету', 'Показать', 'Show'),
  room: say('Бөлме', 'Помещение', 'Room'),
  kind: say('Түрі', 'Вид', 'Kind'),
  people: say('Сыйымдылығы, адам', 'Вместимость, человек', 'Holds, people'),
  state: say('Жай-күйі', 'Состояние', 'State'),
  book: say('Брондау', 'Забронировать', 'Book'),
  free: say('бос', 'свободно', 'free'),
  taken: say('бос емес', 'занято', 'taken'),
  closed: say('бұл уақытта жабық', 'в это время закрыто', 'closed at that time'),
  closedNow: say('уақытша жабық', 'временно закрыто', 'closed for now'),
  none: say('Тізілімде бөлме жоқ', 'В реестре нет помещений', 'There is no room in the register'),
  noneHint: say('Технопарк маманы бөлмені тізілімге енгізгенде, ол осында көрінеді.', 'Помещение появится здесь, когда специалист технопарка внесёт его в реестр.', 'A room is shown here once an officer of the technopark has entered it in the register.'),
  register: say('Бөлмелер тізілімі', 'Реестр помещений', 'Register of rooms'),
  own: say('Менің брондауларым және күнтізбе', 'Мои брони и календарь', 'My bookings and the calendar'),
  occupancy: say('Бөлмелердің пайдаланылуы', 'Загрузка помещений', 'Use of the rooms'),
  occupancyHint: say('Апталар бойынша брондалған сағат және келмеген жағдайлар саны.', 'Забронированные часы и неявки по неделям.', 'Hours booked by week, and how many did not come.'),
  occupancyLead: say('Соңғы он екі аптада қанша сағат брондалды және неше рет ешкім келмеді. Кім брондағаны көрсетілмейді.', 'Сколько часов забронировано за последние двенадцать недель и сколько раз никто не пришёл. Кто бронировал, не показывается.', 'How many hours were booked in the last twelve weeks, and how often nobody came. Who booked is not shown.'),
  hours: say('Брондалған сағат', 'Забронировано часов', 'Hours booked'),
  bookings: say('Брондау саны', 'Броней', 'Bookings'),
  attended: say('Келгені', 'Состоялось', 'Came'),
  missed: say('Келмегені', 'Неявки', 'Did not come'),
  tenancies: say('Жалға берілетін үй-жайлар', 'Аренда помещений', 'Premises to let'),
  tenanciesLead: say('Айлап жалға берілетін үй-жайлар: қайсысы бос, кімге және қашанға дейін берілген.', 'Помещения, которые сдаются помесячно: какие свободны, какие сданы, кому и до какого дня.', 'Premises that are let for months: which are free, and which are let to whom until when.'),
  noPremises: say('Жалға берілетін үй-жайлар әлі енгізілмеген', 'Помещения для аренды ещё не внесены', 'No premises to let are entered yet'),
  premises: say('Үй-жай', 'Помещение', 'Premises'),
  area: say('Ауданы, м²', 'Площадь, м²', 'Area, m²'),
  tenant: say('Жалға алушы', 'Арендатор', 'Tenant'),
  until: say('Соңғы күні', 'Последний день', 'Last day'),
  freeNow: say('Бос', 'Свободно', 'Free'),
  rentIt: say('Жалға алуға өтініш беру', 'Подать заявление на аренду', 'Apply for a tenancy'),
  letOver: say('Жалға берілген ауданның үлесі, %', 'Доля сданной площади, %', 'Share of the area that is let, %'),
  month: say('Ай', 'Месяц', 'Month'),
  letArea: say('Жалға берілгені, м²', 'Сдано, м²', 'Let, m²'),
  tenanciesRegister: say('Жалға беру шарттарының тізілімі', 'Реестр договоров аренды', 'Register of tenancies'),
  asData: say('Деректер', 'Данные', 'As data'),
  week: say('Апта', 'Неделя', 'Week'),
  nothingBooked: say('Бұл апталарда ештеңе брондалмады', 'В эти недели броней не было', 'Nothing was booked in these weeks'),
} as const

/** How many of several places are free. */
export const freeOf = (free: number, all: number): Text => (all === 1 ? (free > 0 ? spaceWords.free : spaceWords.taken) : inEveryLanguage((locale) => spoken({
  kk: `бос орын: ${formatNumber(free, 'kk')}, барлығы: ${formatNumber(all, 'kk')}`, ru: `свободно ${formatNumber(free, 'ru')} из ${formatNumber(all, 'ru')}`,
  en: `${formatNumber(free, 'en')} of ${formatNumber(all, 'en')} free`,
})[locale]))
