/** The wordings of the clauses in which a declaration is printed. */
import type { Confidence } from './citation.ts'
import { numberName } from './conventions.ts'
import { formatDuration, formatWithin, inEveryLanguage } from './format.ts'
import type { ClockTerm } from './hours.ts'
import type { Effect } from './procedure.ts'
import { type Field, numberKinds } from './field.ts'
import { spoken, type Text } from './text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })
export const lasting = (duration: ClockTerm): Text => inEveryLanguage((locale) => formatDuration(duration, locale))
export const within = (duration: ClockTerm): Text => inEveryLanguage((locale) => formatWithin(duration, locale))

/** How sure a clause is, in words. */
export const confidenceWords = {
  verified: say('ресми мәтін бойынша тексерілген', 'проверено по официальному тексту', 'verified against the official text'),
  secondary: say('жарияланымдар бойынша', 'по публикациям', 'from publications'),
  assumed: say('шартты түрде қабылданған', 'принято условно', 'assumed'),
  unset: say('белгіленбеген', 'не установлено', 'not set'),
} as const satisfies Record<Confidence, Text>

export const chapters = {
  who: say('Кім өтініш бере алады', 'Кто может обратиться', 'Who may apply'),
  inForce: say('Қолданылуы', 'Действие', 'In force'),
  scopes: say('Аумақтар мен пилоттық жобалар', 'Территории и пилотные проекты', 'Territories and pilots'),
  form: say('Сұралатын мәліметтер', 'Запрашиваемые сведения', 'What is asked'),
  grounds: say('Талаптар және бас тарту негіздері', 'Требования и основания отказа', 'Requirements and grounds for refusal'),
  term: say('Мерзімі', 'Сроки', 'How long it takes'),
  steps: say('Рәсім кезеңдері', 'Этапы процедуры', 'Steps of the procedure'),
  decisions: say('Шешімдер', 'Решения', 'Decisions'),
  call: say('Конкурс', 'Конкурс', 'The competition'),
  allocates: say('Бөлінетін уақыт немесе орын', 'Выделяемое время или место', 'The time or place that is given out'),
  duties: say('Кейінгі міндеттер', 'Последующие обязанности', 'Duties that follow'),
  paid: say('Шешім бойынша төлемдер', 'Выплаты по решению', 'What is paid'),
  values: say('Құқықтық актілермен белгіленетін мәндер', 'Значения, устанавливаемые актами', 'Values that acts set'),
  fee: say('Төлемі', 'Плата', 'Fee'),
  complaint: say('Органның әрекетіне шағымдану', 'Жалоба на работу органа', 'Complaint about the office'),
  keeping: say('Сақтау мерзімі', 'Срок хранения', 'How long it is kept'),
  examples: say('Мысалдар', 'Примеры', 'Examples'),
  gives: say('Нәтижесі', 'Результат', 'What you get'),
  documents: say('Қажет құжаттар', 'Необходимые документы', 'Documents'),
  appeal: say('Шешімге шағымдану', 'Обжалование решения', 'How to appeal'),
  law: say('Құқықтық негізі', 'Правовые основания', 'On which law'),
  notes: say('Ескертпелер', 'Примечания', 'Notes'),
  open: say(
    'Шартты түрде қабылданғаны және белгіленбегені', 'Что принято условно и что не установлено',
    'What is assumed and what is not set'
  ),
} as const satisfies Record<string, Text>

export const opens = {
  company: say(
    'Өтінішті компанияның уәкілетті өкілі береді.', 'Заявление подаёт уполномоченный представитель компании.',
    'A person who may act for the company applies.'
  ),
  companyHead: say(
    'Өтінішті компания береді, оған компания басшысы қол қояды.',
    'Заявление подаёт компания, подписывает руководитель компании.',
    'A company applies, and its head signs.'),
  companyProved: say(
    'Компания басшысының құқығы расталған болуы керек.',
    'Право руководителя компании должно быть подтверждено.',
    'The head of the company must have proved their right.'),
  companyAnyone: say(
    'Өтінішті компанияның уәкілетті өкілі береді және қол қояды.',
    'Заявление подаёт и подписывает уполномоченный представитель компании.',
    'A person who may act for the company applies and signs.'),
  addressee: (question: Text): Text => say(
    `Өтініш беруші органды өзі таңдайды: «${question.kk}». Істі таңдалған орган қарайды.`,
    `Заявитель сам выбирает орган: «${question.ru}». Дело рассматривает выбранный орган.`,
    `The applicant chooses the body: “${question.en}”. The body that was chosen deals with the case.`),
  either: say(
    'Өтінішті жеке тұлға өз атынан немесе компанияның уәкілетті өкілі компания атынан береді.',
    'Заявление подаёт физическое лицо от своего имени или уполномоченный представитель компании от её имени.',
    'A person applies for themself, or whoever may act for a company applies for it.'),
  eitherSigned: say(
    'Өтінішті жеке тұлға өз атынан немесе компанияның уәкілетті өкілі компания атынан береді және оған қол қояды.',
    'Заявление подаёт и подписывает физическое лицо от своего имени или уполномоченный представитель компании от её имени.',
    'A person applies and signs for themself, or whoever may act for a company does so for it.'),
  person: say('Өтінішті жеке тұлға береді.', 'Заявление подаёт физическое лицо.', 'A person applies.'),
  personSigned: say(
    'Өтінішті жеке тұлға береді және қол қояды.', 'Заявление подаёт и подписывает физическое лицо.', 'A person applies and signs.'
  ),
  body: say(
    'Өтінішті мемлекеттік орган уәкілетті өкілі арқылы береді.', 'Заявление подаёт орган через назначенного им представителя.',
    'A body applies through an officer whom it has appointed to act for it.'
  ),
  bodySigned: say(
    'Өтінішті мемлекеттік орган уәкілетті өкілі арқылы береді, өкіл оған қол қояды.', 'Заявление подаёт орган, подписывает назначенный им представитель.',
    'A body applies, and the officer whom it has appointed to act for it signs.'),
  anyone: say(
    'Өтінішті кез келген адам береді: тіркелгі қажет емес, аты-жөнін көрсету міндетті емес. Жауап ретінде істі бақылауға арналған мекенжай беріледі.',
    'Обратиться может любой: учётная запись не нужна, имя указывать не обязательно. В ответ выдаётся адрес, по которому можно следить за делом.',
    'Anyone may apply, without an account and without giving a name. The answer is an address at which the case can be followed.'),
  office: (role: Text): Text => say(
    `Іс органның бастамасымен ашылады. Кім ашады: ${role.kk}.`,
    `Дело открывается по инициативе органа. Кто открывает: ${role.ru}.`,
    `The office opens a case of its own motion. Who opens it: ${role.en}.`),
  atOnce: (role: Text): Text => say(
    `Іс органның бастамасымен ашылады, бірінші кезеңнің шешімі іспен бірге бірден қабылданады. Кім ашады: ${role.kk}.`,
    `Дело открывается по инициативе органа, и решение первого этапа принимается сразу с его открытием. Кто открывает: ${role.ru}.`,
    `The office opens a case of its own motion and takes the decision of the first step at once. Who opens it: ${role.en}.`),
  seenFrom: (step: Text): Text => say(
    `Өзіне қатысты іс жүргізілетін тұлға істі мына кезеңнен бастап көреді: «${step.kk}». Оған дейін іс те, хат та көрсетілмейді.`,
    `Лицо, в отношении которого ведётся дело, видит его с этапа «${step.ru}». До этого ни дело, ни письма о нём ему не показываются.`,
    `Whom the case concerns sees it from the step “${step.en}” on. Before that neither the case nor a letter about it is shown to them.`),
  seenFromWhere: (step: Text, question: Text, answer: Text): Text => say(
    `«${question.kk}» өрісінің жауабы «${answer.kk}» болса, өзіне қатысты іс жүргізілетін тұлға істі мына кезеңнен бастап көреді: «${step.kk}». Оған дейін іс те, хат та көрсетілмейді.`,
    `Если в поле «${question.ru}» указано «${answer.ru}», лицо, в отношении которого ведётся дело, видит его с этапа «${step.ru}». До этого ни дело, ни письма о нём ему не показываются.`,
    `Where “${question.en}” says “${answer.en}”, whom the case concerns sees it from the step “${step.en}” on. Before that neither the case nor a letter about it is shown to them.`),
  yearly: (day: Text): Text => say(
    `Іс жыл сайын автоматты түрде ашылады: ${day.kk}.`, `Дело открывается автоматически каждый год: ${day.ru}.`, `A case opens by itself each year, on ${day.en}.`),
  aged: (age: Text): Text => say(
    `Іс мерзім өткенде автоматты түрде ашылады: ${age.kk}.`, `Дело открывается автоматически по истечении срока: ${age.ru}.`, `A case opens by itself after ${age.en}.`),
  over: (column: string): Text => say(
    `Іс жазбаның «${column}» бағанында көрсетілген күннің ертеңінде автоматты түрде ашылады.`, `Дело открывается автоматически на следующий день после дня, указанного в столбце «${column}» записи.`, `A case opens by itself on the day after the one that the column “${column}” of the entry says.`),
  ofEach: say('Күшіндегі әр шешім бойынша жеке іс ашылады.', 'По каждому действующему решению открывается отдельное дело.', 'There is a case for each decision that is in force.'),
  ofEachEntry: (title: Text): Text => say(
    `Тізілімдегі әр жазба бойынша жеке іс ашылады: ${title.kk}.`, `По каждой записи реестра открывается отдельное дело: ${title.ru}.`, `There is a case for each entry of the register: ${title.en}.`),
  about: (effects: Text): Text => say(
    `Іс бұрын қабылданған шешімге қатысты: ол ${effects.kk}.`,
    `Дело касается принятого ранее решения, которое ${effects.ru}.`,
    `A case is about an earlier decision that ${effects.en}.`),
}

export const effects = {
  grant: say('құқық береді', 'предоставляет право', 'grants a right'),
  refuse: say('бас тартады', 'отказывает', 'refuses'),
  revoke: say('бұрынғы шешімнің күшін жояды', 'отменяет прежнее решение', 'revokes an earlier decision'),
  reopen: say('істі қайта ашады', 'возобновляет дело', 'reopens a case'),
  dismiss: say('істі өзгеріссіз аяқтайды', 'завершает дело без изменений', 'ends the case and changes nothing'),
} as const satisfies Record<Effect, Text>

/** Where and when a scope holds. */
export const scopeWords = {
  regions: (names: Text): Text => say(`Өңірлер: ${names.kk}.`, `Регионы: ${names.ru}.`, `Regions: ${names.en}.`),
  bodies: (names: Text): Text => say(`Істі мына орган ашқанда: ${names.kk}.`, `Если дело открывает орган: ${names.ru}.`, `In cases that are opened by: ${names.en}.`),
  pilot: (from: Text, until: Text): Text => say(
    `Пилоттық жобаның бірінші күні: ${from.kk}, соңғы күні: ${until.kk}. Өтініш осы күндерде берілсе, қолданылады.`,
    `Пилотный проект: с ${from.ru} по ${until.ru} включительно. Действует, если заявление подано в эти дни.`,
    `A pilot from ${from.en} to ${until.en}, both days counted. It applies to applications that are filed in these days.`),
} as const

export const inForce = {
  from: (day: Text): Text => say(`Қолданысқа енген күні: ${day.kk}`, `Действует с ${day.ru}`, `In force from ${day.en}`),
  between: (day: Text, last: Text): Text => say(
    `Қолданысқа енген күні: ${day.kk}, соңғы күні: ${last.kk}`, `Действует с ${day.ru} по ${last.ru}`,
    `In force from ${day.en} to ${last.en}`),
  finish: say(
    'Ашық істер өтініш берілген күнгі редакция бойынша аяқталады.',
    'Открытые дела завершаются по редакции, действовавшей в день подачи.',
    'Open cases are finished under the version under which they were filed.'),
  move: say(
    'Ашық істер келесі кезеңде осы редакцияға көшіріледі.', 'Открытые дела на следующем этапе переводятся на эту редакцию.',
    'Open cases move to this version at their next step.'),
}

export const fieldKinds = {
  text: say('мәтін', 'текст', 'text'), email: say('электрондық пошта', 'электронная почта', 'e-mail'),
  phone: say('телефон', 'телефон', 'phone'),
  integer: say('бүтін сан', 'целое число', 'whole number'), decimal: say('сан', 'число', 'number'),
  money: say('сома', 'сумма', 'amount of money'),
  date: say('күн', 'дата', 'date'), time: say('уақыт', 'время', 'time of day'), dateTime: say('күн мен уақыт', 'дата и время', 'day and time'), slot: say('бос уақыт', 'свободное время', 'a free time'), flag: say('иә немесе жоқ', 'да или нет', 'yes or no'),
  choice: say('мыналардың бірі', 'одно из', 'one of'), choices: say('мыналардың бірнешеуі', 'несколько из', 'several of'),
  get [numberKinds.organisation](): Text { return numberName('organisation') }, get [numberKinds.person](): Text { return numberName('person') },
  iban: say('шот нөмірі (IBAN)', 'номер счёта (IBAN)', 'account number (IBAN)'),
  file: say('құжат', 'документ', 'document'), rows: say('кесте', 'таблица', 'table'),
  address: say('мекенжай (өңірі — жіктеуіш бойынша, қалғаны — мәтін)', 'адрес (регион — по классификатору, остальное — текстом)', 'address (its region by the classifier, the rest as text)'),
  region: say('елдің өңірі', 'регион страны', 'region of the country'), coordinates: say('координаттар (WGS 84)', 'координаты (WGS 84)', 'coordinates (WGS 84)'),
  entry: say('тізілім жазбасы', 'запись реестра', 'entry of a register'), entries: say('тізілім жазбалары', 'записи реестра', 'entries of a register'),
} as const satisfies Record<Field['kind'], Text>

export const fieldMarks = {
  optional: say('міндетті емес', 'необязательно', 'optional'),
  personal: say('дербес дерек', 'персональные данные', 'personal data'),
  public: say('жария', 'публикуется', 'public'),
}

export const askedWhen = {
  finding: (rule: Text): Text => say(`мына жағдайда ғана: ${rule.kk}`, `только если ${rule.ru}`, `only if ${rule.en}`),
  field: (rule: Text): Text => say(`Мына жағдайда ғана сұралады: ${rule.kk}.`, `Спрашивается, только если ${rule.ru}.`, `Asked only if ${rule.en}.`),
  page: (rule: Text): Text => say(
    `Бет мына жағдайда ғана сұралады: ${rule.kk}.`, `Страница заполняется, только если ${rule.ru}.`, `The page is asked only if ${rule.en}.`),
}
/** Which entries of a register answer a question. */
export const entry = {
  own: (register: Text): Text => say(
    `${register.kk} өтініш берушінің өз жазбасы таңдалады.`, `Выбирается собственная запись заявителя из ${register.ru}.`, `Chosen from the applicant's own entries of “${register.en}”.`),
  shown: (register: Text): Text => say(
    `${register.kk} көрсетілетін жазбаларынан таңдалады.`, `Выбирается из записей ${register.ru}, которые показываются.`, `Chosen from the entries of “${register.en}” that are shown.`),
  where: (rule: Text): Text => say(`Жазбаға қойылатын талап: ${rule.kk}.`, `Требование к записи: ${rule.ru}.`, `Required of the entry: ${rule.en}.`),
}
/** How many of the options may be chosen. */
export const chosen = {
  least: (count: number): Text => say(`ең азы\u00A0— ${count}`, `не меньше\u00A0${count}`, `at least\u00A0${count}`),
  most: (count: number): Text => say(`ең көбі\u00A0— ${count}`, `не больше\u00A0${count}`, `at most\u00A0${count}`),
}

export const term = {
  whole: (duration: Text, step: Text): Text => say(
    `Жалпы мерзімі: ${duration.kk}. Мерзім «${step.kk}» кезеңінен бастап есептеледі.`,
    `Общий срок: ${duration.ru}. Отсчёт — с этапа «${step.ru}».`,
    `In all: ${duration.en}, counted from the step “${step.en}”.`),
  stops: (steps: Text): Text => say(
    `Мерзім мына кезеңдерде тоқтап тұрады: ${steps.kk}.`, `Срок приостанавливается на этапах: ${steps.ru}.`,
    `The clock stands still during: ${steps.en}.`),
  extension: (by: Text): Text => say(
    `Мерзімді негіздемесін көрсетіп, бір рет ұзартуға болады. Ең көп ұзарту: ${by.kk}.`,
    `Срок можно продлить один раз, с обоснованием. Наибольшее продление: ${by.ru}.`,
    `It can be extended once, with reasons, by at most ${by.en}.`),
  silence: say(
    'Мерзімі өткен іс туралы орган басшысына хабарланады; үнсіздік келісім болып саналмайды.',
    'О просроченном деле сообщается руководителю органа; молчание не считается согласием.',
    'A late case is reported to the head of the office; silence is not consent.'),
}

export const step = {
  applicant: say('өтініш беруші', 'заявитель', 'the applicant'),
  rules: say('жарияланған ережелер бойынша автоматты түрде', 'автоматически по опубликованным правилам', 'the published rules, at once'),
  concerned: say('өзіне қатысты іс жүргізілетін тұлға', 'лицо, в отношении которого ведётся дело', 'whom the case concerns'),
  commissionUnset: (member: Text): Text => say(
    `дауыс беру арқылы, дауыс беруші\u00A0— ${member.kk}, кворум белгіленбеген`, `голосованием, голосует ${member.ru}, кворум не установлен`, `by vote: ${member.en}, the quorum is not set`),
  commission: (member: Text, quorum: number): Text => say(
    `дауыс беру арқылы, дауыс беруші\u00A0— ${member.kk}, кворум\u00A0— ${quorum}`, `голосованием, голосует ${member.ru}, кворум\u00A0— ${quorum}`,
    `by vote: ${member.en}, quorum\u00A0${quorum}`),
  /** Which rule a step checks; one without a title is known by its grounds alone. */
  check: (rule: Text | undefined): Text => (rule === undefined ? say(
    'Талаптар автоматты түрде тексеріліп, нәтижесі түсіндірмесімен көрсетіледі.',
    'Требования проверяются автоматически, итог показывается с объяснением.',
    'The requirements are checked by the system, which shows the result and explains it.') : say(
    `«${rule.kk}» ережесі автоматты түрде тексеріліп, нәтижесі түсіндірмесімен көрсетіледі.`,
    `Автоматически проверяется правило «${rule.ru}», итог показывается с объяснением.`,
    `The system checks the rule “${rule.en}”, shows the result and explains it.`)),
  findings: (fields: Text): Text => say(
    `Орындаушы анықтайды: ${fields.kk}.`, `Исполнитель устанавливает: ${fields.ru}.`, `The performer finds: ${fields.en}.`
  ),
  corrects: say('Барлық жауапты түзетуге болады.', 'Можно исправить все ответы.', 'Every answer can be corrected.'),
  correctsPages: (pages: Text): Text => say(
    `Түзетуге болатын беттер: ${pages.kk}.`, `Можно исправить страницы: ${pages.ru}.`,
    `These pages can be corrected: ${pages.en}.`
  ),
  notBy: (steps: Text): Text => say(
    `Мына кезеңдерге қатысқан адам бұл кезеңді орындай алмайды: ${steps.kk}.`,
    `Этап не может выполнять тот, кто участвовал в этапах: ${steps.ru}.`,
    `Not by whoever took part in: ${steps.en}.`),
  representatives: (time: Text): Text => say(
    `Өтініш беруші атынан әрекет ететін немесе әрекет еткеніне ${time.kk} толмаған адам бұл кезеңді орындай алмайды.`,
    `Этап не может выполнять тот, кто действует от имени заявителя или действовал менее чем ${time.ru} назад.`,
    `Not by whoever acts for the applicant, or did less than ${time.en} ago.`),
  authors: say(
    'Қаралып отырған шешімді қабылдауға қатысқан адам бұл кезеңді орындай алмайды.',
    'Этап не может выполнять тот, кто участвовал в принятии рассматриваемого решения.',
    'Not by whoever took part in the decision that the case is about.'),
  opener: say(
    'Істі ашқан адам бұл кезеңді орындай алмайды.', 'Этап не может выполнять тот, кто открыл дело.', 'Not by whoever opened the case.'),
  looked: say(
    'Сол деректерді қараған адам бұл кезеңді орындай алмайды.', 'Этап не может выполнять тот, кто смотрел эти данные.', 'Not by whoever made the look that it is about.'),
  openerAsked: say(
    'Істі ашқан адам бұл кезеңді орындай алмайды; иесінің атынан әрекет ететін адам ондай істі аша алмайды.', 'Этап не может выполнять тот, кто открыл дело; кто действует от имени владельца, такое дело не открывает.',
    'Not by whoever opened the case; and whoever acts for the owner opens no such case.'),
  ofBody: (body: Text, time: Text): Text => say(
    `Мына органда лауазым атқаратын немесе атқарғанына ${time.kk} толмаған адам бұл кезеңді орындай алмайды: ${body.kk}.`,
    `Этап не может выполнять тот, кто занимает должность в органе (${body.ru}) или занимал её менее чем ${time.ru} назад.`,
    `Not by whoever holds an office of this body, or did less than ${time.en} ago: ${body.en}.`),
  manyAtOnce: say(
    'Бірнеше іс бойынша бірден әрекет жасауға болады; әр іс бойынша бөлек жазба жүргізіледі.',
    'Можно действовать сразу по нескольким делам; по каждому делу ведётся отдельная запись.',
    'Many cases may be acted on at once; each is recorded for itself.'),
  sign: say(
    'Шешімге электрондық цифрлық қолтаңба қойылады.', 'Решение подписывается электронной цифровой подписью.',
    'The decision is signed with a digital signature.'
  ),
  escalate: say(
    'Кешіксе, орган басшысына хабарланады.', 'Об опоздании сообщается руководителю органа.',
    'Lateness is reported to the head of the office.'
  ),
  late: (outcome: Text): Text => say(
    `Мерзімі өтсе: «${outcome.kk}».`, `По истечении срока: «${outcome.ru}».`, `When time is over: “${outcome.en}”.`
  ),
  outcomes: say('Ықтимал нәтижелер', 'Возможные исходы', 'Possible outcomes'),
  outcome: (label: Text, to: Text): Text => say(`«${label.kk}»: ${to.kk}`, `«${label.ru}»: ${to.ru}`, `“${label.en}”: ${to.en}`),
  next: (title: Text): Text => say(`келесі кезең — «${title.kk}»`, `следующий этап — «${title.ru}»`, `next is “${title.en}”`),
  closed: say('іс аяқталады', 'дело завершается', 'the case ends'),
  decides: (title: Text): Text => say(
    `қабылданатын шешім — «${title.kk}»`, `принимаемое решение — «${title.ru}»`, `the decision is issued: “${title.en}”`
  ),
  reasons: say('негіздемесі жазылады', 'с обоснованием', 'with reasons'),
  whenMet: say('талаптар орындалған болса ғана', 'только если требования выполнены', 'only if the requirements are met'),
  whenNotMet: say(
    'талаптар орындалмаған болса ғана', 'только если требования не выполнены', 'only if the requirements are not met'
  ),
  after: (title: Text, outcome: Text): Text => say(
    `«${title.kk}» кезеңінің нәтижесі «${outcome.kk}» болса`, `если исход этапа «${title.ru}» — «${outcome.ru}»`,
    `if “${title.en}” ended with “${outcome.en}”`),
  asAnother: say('сол туралы басқа іс қаралып жатқанда ғана; оның нөмірі көрсетіледі', 'только пока рассматривается другое дело о том же; его номер указывается', 'only while another case that says the same goes on; its number is told'),
  byClock: say('мерзімі өткенде', 'по истечении срока', 'when time is over'),
  revives: say('кері қайтарып алынған шешім жаңа нөмірмен қайта күшіне енеді', 'отозванное решение вновь вступает в силу под новым номером', 'the decision that was withdrawn lives again under a new number'),
  orders: {
    suspend: say(
      'өкім бірден қолданылады: жазбаға байланған кілттер, модель, берілген деректер мен куәліктер тоқтатыла тұрады', 'распоряжение действует сразу: приостанавливаются привязанные к записи ключи, модель, предоставленные данные и свидетельства',
      'the order acts at once: keys that are bound to the entry, its model, data that were lent and its certificates are suspended'),
    restrict: say(
      'өкім бірден қолданылады: онда аталғаннан басқасына рұқсат берілмейді', 'распоряжение действует сразу: не разрешается ничего, кроме названного в нём', 'the order acts at once: nothing is let through but what it names'),
    lift: say('сол органның бұрынғы өкімдерінің күші жойылады', 'прежние распоряжения того же органа отменяются', 'the earlier orders of that office are lifted'),
  },
  entry: {
    enter: (register: Text, answers: Text): Text => say(
      `${register.kk} жаңа жазба енгізіледі (жауаптар: ${answers.kk})`, `в ${register.ru} вносится новая запись (ответы: ${answers.ru})`,
      `a new entry is made in ${register.en} (from the answers: ${answers.en})`),
    change: (register: Text, answers: Text): Text => say(
      `${register.kk} жазба өзгертіледі (жауаптар: ${answers.kk})`, `в ${register.ru} изменяется запись (ответы: ${answers.ru})`,
      `the entry of ${register.en} is changed (from the answers: ${answers.en})`),
    suspend: (register: Text): Text => say(
      `${register.kk} жазбаның қолданысы тоқтатыла тұрады`, `в ${register.ru} приостанавливается действие записи`, `the entry of ${register.en} is suspended`),
    restore: (register: Text): Text => say(
      `${register.kk} жазба қалпына келтіріледі`, `в ${register.ru} восстанавливается запись`, `the entry of ${register.en} is restored`),
    strike: (register: Text): Text => say(
      `жазба ${register.kk} алып тасталады`, `запись исключается из ${register.ru}`, `the entry is struck off ${register.en}`),
  },
}

export const decision = {
  credential: (claims: Text): Text => say(
    `Электрондық куәлік беріледі. Ондағы мәліметтер: ${claims.kk}.`,
    `Выдаётся электронное свидетельство. Сведения в нём: ${claims.ru}.`,
    `A digital certificate is issued. It states: ${claims.en}.`),
  validFor: (duration: Text): Text => say(
    `Қолданылу мерзімі: ${duration.kk}.`, `Срок действия: ${duration.ru}.`, `Valid for ${duration.en}.`
  ),
  validAsAsked: (answer: Text): Text => say(
    `Қолданылу мерзімі өтініште көрсетіледі («${answer.kk}»).`, `Срок действия указывается в заявлении («${answer.ru}»).`, `Valid for as long as the application says (“${answer.en}”).`
  ),
  tells: (answers: Text): Text => say(`Шешімде жазылады: ${answers.kk}.`, `В решении указывается: ${answers.ru}.`, `The decision says: ${answers.en}.`),
  endless: say('Мерзімсіз қолданылады.', 'Действует бессрочно.', 'Valid without an end.'),
  appeal: (term: Text, to: Text): Text => say(
    `Шағым ${term.kk} беріледі. Кім қарайды: ${to.kk}.`, `Жалоба подаётся ${term.ru}. Кто рассматривает: ${to.ru}.`,
    `Appeal ${term.en}. Who hears it: ${to.en}.`),
}

export const duty = {
  asks: (fields: Text): Text => say(
    `Есепте көрсетіледі: ${fields.kk}.`, `В отчёте указывается: ${fields.ru}.`, `The report states: ${fields.en}.`
  ),
  test: (rule: Text): Text => say(`Тексеріледі: ${rule.kk}.`, `Проверяется: ${rule.ru}.`, `Checked: ${rule.en}.`),
  sign: say(
    'Есепке электрондық цифрлық қолтаңба қойылады.', 'Отчёт подписывается электронной цифровой подписью.',
    'The report is signed with a digital signature.'
  ),
  pays: (title: Text, amount: Text, term: Text): Text => say(
    `${title.kk}: ${amount.kk}. Төлеу мерзімі: ${term.kk}.`, `${title.ru}: ${amount.ru}. Оплата — ${term.ru}.`,
    `${title.en}: ${amount.en}. Payable ${term.en}.`),
  remind: (times: Text): Text => say(
    `Кешіксе, ескерту жіберіледі. Соңғы күннен кейін өтетін уақыт: ${times.kk}.`,
    `При просрочке направляются напоминания. Время после последнего дня: ${times.ru}.`,
    `Reminders follow a missed due day. Time after it: ${times.en}.`),
  opensCase: (time: Text): Text => say(
    `Содан кейін орган іс ашады. Соңғы күннен кейін өтетін уақыт: ${time.kk}.`,
    `Затем орган открывает дело. Время после последнего дня: ${time.ru}.`,
    `Then the office opens a case. Time after the due day: ${time.en}.`),
}

export const sources = {
  from: (day: string): Text => say(`${day} күнінен бастап`, `с ${day}`, `from ${day}`),
  notSet: say('белгіленбеген', 'не установлено', 'not set'),
  atLeast: (number: string): Text => say(`${number} және одан көп`, `от ${number}`, `${number} or more`),
  below: (number: string): Text => say(`${number} санынан аз`, `менее ${number}`, `less than ${number}`),
  any: say('кез келген сан', 'любое число', 'any number'),
  points: (number: string): Text => say(`балы: ${number}`, `баллы: ${number}`, `points: ${number}`),
  questionnaire: (title: Text, version: string): Text => say(
    `«${title.kk}» сауалнамасы, редакциясы — ${version}. Жауаптардың балдары:`, `Анкета «${title.ru}», редакция ${version}. Баллы за ответы:`,
    `The questionnaire “${title.en}”, edition ${version}. Points of the answers:`),
  edition: say('сауалнаманың редакциясы', 'редакция анкеты', 'the edition of the questionnaire'),
  computed: (what: string): Text => say(`жауаптар бойынша есептеледі: ${what}`, `вычисляется по ответам: ${what}`, `computed from the answers: ${what}`),
  yes: say('иә', 'да', 'yes'), no: say('жоқ', 'нет', 'no'),
}

export const rest = {
  free: say('Тегін.', 'Бесплатно.', 'Free of charge.'),
  feeUnset: say('Төлем мөлшері белгіленбеген.', 'Размер платы не установлен.', 'The fee is not set.'),
  fee: (amount: Text): Text => say(`Төлем: ${amount.kk}.`, `Плата: ${amount.ru}.`, `The fee is ${amount.en}.`),
  keep: (duration: Text): Text => say(
    `Іс материалдарының сақталу мерзімі: ${duration.kk}.`, `Материалы дела хранятся ${duration.ru}.`,
    `The case is kept for ${duration.en}.`
  ),
  noDocuments: say('Құжат қоса берудің қажеті жоқ.', 'Прилагать документы не нужно.', 'No document has to be attached.'),
  valueUnset: say(
    'Рәсімде қолданылатын мән белгіленбеген.', 'Значение, используемое в процедуре, не установлено.',
    'A value that the procedure uses is not set.'
  ),
  notSet: say('белгіленбеген', 'не установлено', 'not set'),
  note: say('ескертпе', 'примечание', 'note'),
  fileLimit: (megabytes: number): Text => say(
    `${megabytes} МБ-тан аспайды`, `не более ${megabytes} МБ`, `at most ${megabytes} MB`
  ),
  calendar: (years: string): Text => say(
    `Жұмыс күндерінің күнтізбесі белгіленген жылдар: ${years}. Одан асатын мерзімдер шамамен есептелген.`,
    `Годы, на которые установлен календарь рабочих дней: ${years}. Сроки, выходящие за них, предварительные.`,
    `The calendar of working days is set for: ${years}. Terms that reach beyond are provisional.`),
}

/** Where a rule is checked. */
export const grounds = {
  checkedAt: (steps: Text): Text => say(`Қай кезеңде тексеріледі: ${steps.kk}.`, `На каком этапе проверяется: ${steps.ru}.`, `Where it is checked: ${steps.en}.`),
  checkedBefore: say('Өтініш бергенге дейін алдын ала тексеруге болады.', 'Можно проверить заранее, до подачи заявления.', 'It can be checked beforehand, before one applies.'),
  unchecked: say('Ешбір кезеңде тексерілмейді.', 'Ни на одном этапе не проверяется.', 'No step checks it.'),
}
