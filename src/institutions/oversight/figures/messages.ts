/** The words of oversight in figures. */
import { spoken, type Text } from '../../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const words = {
  title: say('Қадағалау көрсеткіштері', 'Надзор в цифрах и графиках', 'Oversight in figures'),
  hint: say('Сыныбы мен саласы бойынша жүйелер, инциденттер, иелердің жауаптары.', 'Системы по классам и сферам, инциденты, ответы владельцев.', 'Systems by class and sector, incidents, and how owners answer.'),
  lead: say(
    'Тізілімде қандай жүйелер бар, қандай инциденттер расталды және жүйе иелері адамдарға қалай жауап береді. Сандар тізілімдер бойынша осы сәтте есептелген.',
    'Какие системы есть в реестре, какие инциденты подтверждены и как владельцы систем отвечают людям. Числа вычислены по реестрам на этот момент.',
    'What stands in the register, which incidents were confirmed, and how owners of systems answer people. Figures are counted from the registers at this moment.'),
  systems: say('Жүйелер', 'Системы', 'Systems'),
  total: say('Тіркелген жүйелер', 'Зарегистрировано систем', 'Registered systems'),
  byClass: say('Тәуекел деңгейі бойынша', 'По степени риска', 'By class of risk'),
  bySector: say('Сала бойынша', 'По сферам', 'By sector'),
  bySectorAndClass: say('Сала және тәуекел деңгейі бойынша', 'По сферам и степеням риска', 'By sector and class of risk'),
  sector: say('Сала', 'Сфера', 'Sector'),
  noSystems: say('Әзірге ешбір жүйе тіркелген жоқ: ұйымдар мен органдар оларды өздері тіркейді.', 'Пока ни одна система не зарегистрирована: их регистрируют сами организации и органы.', 'No system is registered yet: organisations and bodies register them themselves.'),
  restricted: say('Шектеулі бөлімдегі жүйелер жалпы санда бар, бірақ бағандарға бөлінбейді.', 'Системы закрытого раздела входят в общее число, но по столбцам не распределены.', 'Systems of the restricted section are in the total and in no column.'),
  incidents: say('Инциденттер', 'Инциденты', 'Incidents'),
  incidentTotal: say('Расталған инциденттер', 'Подтверждено инцидентов', 'Confirmed incidents'),
  byKind: say('Не болды', 'Что произошло', 'What happened'),
  byHarm: say('Қандай зиян келді', 'Какой причинён вред', 'What harm was done'),
  byMonth: say('Айлар бойынша расталған инциденттер', 'Подтверждённые инциденты по месяцам', 'Confirmed by month'),
  month: say('Ай', 'Месяц', 'Month'),
  noIncidents: say('Әзірге бірде-бір инцидент расталған жоқ. Кез келген адам тіркелгісіз хабарлай алады.', 'Пока не подтверждено ни одного инцидента. Сообщить может каждый без учётной записи.', 'No incident has been confirmed yet. Anyone can report one without an account.'),
  answers: say('Мерзімінде берілген жауаптар', 'Ответы в срок', 'Answers in time'),
  inTimeShare: say('Жүйе иелері мерзімінде жауап берген өтініштердің үлесі', 'Доля заявлений, на которые владельцы систем ответили в срок', 'Share of requests that owners of systems answered in time'),
  inTimeMeans: say(
    'Соңғы 12 айда жүйе иелеріне жіберілген өтініштердің ішінде мерзімінде жауап берілгендері (бас тарту да — жауап); мерзімі әлі өтпегендері саналмайды.',
    'Среди заявлений к владельцам систем за последние 12 месяцев — те, на которые дан ответ в срок (отказ — тоже ответ); те, срок ответа на которые ещё идёт, не учитываются.',
    'Of the requests to owners of systems in the last 12 months those that were answered in time (a refusal is an answer); those whose time still runs are not counted.'),
  answersLead: say(
    'Адам жүйе иесінен түсіндірме беруді немесе нәтижені адамның қайта қарауын сұрай алады не жүйеден бас тарта алады. Соңғы 12 айдағы өтініштер.',
    'Человек может запросить у владельца системы объяснение или пересмотр результата человеком либо отказаться от системы. Заявления за последние 12 месяцев.',
    'A person may ask the owner of a system for an explanation, for a human review, or refuse it. Requests of the last 12 months.'),
  noRequests: say('Әзірге ешкім сұраған жоқ.', 'Пока никто не обращался.', 'Nobody has asked yet.'),
  owner: say('Жүйе иесі', 'Владелец системы', 'Owner of the system'),
  others: say('Бестен аз өтініш түскен иелер', 'Владельцы, к которым обратились менее пяти раз', 'Owners who were asked fewer than five times'),
  asked: say('Не сұралды', 'О чём просили', 'What was asked'),
  requests: say('Өтініштер', 'Заявлений', 'Requests'),
  inTime: say('Мерзімінде жауап берілді', 'Ответили в срок', 'Answered in time'),
  refused: say('Иесі бас тартты', 'Владелец отказал', 'The owner declined'),
  silent: say('Жауап келмеді', 'Ответа не было', 'No answer came'),
  open: say('Қаралуда', 'Рассматривается', 'Open'),
  completeness: say('Өзге көрсеткіштер және толықтық', 'Другие показатели и полнота', 'Other figures and completeness'),
  noIndicators: say('Әзірге ешбір көрсеткіш есептелген жоқ: олар күн сайын есептеледі.', 'Показатели ещё не вычислены: они вычисляются ежедневно.', 'No indicator was computed yet: they are computed daily.'),
  few: say('Бестен аз болса, үлесі емес, саны көрсетіледі.', 'Если меньше пяти, показано число, а не доля.', 'Fewer than five are told as counts and not as shares.'),
  csv: say('CSV түрінде', 'В виде CSV', 'As CSV'),
} as const
