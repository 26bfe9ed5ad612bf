/** The words of being told on the phone: the ways, what is told, and how an address is shown to be one's own. */
import type { ChannelId, NoticeKind } from '../../kernel/channels/index.ts'
import type { Text } from '../../law/text.ts'

export const channelWords = {
  title: { kk: 'Телефонға хабарлау', ru: 'Уведомления на телефон', en: 'Told on your phone' },
  lead: {
    kk: 'Хат келгені туралы қысқа хабарлама: тақырыбы мен мерзімі ғана айтылады, дербес деректер мен істің мазмұны жазылмайды. Хаттың өзі кіріс хаттарда тұрады.',
    ru: 'Короткое сообщение о том, что пришло письмо: только тема и срок, без персональных данных и содержания дела. Само письмо — во входящих.',
    en: 'A short message that a letter has come: only what it is about and until when, nothing of you or of a case. The letter itself is in your inbox.',
  },
  localOnly: {
    kk: 'Бұл орнатылымда қосылмаған: хабарламалар оператордың бумасына файл болып жазылады, телефонға ештеңе келмейді.',
    ru: 'На этой установке не подключено: сообщения записываются файлами в папку оператора, на телефон ничего не приходит.',
    en: 'Not connected on this installation: messages are written as files into a folder of the operator’s, and nothing comes to your phone.',
  },
  none: { kk: 'көрсетілмеген', ru: 'не указан', en: 'none is given' },
  confirmed: { kk: 'расталған', ru: 'подтверждён', en: 'confirmed' },
  unreachable: {
    kk: 'Хабарламалар жетпейді: нөмірді немесе атты қайта растаңыз не өшіріңіз.', ru: 'Сообщения не доходят: подтвердите номер или имя заново либо удалите.', en: 'Messages do not arrive: confirm the address again, or remove it.',
  },
  number: { kk: 'Телефон нөмірі', ru: 'Номер телефона', en: 'Telephone number' },
  numberHint: { kk: 'Алты цифрдан тұратын код жіберіледі, ол 10 минут жарамды.', ru: 'Придёт код из шести цифр, он действует 10 минут.', en: 'A code of six digits is sent there; it holds for 10 minutes.' },
  handle: { kk: 'Telegram-дағы пайдаланушы атыңыз', ru: 'Ваше имя пользователя в Telegram', en: 'Your name on Telegram' },
  sendCode: { kk: 'Код жіберу', ru: 'Отправить код', en: 'Send a code' },
  code: { kk: 'Хабарламадағы код', ru: 'Код из сообщения', en: 'The code of the message' },
  confirm: { kk: 'Растау', ru: 'Подтвердить', en: 'Confirm' },
  makeLink: { kk: 'Telegram-ды қосу', ru: 'Подключить Telegram', en: 'Connect Telegram' },
  linkLead: {
    kk: 'Осы сілтемені телефоныңызда ашып, Telegram-да «Бастау» түймесін басыңыз. Сілтеме 10 минут жарамды, оны ешкімге бермеңіз. Содан кейін осы бетке оралыңыз: растау бір минутқа дейін уақыт алуы мүмкін.',
    ru: 'Откройте эту ссылку на телефоне и нажмите в Telegram «Начать». Ссылка действует 10 минут, никому её не передавайте. Затем вернитесь на эту страницу: подтверждение может занять до минуты.',
    en: 'Open this link on your phone and press “Start” in Telegram. The link holds for 10 minutes; give it to nobody. Then come back to this page: confirming can take up to a minute.',
  },
  linkWaits: {
    kk: 'Telegram-дағы «Бастау» түймесі күтілуде. Бет жаңарғанда расталғаны көрінеді; сілтеме жоғалса, жаңасын сұраңыз.', ru: 'Ожидается нажатие «Начать» в Telegram. Обновите страницу, чтобы увидеть подтверждение; если ссылка потеряна, запросите новую.',
    en: '“Start” in Telegram is awaited. Load the page again to see it confirmed; if the link is lost, ask for another.',
  },
  back: { kk: 'Хабарламаларға оралу', ru: 'Вернуться к уведомлениям', en: 'Back to notices' },
  change: { kk: 'Басқасын көрсету', ru: 'Указать другой', en: 'Give another' },
  kinds: { kk: 'Не туралы хабарлау керек?', ru: 'О чём сообщать?', en: 'What should we tell you of?' },
  save: { kk: 'Сақтау', ru: 'Сохранить', en: 'Save' },
  remove: { kk: 'Өшіру', ru: 'Удалить', en: 'Remove' },
  saved: { kk: 'Таңдауыңыз сақталды.', ru: 'Ваш выбор сохранён.', en: 'Your choice is saved.' },
  until: { kk: 'Код мына уақытқа дейін жарамды:', ru: 'Код действует до', en: 'The code holds until' },
  sent: { kk: 'Код жіберілді. Оны төменде енгізіңіз.', ru: 'Код отправлен. Введите его ниже.', en: 'The code is sent. Type it below.' },
  done: { kk: 'Расталды: хабарламалар енді осында да келеді.', ru: 'Подтверждено: теперь уведомления приходят и сюда.', en: 'Confirmed: notices now come here too.' },
  removed: { kk: 'Өшірілді: енді осы тәсілмен ештеңе жіберілмейді.', ru: 'Удалено: этим способом больше ничего не придёт.', en: 'Removed: nothing is sent there any more.' },
  texts: { kk: 'Телефонға жіберілген хабарламалар', ru: 'Сообщения на телефон', en: 'Messages to phones' },
  to: { kk: 'Кімге', ru: 'Кому', en: 'To' },
  way: { kk: 'Тәсілі', ru: 'Способ', en: 'Way' },
  written: { kk: 'Жазылған уақыты', ru: 'Создано', en: 'Written' },
  state: { kk: 'Жай-күйі', ru: 'Состояние', en: 'State' },
  waits: { kk: 'күтуде', ru: 'ожидает', en: 'waits' },
  gone: { kk: 'жіберілді', ru: 'отправлено', en: 'sent' },
  givenUp: { kk: 'жіберілмеді', ru: 'не отправлено', en: 'not sent' },
  noTexts: { kk: 'Хабарлама жоқ', ru: 'Сообщений нет', en: 'There are no messages' },
} as const satisfies Record<string, Text>

export const channelNames = {
  sms: { kk: 'SMS', ru: 'SMS', en: 'SMS' },
  telegram: { kk: 'Telegram', ru: 'Telegram', en: 'Telegram' },
} as const satisfies Record<ChannelId, Text>

export const kindNames = {
  case: { kk: 'өтініштер мен шешімдер', ru: 'заявления и решения', en: 'applications and decisions' },
  duty: { kk: 'есептер мен басқа міндеттер', ru: 'отчёты и другие обязанности', en: 'reports and other duties' },
  money: { kk: 'төлем шоттары мен төлемдер', ru: 'счета и платежи', en: 'invoices and payments' },
  booking: { kk: 'брондау мен кезек', ru: 'бронь и очередь', en: 'bookings and waiting lists' },
  thing: { kk: 'деректеріңіз, модельдеріңіз, кілттеріңіз бен талқылаулар', ru: 'ваши данные, модели, ключи и обсуждения', en: 'your data, models, keys and discussions' },
  security: { kk: 'тіркелгінің қауіпсіздігі мен өкілеттіктер', ru: 'безопасность учётной записи и полномочия', en: 'the security of your account, and your authority' },
  work: { kk: 'қызметтік жұмыс', ru: 'служебная работа', en: 'the work of an office' },
} as const satisfies Record<NoticeKind, Text>
