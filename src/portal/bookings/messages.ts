/** What the pages of bookings say. */
import type { AllocationState } from '../../kernel/allocations/index.ts'
import { spoken, type Text } from '../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const words = {
  title: say('Брондауларым', 'Мои брони', 'My bookings'),
  lead: say('Сізге берілген немесе өзіңіз кезекте күтіп тұрған уақыт пен орын.', 'Время и места, которые закреплены за вами или которых вы ждёте.', 'The times and places that are yours, or that you wait for.'),
  none: say('Брондау жоқ', 'Броней нет', 'There are no bookings'),
  noneHint: say('Уақыт немесе орын бөлінетін қызметке өтініш жіберсеңіз, брондау осында көрінеді.', 'Они появятся здесь после заявления на услугу, в которой выделяется время или место.', 'They appear here once you apply for a service that gives out a time or a place.'),
  what: say('Не', 'Что', 'What'),
  when: say('Қашан', 'Когда', 'When'),
  state: say('Жай-күйі', 'Состояние', 'State'),
  case: say('Іс', 'Дело', 'Case'),
  openCase: say('Істі ашу', 'Открыть дело', 'Open the case'),
  draft: say('Жіберілмеген өтініш', 'Неотправленное заявление', 'Application not sent yet'),
  openDraft: say('Өтінішті ашу', 'Открыть заявление', 'Open the application'),
  heldUntil: say('Мына уақытқа дейін сақталады', 'Сохраняется за вами до', 'Kept for you until'),
  timeless: say('мерзімі шектелмеген', 'без ограничения времени', 'for as long as it is yours'),
  move: say('Басқа уақытқа ауыстыру', 'Перенести на другое время', 'Move to another time'),
  moveLead: say('Жаңа уақытты таңдаңыз. Бұрын таңдалған уақыт бірден босайды.', 'Выберите новое время. Прежнее сразу освободится.', 'Choose the new time. The present one becomes free at once.'),
  newTime: say('Жаңа уақыт', 'Новое время', 'The new time'),
  release: say('Брондаудан бас тарту', 'Отказаться от брони', 'Give the booking back'),
  releaseLead: say('Бас тартсаңыз, орынды бірден басқа адам ала алады. Бұл әрекетті кері қайтару мүмкін емес.', 'Если отказаться, место сразу достанется другим. Отменить это нельзя.', 'If you give it back, others can have it at once. This cannot be undone.'),
  moved: say('Брондау ауыстырылды.', 'Бронь перенесена.', 'The booking was moved.'),
  released: say('Сіз брондаудан бас тарттыңыз.', 'Вы отказались от брони.', 'You gave the booking back.'),
  waitTitle: say('Бос емес уақытқа кезекке тұру', 'Встать в очередь на занятое время', 'Wait for a time that is taken'),
  waitLead: say('Уақыт босаса, ол кезекте бірінші тұрған адамға ұсынылып, оған хат жіберіледі.', 'Если время освободится, оно будет предложено первому в очереди, и мы ему напишем.', 'When it becomes free it is offered to the first in line, who is told by letter.'),
  wait: say('Кезекке тұру', 'Встать в очередь', 'Join the waiting list'),
  takenTime: say('Бос емес уақыт', 'Занятое время', 'A time that is taken'),
  desk: say('Қабылдау', 'Приём', 'Reception'),
  deskLead: say('Осы күні келуге тиіс адамдар. Келгендерін белгілеңіз.', 'Кто приходит в этот день. Отмечайте тех, кто пришёл.', 'Who comes on this day. Check in whoever has come.'),
  day: say('Күні', 'День', 'Day'),
  resource: say('Қайда', 'Куда', 'To'),
  who: say('Кім', 'Кто', 'Who'),
  place: say('Орын', 'Место', 'Place'),
  nobody: say('Бұл күні ешкім күтілмейді', 'В этот день никого не ждут', 'Nobody is expected on this day'),
  checkIn: say('Келді', 'Отметить приход', 'Check in'),
  checkedIn: say('Келгені белгіленді.', 'Приход отмечен.', 'Checked in.'),
  show: say('Көрсету', 'Показать', 'Show'),
  before: say('Алдыңғы күн', 'Предыдущий день', 'The day before'),
  toCalendar: say('Күнтізбеге қосу (.ics файлы)', 'Добавить в календарь (файл .ics)', 'Add to a calendar (.ics file)'),
  feed: say('Күнтізбедегі брондаулар', 'Брони в вашем календаре', 'Bookings in your calendar'),
  feedLead: say(
    'Телефоныңыздағы не компьютеріңіздегі күнтізбе брондауларыңызды жеке мекенжай арқылы өзі жаңартып отырады. Мекенжайды білген кез келген адам брондауларыңызды көреді: оны ешкімге бермеңіз.',
    'Календарь телефона или компьютера сам обновляет ваши брони по личному адресу. Кто знает адрес, видит ваши брони: никому его не сообщайте.',
    'The calendar of your phone or computer keeps your bookings up to date by itself, from a private address. Whoever knows the address sees your bookings: give it to nobody.'),
  feedSince: say('Мекенжай жасалған уақыт:', 'Адрес создан:', 'The address was made:'),
  feedMake: say('Мекенжай жасау', 'Создать адрес', 'Make an address'),
  feedRenew: say('Мекенжайды жаңарту', 'Обновить адрес', 'Renew the address'),
  feedEnd: say('Мекенжайды өшіру', 'Удалить адрес', 'End the address'),
  feedMade: say('Мекенжай дайын. Ол тек қазір көрсетіледі: көшіріп алыңыз. Бұрынғы мекенжай енді ештеңе ашпайды.', 'Адрес готов. Он показан только сейчас: скопируйте его. Прежний адрес больше не действует.', 'The address is ready. It is shown only now: copy it. The one before opens nothing any more.'),
  feedAddress: say('Күнтізбенің мекенжайы', 'Адрес календаря', 'Address of the calendar'),
  feedHow: say('Күнтізбеңізде «URL бойынша жазылу» тармағын таңдап, осы мекенжайды қойыңыз.', 'Выберите в календаре «Подписаться по URL» и вставьте этот адрес.', 'In your calendar choose “Subscribe by URL”, and paste this address.'),
  feedEnded: say('Мекенжай өшірілді.', 'Адрес удалён.', 'The address was ended.'),
  after: say('Келесі күн', 'Следующий день', 'The next day'),
} as const

export const states = {
  waiting: say('кезекте', 'в очереди', 'on the waiting list'), held: say('сақтаулы', 'удерживается', 'kept'), reserved: say('брондалған', 'забронировано', 'reserved'),
  firm: say('бекітілген', 'подтверждено', 'confirmed'), attended: say('келді', 'состоялось', 'attended'), missed: say('келмеді', 'неявка', 'missed'), released: say('босатылған', 'освобождено', 'given back'),
} as const satisfies Record<AllocationState, Text>

export const apiWords = {
  resources: say('Бөлінетін ресурстар', 'Выделяемые ресурсы', 'Resources that are given out'),
  slots: say('Ресурстың бос уақыты', 'Свободное время ресурса', 'The slots of a resource, with how many places each has left'),
  missing: say('Мұндай ресурс немесе брондау жоқ', 'Такого ресурса или брони нет', 'There is no such resource or booking'),
  own: say('Брондауларым', 'Мои брони', 'Your bookings'),
  calendar: say('Брондауларым күнтізбе файлы түрінде (RFC 5545)', 'Мои брони в виде файла календаря (RFC 5545)', 'Your bookings as a calendar file (RFC 5545)'),
  move: say('Брондауды басқа уақытқа ауыстыру', 'Перенести бронь', 'Move a booking to another slot'),
  release: say('Брондаудан бас тарту', 'Отказаться от брони', 'Give a booking back'),
  wait: say('Бос емес уақытқа кезекке тұру', 'Встать в очередь на занятое время', 'Join the waiting list of a slot that is taken, for a draft'),
  conflict: say('Уақыт бос емес немесе басталып кеткен', 'Время занято или уже началось', 'The time is taken or has begun'),
} as const
