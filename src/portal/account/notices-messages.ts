/** The words of how one is told: what always, what by choice, and by which ways. */
import type { Text } from '../../law/text.ts'

export const noticeWords = {
  title: { kk: 'Хабарламалар', ru: 'Уведомления', en: 'Notices' },
  lead: { kk: 'Портал сізге не туралы, қалай және қаншалықты жиі хабарлайтыны.', ru: 'О чём, как и как часто портал вам сообщает.', en: 'What the portal tells you, how, and how often.' },
  always: { kk: 'Әрқашан хабарланады', ru: 'Сообщается всегда', en: 'Always told' },
  alwaysHint: {
    kk: 'Бұл хаттарды өшіруге болмайды: мұндай жайттар туралы хабарлау міндетті. Олар кіріс хаттарда сақталып, электрондық поштаға да жіберіледі.',
    ru: 'Эти письма отключить нельзя: сообщать о них обязательно. Они хранятся во входящих и отправляются на электронную почту.',
    en: 'These letters cannot be switched off: telling of them is required. They stand in your inbox, and e-mail repeats them.',
  },
  acts: { kk: 'өтініштеріңіз бойынша шешімдер мен сізден күтілетін әрекеттер, мерзімінен бір жұмыс күні бұрын ескерту', ru: 'решения по вашим заявлениям и действия, которых от вас ждут, с напоминанием за рабочий день до срока', en: 'decisions on your applications and what is expected of you, with a reminder a working day before' },
  duties: { kk: 'есептер мен басқа міндеттер: ашылғанда, мерзіміне дейін және мерзімі өткенде', ru: 'отчёты и другие обязанности: при открытии, до срока и после его истечения', en: 'reports and other duties: when they open, before their day and when they are late' },
  invoices: { kk: 'төлем шоттары: шығарылғанда, мерзімінен бес күн бұрын және мерзімі өткенде', ru: 'счета на оплату: при выставлении, за пять дней до срока и после его истечения', en: 'invoices: at issue, five days before their day and when they are late' },
  security: { kk: 'тіркелгіңіз бен кілттеріңіздің қауіпсіздігі', ru: 'безопасность вашей учётной записи и ключей', en: 'the security of your account and keys' },
  chosen: { kk: 'Қызметтік жұмыс туралы', ru: 'О служебной работе', en: 'Work of your office' },
  work: { kk: 'Сізге жаңа іс келіп түскенін қашан хабарлайық?', ru: 'Когда сообщать о новых делах, которые ждут вас?', en: 'When should we tell you of work that awaits you?' },
  atOnce: { kk: 'Бірден, әр іс бойынша', ru: 'Сразу, о каждом деле', en: 'At once, of each case' },
  daily: { kk: 'Күніне бір рет, жұмыс күндері сағат сегізден бастап', ru: 'Раз в день, по рабочим дням с восьми часов', en: 'Once a day, on working days from eight' },
  never: { kk: 'Хат жібермеу: жұмысым кабинетте көрінеді', ru: 'Не присылать: работа видна в кабинете', en: 'Not by letter: my cabinet shows it' },
  save: { kk: 'Сақтау', ru: 'Сохранить', en: 'Save' },
  saved: { kk: 'Таңдауыңыз сақталды.', ru: 'Ваш выбор сохранён.', en: 'Your choice is saved.' },
  officeHat: { kk: 'Қызметтік жұмыс туралы хаттарды лауазымы бар адам ғана баптайды.', ru: 'Письма о служебной работе настраивает тот, кто занимает должность.', en: 'Letters about the work of an office are chosen by whoever holds one.' },
  ways: { kk: 'Қайда жіберіледі', ru: 'Куда приходят', en: 'Where they go' },
  inbox: { kk: 'Порталдағы кіріс хаттар', ru: 'Входящие на портале', en: 'The inbox on the portal' },
  inboxHint: { kk: 'Хаттың ашылғаны журналға жазылады.', ru: 'Прочтение записывается в журнал.', en: 'That a letter was opened is on record.' },
  mail: { kk: 'Электрондық пошта', ru: 'Электронная почта', en: 'E-mail' },
  noMail: { kk: 'мекенжай көрсетілмеген', ru: 'адрес не указан', en: 'no address is given' },
  local: {
    kk: 'Бұл орнатылымда пошта сервері қосылмаған: хаттар оператордың mail бумасына файл болып жазылады.',
    ru: 'На этой установке почтовый сервер не подключён: письма записываются файлами в папку mail у оператора.',
    en: 'No mail server is connected to this installation: letters are written as files into the operator’s folder mail.',
  },
} as const satisfies Record<string, Text>
