/** The words of the pages on which the office finds a company and sets its budget. */
import { inThisCountry } from '../../../../law/conventions.ts'
import { spoken, type Text } from '../../../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const officeWords = {
  title: say('Компаниялардың бюджеттері', 'Бюджеты компаний', 'Budgets of companies'),
  lead: say(
    'Компанияны тауып, API-ді қанша пайдаланғанын қараңыз; қажет болса, себебін көрсетіп, шек қойыңыз. Компания шекті де, себебін де көреді.',
    'Найдите компанию, посмотрите, сколько она пользуется API, и при необходимости установите предел с указанием причины. Компания увидит и предел, и причину.',
    'Find a company, see what it uses, and set a limit with a reason where one is needed. The company sees the limit and the reason.'),
  get search() { return inThisCountry(say('Атауы немесе {organisation}', 'Название или {organisation}', 'Name or {organisation}')) },
  found: say('Табылған компаниялар', 'Найденные компании', 'Companies found'),
  busy: say('Осы айда API-ді пайдаланған немесе бағдарлама шек қойған компаниялар', 'Компании, которые в этом месяце пользовались API или которым программа установила предел', 'Used the API this month, or limited by the programme'),
  none: say('Мұндай компания жоқ', 'Такой компании нет', 'There is no such company'),
  get noneHint() {
    return inThisCountry(say(
      'Атауының бір бөлігін немесе {organisation}-нің алғашқы цифрларын енгізіп көріңіз.', 'Попробуйте ввести часть названия или первые цифры {organisation}.', 'Try a part of the name, or the beginning of the {organisation}.'))
  },
  nobody: say('Осы айда API-ді ешкім пайдаланған жоқ', 'В этом месяце API никто не пользовался', 'Nobody has used it this month'),
  more: say('Алғашқы 50 компания көрсетілді: іздеуді нақтылаңыз.', 'Показаны первые 50 компаний: уточните поиск.', 'The first 50 companies are shown: search more closely.'),
  get number() { return inThisCountry(say('{organisation}', '{organisation}', '{organisation}')) },
  limited: say('Бағдарлама қойған шек', 'Предел от программы', 'Limit of the programme'),
  yes: say('бар', 'есть', 'yes'),
  no: say('жоқ', 'нет', 'no'),
  use: say('Осы айда пайдаланғаны', 'Использование в этом месяце', 'Use this month'),
  noUse: say('Осы айда сұрау болмаған.', 'В этом месяце запросов не было.', 'No requests this month.'),
  stands: say('Бюджет қалай жұмсалып жатыр', 'Как расходуется бюджет', 'How the budget stands'),
  limits: say('Қандай шектер қолданылады', 'Какие пределы действуют', 'What limits there are'),
  limit: say('Шек', 'Предел', 'Limit'),
  standard: say('Барлық компанияға ортақ', 'Общий для всех компаний', 'For every company'),
  byOffice: say('Бағдарлама қойғаны', 'Установлен программой', 'Set by the programme'),
  own: say('Компанияның өзі қойғаны', 'Установлен самой компанией', 'Set by the company'),
  holds: say('Қолданылатыны', 'Действует', 'Holds'),
  set: say('Шек қою немесе өзгерту', 'Установить или изменить предел', 'Set or change the limit'),
  setHint: say(
    'Мұнда жазылған шек барлық компанияға ортақ шектің орнына қолданылады. Өріс бос болса, ортақ шек қалады. Компанияның өзі бұдан төмен шек қоя алады.',
    'Указанный здесь предел действует вместо общего для всех компаний. Если поле пустое, остаётся общий предел. Сама компания может установить себе более низкий.',
    'A limit given here holds instead of the one for every company. An empty field leaves that one in force. The company may set itself a lower one.'),
  reasonHint: say('Компания оны өз бетінен және хаттан оқиды; себеп журналға да жазылады.', 'Компания прочтёт её на своей странице и в письме; причина записывается и в журнал.', 'The company reads it on its page and in a letter; it goes into the journal too.'),
  save: say('Шек қою', 'Установить предел', 'Set the limit'),
  lift: say('Бағдарлама қойған шектерді алып тастау', 'Снять пределы, установленные программой', 'Lift the limits of the programme'),
  setNow: say('Шек қойылды. Ол бір секунд ішінде күшіне енеді.', 'Предел установлен. Он вступит в силу в течение секунды.', 'The limit is set. It holds within a second.'),
  liftedNow: say('Бағдарлама қойған шектер алып тасталды.', 'Пределы, установленные программой, сняты.', 'The limits of the programme are lifted.'),
  nothingSet: say('Кемінде бір шекті енгізіңіз. Барлығын алып тастау үшін төмендегі түймені басыңыз.', 'Укажите хотя бы один предел. Чтобы снять все, нажмите кнопку ниже.', 'Give at least one limit. To lift all of them, press the button below.'),
  decisions: say('Шешімдер', 'Решения', 'Decisions'),
  noDecisions: say('Бағдарлама бұл компанияға шек қойған жоқ.', 'Программа не устанавливала пределов для этой компании.', 'The programme has set no limit for this company.'),
  when: say('Қашан', 'Когда', 'When'),
  who: say('Кім', 'Кто', 'Who'),
  what: say('Шешім', 'Решение', 'Decision'),
  allLifted: say('шектер алып тасталды', 'пределы сняты', 'limits lifted'),
  history: say('Айлар бойынша', 'По месяцам', 'By month'),
} as const
