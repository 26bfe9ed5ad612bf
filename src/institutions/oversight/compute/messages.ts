/** The words of the compute book. */
import { formatNumber } from '../../../law/format.ts'
import { inEveryLanguage, spoken, type Text } from '../../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const words = {
  title: say('Есептеу қуатының кітабы', 'Книга вычислительных мощностей', 'Compute book'),
  hint: say('Мәлімделген үдеткіштер мен оқытулар, олардың теңгерімі және есепке алынбағаны.', 'Заявленные ускорители и обучения, их баланс и неучтённое.', 'Declared accelerators and training runs, their balance, and what is unaccounted for.'),
  lead: say(
    'Елде ЖИ оқытуға жарайтын қанша үдеткіш мәлімделгені, олармен не оқытылғаны және қаншасы есепке алынбағаны. Есеп ядролық материалдардың кепілдіктеріндегідей жүреді: бастапқы саны, өзгерістер, жыл сайынғы түгендеу.',
    'Сколько в стране заявлено ускорителей для обучения ИИ, что на них обучено и сколько не учтено. Учёт ведётся как в гарантиях ядерных материалов: начальное количество, изменения, ежегодный пересчёт.',
    'How many accelerators that can train AI are declared in the country, what was trained with them, and how much is unaccounted for. It is kept as nuclear safeguards are: an opening stock, its changes, and a yearly count.'),
  noAct: say('Қазақстанның мұны міндеттейтін актісі табылған жоқ: мәлімдеме шартты қағидаларға негізделген.', 'Акт Казахстана, который к этому обязывает, не найден: заявления опираются на условно принятые правила.', 'No act of Kazakhstan was found that asks for it: declarations rest on assumed rules.'),

  totals: say('Барлығы', 'Всего', 'Altogether'),
  organisations: say('Мәлімдеген ұйымдар', 'Заявили организаций', 'Organisations that declared'),
  accelerators: say('Кітаптағы үдеткіштер', 'Ускорителей по книгам', 'Accelerators in the books'),
  peak: say('Жалпы ең жоғары өнімділік, FLOP/с', 'Общая пиковая производительность, FLOP/с', 'Peak performance altogether, FLOP/s'),
  unaccounted: say('Соңғы түгендеуде есепке алынбағаны', 'Не учтено по последнему пересчёту', 'Unaccounted for at the last stock-take'),
  unaccountedHours: say('Неге пайдаланылғаны айтылмаған үдеткіш-сағаттар', 'Ускорителе-часы, о которых не отчитались', 'Accelerator-hours of which nobody told'),
  runs: say('Мәлімделген оқытулар', 'Заявлено обучений', 'Declared training runs'),
  ownRuns: say('Бағдарламаның өз оқытулары', 'Собственные обучения программы', 'The programme’s own training runs'),
  ownRunsLead: say('Олар аяқталғанда өздігінен енгізіледі: параметрлер мен токендерді оқыту бағдарламасы санайды.', 'Они вносятся сами, когда заканчиваются: параметры и токены считает программа обучения.', 'They enter by themselves when they end: the trainer counts parameters and tokens.'),
  elsewhere: say('Басқа машиналарға дайындалған және осы есепке дейін аяқталған оқытулар мұнда жоқ: олар мәлімделеді.', 'Обучений, подготовленных для других машин или законченных до начала учёта, здесь нет: их заявляют.', 'Runs that were prepared for other machines, or ended before the book was kept, are not here: they are declared.'),
  withheld: say('үш ұйымнан аз: көрсетілмейді', 'менее трёх организаций: не показывается', 'fewer than three organisations: not shown'),
  whyWithheld: (least: number): Text => say(
    `Саны ${least} ұйымнан азының жиынтығы олардың бірінің деректерін ашар еді, сондықтан көрсетілмейді.`, `Сумма по менее чем ${least} организациям раскрыла бы данные одной из них, поэтому не показывается.`, `A sum over fewer than ${least} organisations would tell of one of them, so it is not shown.`),
  otherModels: say('Өзге модельдер', 'Прочие модели', 'Other models'),
  byModel: say('Үдеткіштер модельдері бойынша', 'Ускорители по моделям', 'Accelerators by model'),
  byMethod: say('Оқытулар есептеу әдісі бойынша', 'Обучения по методу расчёта', 'Training runs by how their computation is known'),
  nobody: say('Әзірге ешкім мәлімдеген жоқ: мәлімдеуге міндеттейтін акт қабылданбаған.', 'Пока никто не заявлял: акт, который к этому обязывает, не принят.', 'Nobody has declared any yet: no act that asks for it is in force.'),
  noRuns: say('Оқытулар әзірге жоқ.', 'Обучений пока нет.', 'There are no training runs yet.'),
  notCounted: say('әлі саналмаған', 'ещё не пересчитано', 'not counted yet'),

  significant: say('Елеулі', 'Значимо', 'Significant'),
  notSignificant: say('Қателік шегінде', 'В пределах погрешности', 'Within the error'),
  rule: say(
    'Ереже: кітаптағы саннан саналғанды азайтқанда шыққан айырма екі санаудың қателіктерінің квадраттары қосындысының түбірінен үлкен болса, елеулі (95 %). Сағаттарда: барлық мүмкін мән нөлдің бір жағында жатса.',
    'Правило: разница между книгой и пересчётом значима (95 %), если она больше корня из суммы квадратов погрешностей двух пересчётов. Для часов: если все возможные значения лежат по одну сторону от нуля.',
    'The rule: a difference between the books and the count is significant (95 %) where it is greater than the root of the sum of the squared errors of both counts. Of hours: where all that it can be lies on one side of nought.'),
  statement: {
    none: say('Түгендеу әлі жүргізілген жоқ: мәлімделген қуаттың бұрылмағаны туралы қорытынды жасауға болмайды.', 'Пересчётов ещё не было: вывода о непереключении заявленных мощностей сделать нельзя.', 'Nothing was counted yet: it cannot be said whether declared compute was diverted.'),
    clear: say('Мәлімделген қуаттың басқа мақсатқа бұрылғанының белгісі жоқ.', 'Признаков переключения заявленных мощностей нет.', 'There is no sign that declared compute was diverted.'),
    open: say('Елеулі есепке алынбаған айырма бар: тексерілуде.', 'Есть значимое неучтённое расхождение: оно выясняется.', 'There is a significant unaccounted difference: it is being looked into.'),
  },

  thresholds: say('Хабарлау шектері', 'Пороги уведомления', 'Thresholds of notification'),
  threshold: say('Шек', 'Порог', 'Threshold'),
  since: say('Қай күннен', 'С какого дня', 'From'),
  within: say('Хабарлау мерзімі', 'Срок уведомления', 'Time to notify'),
  law: say('Құқықтық негізі', 'Основание', 'Law'),
  reach: {
    reached: say('Жетті', 'Достигнут', 'Reached'), possible: say('Жетуі мүмкін', 'Возможно достигнут', 'Possibly reached'), below: say('Жетпейді', 'Ниже порога', 'Below'),
  },
  notifyBy: say('Хабарлау керек, ең кеші', 'Уведомить не позднее', 'Notify at the latest'),
  noneReaches: say('Мәлімделген ешбір оқыту шекке жетпейді.', 'Ни одно заявленное обучение порога не достигает.', 'No declared training run reaches a threshold.'),
  reachers: (count: number): Text => inEveryLanguage((locale) => say(`Шекке жеткен немесе жетуі мүмкін оқытулар: ${formatNumber(count, 'kk')}`, `Обучений, которые достигли порога или могли достичь: ${formatNumber(count, 'ru')}`, `Training runs that reached a threshold, or may have: ${formatNumber(count, 'en')}`)[locale]),
  method: {
    architecture: say('6 × параметр × токен', '6 × параметры × токены', '6 × parameters × tokens'), hardware: say('Жабдық уақыты', 'Время оборудования', 'Time of the hardware'), operator: say('Оператордың дерегі', 'Данные оператора', 'The operator’s figure'),
  },
  how: say('Қалай есептеледі', 'Как считается', 'How it is counted'),
  howText: say(
    '6 × параметр × токен бағасы нақты мәннен екі есеге дейін, кейде одан көп ауытқиды, сондықтан әр сан әдісімен және шектерімен мәлімделеді. Ештеңе үнсіз есептелмейді.',
    'Оценка 6 × параметры × токены отличается от истинной до двух раз, иногда больше, поэтому каждое число заявляется с методом и границами. Ничего не считается молча.',
    'The estimate 6 × parameters × tokens is off by up to a factor of two, and sometimes by more, so every figure is declared with its method and bounds. Nothing is computed silently.'),

  csv: say('CSV түрінде', 'В виде CSV', 'As CSV'),
  declare: say('Үдеткіштерді мәлімдеу', 'Заявить ускорители', 'Declare accelerators'),
  declareRun: say('Оқытуды мәлімдеу', 'Заявить обучение', 'Declare a training run'),
  own: say('Ұйымыңыздың кітабы', 'Книга вашей организации', 'The book of your organisation'),
  ownLead: say('Сіз мәлімдеген үдеткіштер мен оқытулар. Басқа ұйымдар оларды көрмейді, орган көреді.', 'Ускорители и обучения, которые вы заявили. Другие организации их не видят, орган видит.', 'The accelerators and training runs that you declared. Other organisations do not see them; the authority does.'),
  noOrganisation: say('Кітап ұйымдікі: ұйымыңыз атынан кіріңіз.', 'Книга ведётся по организациям: войдите от имени своей организации.', 'A book is an organisation’s: sign in for yours.'),
  all: say('Есептеу кітабы: барлық мәлімдеме', 'Книга мощностей: все заявления', 'Compute book: all declarations'),
  allLead: say('Әр мәлімдеменің теңгерімі, есепке алынбағаны және хабарлау мерзімдері. Тек қадағалау қызметкерлеріне.', 'Баланс каждого заявления, неучтённое и сроки уведомлений. Только для сотрудников надзора.', 'The balance of every declaration, what is unaccounted for, and the terms of notification. For the oversight office alone.'),
  entry: say('Жазба', 'Запись', 'Entry'),
  owner: say('Ұйым', 'Организация', 'Organisation'),
  model: say('Моделі', 'Модель', 'Model'),
  site: say('Орны', 'Место', 'Place'),
  book: say('Кітапта', 'По книгам', 'In the books'),
  period: say('Кезең', 'Период', 'Period'),
  opening: say('Басында', 'В начале', 'At the beginning'),
  increased: say('Қосылды', 'Прибыло', 'Increases'),
  decreased: say('Кеміді', 'Убыло', 'Decreases'),
  counted: say('Саналды', 'Насчитано', 'Counted'),
  muf: say('Есепке алынбаған', 'Не учтено', 'Unaccounted'),
  standing: say('Бағасы', 'Оценка', 'Judgement'),
  months: say('Айлар бойынша сағаттар', 'Часы по месяцам', 'Hours by month'),
  capacity: say('Болған сағаттар', 'Было часов', 'Hours that there were'),
  balances: say('Теңгерімдер', 'Балансы', 'Balances'),
  open: say('ашық', 'открыт', 'open'),
  run: say('Оқыту', 'Обучение', 'Training run'),
  operations: say('Есептеу көлемі, FLOP', 'Объём вычислений, FLOP', 'Computation, FLOP'),
  day: say('Күні', 'Дата', 'Day'),
  daysTo: say('Жетпегені шекке жетуі үшін керек күндер (ең жоғары өнімділікте)', 'Дней, за которые недостающее достигло бы порога (на пике)', 'Days in which what is missing would reach the threshold (at its peak)'),
  source: say('Өнімділіктің дереккөзі', 'Источник производительности', 'Source of the performance'),
  api: say('Есептеу кітабының жиынтықтары', 'Итоги книги вычислительных мощностей', 'Totals of the compute book'),
  duties: say('Есептеріңіз бен мерзімдері – кабинетте', 'Ваши отчёты и сроки – в кабинете', 'Your reports and their terms are in your cabinet'),
} as const
