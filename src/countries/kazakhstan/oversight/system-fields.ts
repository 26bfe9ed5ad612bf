/** What is said of an AI system: the questions of its registration, which are the columns of the register. */
import { choice, choices, date, flag, text } from '../../../law/field.ts'
import type { RegionField } from '../../../law/field.ts'
import type { Text } from '../../../law/text.ts'

const long = (name: string, label: Text, hint?: Text) => text(name, { label, ...(hint && { hint }), maxLength: 3000, long: true })

export const systemName = text('name', { label: { kk: 'Жүйенің атауы', ru: 'Название системы', en: 'Name of the system' }, maxLength: 200 })
export const ownerLabel: Text = { kk: 'Жүйенің иесі', ru: 'Владелец системы', en: 'Owner of the system' }
export const systemReference = text('reference', {
  label: { kk: 'Иесінің өз нөмірі немесе белгісі', ru: 'Собственный номер или обозначение у владельца', en: 'The owner’s own number or reference' }, maxLength: 200, optional: true,
})
export const purpose = long('purpose', { kk: 'Жүйе не үшін қолданылады?', ru: 'Для чего применяется система?', en: 'What is the system used for?' })
export const outputs = long('outputs', { kk: 'Жүйе қандай нәтиже береді?', ru: 'Какой результат выдаёт система?', en: 'What does the system put out?' }, {
  kk: 'Мысалы: баға, ұсыныс, болжам, мәтін, сурет.', ru: 'Например: оценку, рекомендацию, прогноз, текст, изображение.', en: 'Such as a score, a recommendation, a forecast, a text, a picture.',
})

/** Article 17.2 tells autonomy by what a person can do about a decision. */
export const decisionRole = choice('decisionRole', {
  label: { kk: 'Шешімді кім қабылдайды?', ru: 'Кто принимает решение?', en: 'Who takes the decision?' },
  choices: [
    { value: 'person', label: { kk: 'Әрқашан адам, жүйе оған көмектеседі', ru: 'Всегда человек, система ему помогает', en: 'Always a person, whom the system helps' } },
    { value: 'correctable', label: { kk: 'Жүйе, бірақ адам шешімді түзете немесе оның күшін жоя алады', ru: 'Система, но человек может исправить или отменить решение', en: 'The system, but a person can correct or cancel it' } },
    { value: 'final', label: { kk: 'Жүйе, түзету мүмкін емес немесе шектеулі', ru: 'Система, исправить решение нельзя или возможности ограничены', en: 'The system, and correcting it is impossible or limited' } },
  ],
})
/** Article 17.1 tells risk by what follows when the system fails. */
export const failureEffects = choices('failureEffects', {
  label: { kk: 'Жүйе істен шықса немесе қателессе, неге әкелуі мүмкін?', ru: 'К чему может привести отказ или ошибка системы?', en: 'What can a failure or an error of the system lead to?' },
  hint: { kk: 'Мүмкін болатынның бәрін белгілеңіз. Тәуекел деңгейі осы жауаптар бойынша есептеледі.', ru: 'Отметьте всё, что возможно. По этим ответам вычисляется степень риска.', en: 'Tick all that apply. The class of risk is computed from these answers.' },
  choices: [
    { value: 'little', label: { kk: 'Пайдаланушыларға әсері ең аз', ru: 'Влияние на пользователей минимально', en: 'Hardly anything for users' } },
    { value: 'effectiveness', label: { kk: 'Қызметтің тиімділігі төмендейді', ru: 'Снизится эффективность деятельности', en: 'Work becomes less effective' } },
    { value: 'moral', label: { kk: 'Моральдық зиян', ru: 'Моральный вред', en: 'Moral harm' } },
    { value: 'material', label: { kk: 'Материалдық нұқсан', ru: 'Материальный ущерб', en: 'Material damage' } },
    { value: 'emergency', label: { kk: 'Әлеуметтік немесе техногендік төтенше жағдай', ru: 'Чрезвычайная ситуация социального или техногенного характера', en: 'A social or man-made emergency' } },
    { value: 'security', label: { kk: 'Қорғаныс, қауіпсіздік немесе халықаралық қатынастар үшін елеулі салдар', ru: 'Значительные последствия для обороны, безопасности или международных отношений', en: 'Serious effects on defence, security or international relations' } },
    { value: 'users', label: { kk: 'Пайдаланушылар үшін елеулі теріс салдар', ru: 'Значительные негативные последствия для пользователей', en: 'Serious consequences for users' } },
    { value: 'economy', label: { kk: 'Экономика немесе инфрақұрылым үшін елеулі салдар', ru: 'Значительные последствия для экономики или инфраструктуры', en: 'Serious effects on the economy or infrastructure' } },
    { value: 'life', label: { kk: 'Адамдардың тыныс-тіршілігі үшін елеулі салдар', ru: 'Значительные последствия для жизнедеятельности людей', en: 'Serious effects on the life of people' } },
  ],
})

export const sector = choice('sector', {
  label: { kk: 'Сала', ru: 'Сфера', en: 'Sector' },
  choices: [
    { value: 'publicService', label: { kk: 'Мемлекеттік басқару және қызметтер', ru: 'Государственное управление и услуги', en: 'Public administration and services' } },
    { value: 'health', label: { kk: 'Денсаулық сақтау', ru: 'Здравоохранение', en: 'Health care' } },
    { value: 'education', label: { kk: 'Білім және ғылым', ru: 'Образование и наука', en: 'Education and science' } },
    { value: 'employment', label: { kk: 'Еңбек және әлеуметтік қорғау', ru: 'Труд и социальная защита', en: 'Labour and social protection' } },
    { value: 'finance', label: { kk: 'Қаржы және сақтандыру', ru: 'Финансы и страхование', en: 'Finance and insurance' } },
    { value: 'justice', label: { kk: 'Сот төрелігі', ru: 'Правосудие', en: 'Justice' } },
    { value: 'lawEnforcement', label: { kk: 'Құқық қорғау және қоғамдық қауіпсіздік', ru: 'Правоохранительная деятельность и общественная безопасность', en: 'Law enforcement and public safety' } },
    { value: 'defence', label: { kk: 'Қорғаныс', ru: 'Оборона', en: 'Defence' } },
    { value: 'energy', label: { kk: 'Энергетика және коммуналдық шаруашылық', ru: 'Энергетика и коммунальное хозяйство', en: 'Energy and utilities' } },
    { value: 'transport', label: { kk: 'Көлік', ru: 'Транспорт', en: 'Transport' } },
    { value: 'industry', label: { kk: 'Өнеркәсіп', ru: 'Промышленность', en: 'Industry' } },
    { value: 'agriculture', label: { kk: 'Ауыл шаруашылығы және табиғат', ru: 'Сельское хозяйство и природа', en: 'Agriculture and nature' } },
    { value: 'trade', label: { kk: 'Сауда және тұтынушыларға қызмет', ru: 'Торговля и услуги потребителям', en: 'Trade and consumer services' } },
    { value: 'media', label: { kk: 'Байланыс, медиа және мәдениет', ru: 'Связь, медиа и культура', en: 'Communications, media and culture' } },
    { value: 'other', label: { kk: 'Өзге', ru: 'Другая', en: 'Other' } },
  ],
})

export const peopleAffected = long('peopleAffected', { kk: 'Жүйе кімдерге әсер етеді?', ru: 'На кого влияет система?', en: 'Whom does the system affect?' }, {
  kk: 'Қандай топтар және шамамен қанша адам.', ru: 'Какие группы и примерно сколько людей.', en: 'Which groups, and about how many people.',
})
export const humanOversight = long('humanOversight', { kk: 'Адам жүйені қалай бақылайды және қалай тоқтатады?', ru: 'Как человек контролирует и останавливает систему?', en: 'How does a person oversee and stop the system?' })
export const systemData = long('data', { kk: 'Жүйе қандай деректерді пайдаланады?', ru: 'Какие данные использует система?', en: 'Which data does the system use?' }, {
  kk: 'Дербес деректер болса, олардың түрін атаңыз.', ru: 'Если есть персональные данные, назовите их виды.', en: 'Where there are personal data, name their kinds.',
})
export const datasets = text('datasets', {
  label: { kk: 'Деректер жиындары', ru: 'Наборы данных', en: 'Datasets' },
  hint: { kk: 'Деректер қорындағы атаулары немесе мекенжайлары.', ru: 'Их имена в фонде данных или адреса.', en: 'Their names in the data commons, or addresses.' }, maxLength: 2000, long: true, optional: true,
})
export const model = text('model', {
  label: { kk: 'Қандай модель негізінде жұмыс істейді?', ru: 'На какой модели работает?', en: 'On which model does it run?' },
  hint: { kk: 'Модельдің атауы мен нұсқасы.', ru: 'Название и версия модели.', en: 'The name and version of the model.' }, maxLength: 300, optional: true,
})
export const supplier = text('supplier', { label: { kk: 'Әзірлеушісі немесе жеткізушісі', ru: 'Разработчик или поставщик', en: 'Developer or supplier' }, maxLength: 300, optional: true })
export const legalBasis = text('legalBasis', { label: { kk: 'Қолданудың құқықтық негізі', ru: 'Правовое основание применения', en: 'Legal basis of its use' }, maxLength: 2000, long: true, optional: true })
export const assessments = text('assessments', {
  label: { kk: 'Қандай бағалаулар жүргізілді?', ru: 'Какие оценки проведены?', en: 'Which assessments were made?' },
  hint: { kk: 'Тәуекелді бағалау, аудит, сынақ: күні және қорытындының мекенжайы.', ru: 'Оценка рисков, аудит, испытания: дата и адрес заключения.', en: 'Risk assessment, audit, tests: the day, and where the conclusion is.' }, maxLength: 3000, long: true, optional: true,
})
export const risksAndMeasures = long('risksAndMeasures', { kk: 'Тәуекелдер және оларды азайту шаралары', ru: 'Риски и меры по их снижению', en: 'Risks, and what is done about them' })
export const appealRoute = long('appealRoute', { kk: 'Адам нәтижемен келіспесе, не істей алады?', ru: 'Что может сделать человек, не согласный с результатом?', en: 'What can a person do who disagrees with a result?' })
export const contact = text('contact', {
  label: { kk: 'Жүйе бойынша байланыс', ru: 'Контакт по системе', en: 'Contact for the system' },
  hint: { kk: 'Ұйымның электрондық поштасы немесе телефоны: ол тізілімде көрсетіледі.', ru: 'Электронная почта или телефон организации: они показываются в реестре.', en: 'An address or telephone of the organisation: the register shows it.' }, maxLength: 200,
})
export const website = text('website', { label: { kk: 'Сайты', ru: 'Сайт', en: 'Website' }, maxLength: 300, optional: true })
export const systemStatus = choice('status', {
  label: { kk: 'Жүйенің күйі', ru: 'Состояние системы', en: 'Status of the system' },
  choices: [
    { value: 'inDevelopment', label: { kk: 'Әзірленуде немесе сынақта', ru: 'Разрабатывается или испытывается', en: 'In development or on trial' } },
    { value: 'inUse', label: { kk: 'Қолданылады', ru: 'Применяется', en: 'In use' } },
    { value: 'suspended', label: { kk: 'Иесі тоқтата тұрған', ru: 'Приостановлена владельцем', en: 'Suspended by its owner' } },
    { value: 'retired', label: { kk: 'Қолданыстан шығарылған', ru: 'Выведена из применения', en: 'Retired' } },
  ],
})
export const startedOn = date('startedOn', { label: { kk: 'Қолданыла бастаған күні', ru: 'Начало применения', en: 'In use since' }, optional: true })
export const endedOn = date('endedOn', { label: { kk: 'Қолданылуы аяқталған күні', ru: 'Окончание применения', en: 'In use until' }, optional: true })
export const region: RegionField = {
  kind: 'region', name: 'region', label: { kk: 'Өңір', ru: 'Регион', en: 'Region' },
  hint: { kk: 'Бүкіл елде қолданылса, бос қалдырыңыз.', ru: 'Если система применяется по всей стране, оставьте пустым.', en: 'Leave it empty if the system is used in the whole country.' }, optional: true,
}

/** The seven bans of article 17.3, each asked by itself: short, for the rules that read them are printed with their words. */
export const bans = {
  manipulation: flag('bansManipulation', {
    label: { kk: 'Адамға манипуляция жасай ма?', ru: 'Манипулирует людьми?', en: 'Does it manipulate people?' },
    hint: { kk: 'Түпсаналық немесе манипуляциялық әдістер.', ru: 'Скрытое воздействие на подсознание или манипулятивные методы.', en: 'Subliminal or manipulative methods.' },
  }),
  vulnerability: flag('bansVulnerability', {
    label: { kk: 'Адамның осалдығын пайдалана ма?', ru: 'Использует уязвимость человека?', en: 'Does it exploit vulnerability?' },
    hint: { kk: 'Жасына, мүгедектігіне немесе әлеуметтік жағдайына байланысты.', ru: 'Из-за возраста, инвалидности или социального положения.', en: 'By age, disability or social status.' },
  }),
  scoring: flag('bansScoring', {
    label: { kk: 'Адамдарды әлеуметтік тұрғыдан бағалай ма?', ru: 'Ведёт социальную оценку людей?', en: 'Does it score people socially?' }, hint: { kk: 'Мінез-құлқы бойынша бағалап, саралау.', ru: 'Оценка и ранжирование по поведению.', en: 'Rating people by their behaviour.' },
  }),
  personalData: flag('bansPersonalData', {
    label: { kk: 'Дербес деректерді заңсыз өңдей ме?', ru: 'Обрабатывает персональные данные незаконно?', en: 'Does it process personal data unlawfully?' }, hint: { kk: 'Заңсыз жинау да осыған жатады.', ru: 'В том числе собирает.', en: 'Collecting them counts too.' },
  }),
  biometrics: flag('bansBiometrics', {
    label: { kk: 'Кемсіту үшін биометрияны қолдана ма?', ru: 'Использует биометрию для дискриминации?', en: 'Does it use biometrics to discriminate?' }, hint: { kk: 'Адамдарды биометриялық деректері бойынша санаттарға бөлу.', ru: 'Деление людей на категории по биометрическим данным.', en: 'Classifying people by biometric data.' },
  }),
  emotions: flag('bansEmotions', { label: { kk: 'Эмоцияны адамның келісімінсіз анықтай ма?', ru: 'Определяет эмоции человека без его согласия?', en: 'Does it determine emotions without consent?' } }),
  results: flag('bansResults', { label: { kk: 'Заң тыйым салған нәтижелерді жасай ма?', ru: 'Создаёт результаты, запрещённые законом?', en: 'Does it create results that the law bans?' }, hint: { kk: 'Тарату да осыған жатады.', ru: 'В том числе распространяет.', en: 'Spreading them counts too.' } }),
} as const

/** The peaceful purposes undertaken by the owner, bound to this system by the signature under the application. */
export const peaceful = flag('peaceful', {
  label: { kk: 'Осы жүйені тек бейбіт мақсатта қолдануға міндеттенеміз', ru: 'Обязуемся применять эту систему только в мирных целях', en: 'We undertake to use this system for peaceful purposes only' },
  hint: {
    kk: 'Қару жасауға, адамдарға зиян келтіруге, заңсыз аңдуға және құқық бұзуға қолданылмайды.', ru: 'Не для создания оружия, не для причинения вреда людям, не для незаконной слежки и не для правонарушений.', en: 'Not to make weapons, harm people, watch them unlawfully or break the law.',
  },
})

const autonomyChoices = [
  { value: 'low', label: { kk: 'Төмен', ru: 'Низкая', en: 'Low' } }, { value: 'medium', label: { kk: 'Орташа', ru: 'Средняя', en: 'Medium' } }, { value: 'high', label: { kk: 'Жоғары', ru: 'Высокая', en: 'High' } },
] as const
export const autonomy = choice('autonomy', { label: { kk: 'Автономдылық деңгейі', ru: 'Степень автономности', en: 'Autonomy' }, choices: autonomyChoices })
export const riskClass = choice('riskClass', {
  label: { kk: 'Тәуекел деңгейі', ru: 'Степень риска', en: 'Class of risk' },
  choices: [
    { value: 'minimal', label: { kk: 'Ең төмен', ru: 'Минимальная', en: 'Minimal' } }, { value: 'medium', label: { kk: 'Орташа', ru: 'Средняя', en: 'Medium' } }, { value: 'high', label: { kk: 'Жоғары', ru: 'Высокая', en: 'High' } },
  ],
})
export const edition = text('edition', { label: { kk: 'Сыныптау қағидаларының редакциясы', ru: 'Редакция правил классификации', en: 'Edition of the rules of classification' }, maxLength: 50 })
export const openSection = { value: 'open', label: { kk: 'Ашық бөлім: жазбаны бәрі көреді', ru: 'Открытый раздел: запись видят все', en: 'Open section: everybody sees the entry' } } as const
export const restrictedSection = { value: 'restricted', label: { kk: 'Шектеулі бөлім: жазбаны орган мен иесі ғана көреді', ru: 'Закрытый раздел: запись видят только орган и владелец', en: 'Restricted section: only the authority and the owner see the entry' } } as const
export const sectionLabel: Text = { kk: 'Тізілімнің бөлімі', ru: 'Раздел реестра', en: 'Section of the register' }
