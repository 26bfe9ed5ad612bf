/**
 * The Law on Artificial Intelligence as data for the classification: degrees of risk and of autonomy (Article 17(1) and (2)), seven prohibited abilities
 * (Article 17(3)) and the duties that follow. Its official text was not read: whatever stands here is known from excerpts and publications, and says so.
 */
import type { Regime, RegimeRule, FollowingDuty, Place } from '../../../institutions/oversight/index.ts'
import { choices, flag } from '../../../law/field.ts'
import { all, given, includes, is, not } from '../../../law/rule.ts'
import { spoken, type Text } from '../../../law/text.ts'
import { artificialIntelligenceLaw, secondary } from '../acts.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

/** In force since this day. */
const from = '2026-01-18'

/** A place in the law: article, paragraph and subparagraph. */
const at = (article: string, paragraph?: number, subparagraph?: number): Place => ({
  basis: secondary(artificialIntelligenceLaw, article),
  ...(paragraph !== undefined && { point: subparagraph === undefined
    ? say(`${paragraph}-тармақ`, `пункт ${paragraph}`, `paragraph ${paragraph}`)
    : say(`${paragraph}-тармақтың ${subparagraph}) тармақшасы`, `подпункт ${subparagraph}) пункта ${paragraph}`, `paragraph ${paragraph}, subparagraph ${subparagraph})`) }),
})

const inCountry = flag('inCountry', {
  label: say('Жүйе Қазақстанда жасала ма немесе пайдаланыла ма?', 'Система создаётся или эксплуатируется в Казахстане?', 'Is the system made or operated in Kazakhstan?'),
})

/** The prohibited abilities, in the order of the law. */
const abilities = [
  { value: 'manipulation', label: say(
    'Адамның мінез-құлқын айтарлықтай бұрмалайтын түпсаналық, манипуляциялық немесе өзге де әдістерді қолданады',
    'Применяет подсознательные, манипулятивные или иные методы, существенно искажающие поведение человека',
    'Uses subliminal, manipulative or other methods that substantially distort behaviour') },
  { value: 'vulnerability', label: say(
    'Адамның жасына, мүгедектігіне, әлеуметтік жағдайына байланысты осалдығын пайдаланады',
    'Использует уязвимость человека из-за возраста, инвалидности, социального положения',
    'Exploits vulnerability due to age, disability or social status') },
  { value: 'scoring', label: say(
    'Адамдарды әлеуметтік мінез-құлқы немесе жеке сипаттары бойынша бағалайды және жіктейді',
    'Оценивает и классифицирует людей по социальному поведению или личным характеристикам',
    'Evaluates and classifies people by social behaviour or personal characteristics') },
  { value: 'unlawfulData', label: say(
    'Дербес деректерді заңға қайшы жинайды немесе өңдейді',
    'Собирает или обрабатывает персональные данные с нарушением закона',
    'Collects or processes personal data unlawfully') },
  { value: 'biometricClasses', label: say(
    'Кемсіту үшін адамдарды биометриялық деректері бойынша жіктейді',
    'Классифицирует людей по биометрическим данным для дискриминации',
    'Classifies people by biometric data in order to discriminate') },
  { value: 'emotions', label: say(
    'Адамның эмоциясын оның келісімінсіз анықтайды',
    'Определяет эмоции человека без его согласия',
    'Determines the emotions of a person without consent') },
  { value: 'unlawfulResults', label: say(
    'Заңда тыйым салынған нәтижелерді жасайды немесе таратады',
    'Создаёт или распространяет результаты, запрещённые законом',
    'Makes or spreads results that are prohibited by law') },
] as const

const bans = choices('bans', {
  label: say('Жүйенің төмендегідей мүмкіндігі бар ма?', 'Есть ли у системы такие возможности?', 'Does the system have any of these abilities?'),
  hint: say('Ешқайсысы болмаса, бос қалдырыңыз.', 'Если таких нет, оставьте пустым.', 'Leave all empty if it has none.'),
  optional: true, choices: abilities,
})

const medium = [
  { value: 'effectiveness', label: say('Пайдаланушылар қызметінің тиімділігі төмендейді', 'Снизится эффективность деятельности пользователей', 'Users work less effectively') },
  { value: 'moralHarm', label: say('Моральдық зиян келтіріледі', 'Будет причинён моральный вред', 'Moral harm is caused') },
  { value: 'materialDamage', label: say('Материалдық нұқсан келтіріледі', 'Будет причинён материальный ущерб', 'Material damage is caused') },
] as const

const serious = (kk: string, ru: string, en: string): Text => say(`Елеулі теріс салдар: ${kk}`, `Значительные негативные последствия: ${ru}`, `Serious consequences: ${en}`)

const high = [
  { value: 'emergency', label: say('Әлеуметтік және (немесе) техногендік төтенше жағдай туындайды', 'Возникнет чрезвычайная ситуация социального и (или) техногенного характера', 'A social and/or man-made emergency arises') },
  { value: 'defence', label: serious('қорғаныс үшін', 'для обороны', 'for defence') },
  { value: 'security', label: serious('қауіпсіздік үшін', 'для безопасности', 'for security') },
  { value: 'international', label: serious('халықаралық қатынастар үшін', 'для международных отношений', 'for international relations') },
  { value: 'economy', label: serious('экономика немесе оның салалары үшін', 'для экономики или её отраслей', 'for the economy or its sectors') },
  { value: 'users', label: serious('пайдаланушылар үшін', 'для пользователей', 'for users') },
  { value: 'infrastructure', label: serious('инфрақұрылым үшін', 'для инфраструктуры', 'for infrastructure') },
  { value: 'life', label: serious('адамдардың тыныс-тіршілігі үшін', 'для жизнедеятельности людей', 'for the life of people') },
] as const

/** What a failure leads to, by the degree of risk that it makes (Article 17(1)), for whoever asks it in fewer words. */
export const effectsOfFailure = { medium: medium.map(({ value }) => value), high: high.map(({ value }) => value) } as const

const failure = choices('failure', {
  label: say('Жүйенің жұмысы бұзылса немесе тоқтаса, не болуы мүмкін?', 'К чему может привести нарушение или прекращение работы системы?', 'What may happen if the system fails or stops?'),
  hint: say('Пайдаланушыларға әсері ең аз болса, бос қалдырыңыз.', 'Если влияние на пользователей минимально, оставьте пустым.', 'Leave all empty if the effect on users is minimal.'),
  optional: true, choices: [...medium, ...high],
})

const state = choices('state', {
  label: say('Жүйе туралы не дұрыс?', 'Что верно в отношении системы?', 'What is true of the system?'),
  hint: say('Ешқайсысы болмаса, бос қалдырыңыз.', 'Если ничего, оставьте пустым.', 'Leave all empty if nothing is.'),
  optional: true, choices: [
    { value: 'critical', label: say('Ақпараттық-коммуникациялық инфрақұрылымның аса маңызды объектісіне жатқызылған', 'Отнесена к критически важным объектам информационно-коммуникационной инфраструктуры', 'It is a critically important object of information and communication infrastructure') },
    { value: 'resources', label: say('Мемлекеттік электрондық ақпараттық ресурстарды қалыптастыруға арналған', 'Предназначена для формирования государственных электронных информационных ресурсов', 'It is meant to form electronic information resources of the state') },
  ],
})

const humanFinal = flag('humanFinal', {
  label: say('Түпкілікті таңдау мен әрекетті әрқашан адам жасай ма?', 'Окончательный выбор и действия всегда за человеком?', 'Does a person always make the final choice and act?'),
})
const correctable = flag('correctable', {
  label: say('Адам жүйенің шешімін түзете немесе оның күшін жоя ала ма?', 'Может ли человек скорректировать или отменить решение системы?', 'Can a person correct or cancel what the system decides?'),
  hint: say('Мүмкіндігі болмаса немесе шектеулі болса, «Жоқ».', 'Если это невозможно или ограниченно возможно — «Нет».', 'Answer “No” where it is impossible or limited.'),
})

const touches = choices('touches', {
  label: say('Жүйе адамдарға қалай қатысты?', 'Как система касается людей?', 'How does the system touch people?'),
  hint: say('Ешқайсысы болмаса, бос қалдырыңыз.', 'Если никак, оставьте пустым.', 'Leave all empty if in none of these ways.'),
  optional: true, choices: [
    { value: 'serves', label: say('Оның көмегімен тауар өндіріледі, жұмыс орындалады немесе қызмет көрсетіледі', 'С её помощью производят товары, выполняют работы или оказывают услуги', 'Goods, works or services are produced with it') },
    { value: 'synthetic', label: say('Адамның бейнесін, дауысын немесе болмаған оқиғаны имитациялайтын синтетикалық нәтиже жасайды', 'Создаёт синтетические результаты: внешность, голос, поведение человека или события, которых не было', 'It makes synthetic results that imitate a person or events that did not occur') },
    { value: 'rights', label: say('Нәтижесі адамның құқықтары мен заңды мүдделеріне әсер етеді', 'Её результаты затрагивают права и законные интересы человека', 'Its results affect rights and legitimate interests') },
  ],
})

const owner = say('Меншік иесі және (немесе) иегер', 'Собственник и (или) владелец', 'Owner and/or holder')

const risk = (id: string) => ({ scale: 'risk', class: id })

const anyHigh: RegimeRule['when'] = { rule: 'any', of: high.map(({ value }) => includes(failure, value)) }

const rules: readonly RegimeRule[] = [
  { id: 'law', title: say('Заң қолданылады', 'Закон применяется', 'The law applies'), basis: { act: artificialIntelligenceLaw, confidence: 'secondary' }, when: is(inCountry, true), from },
  ...abilities.map(({ value, label }, index): RegimeRule => ({
    id: `17-3-${index + 1}`, title: label, ...at('17', 3, index + 1), when: includes(bans, value), gives: { scale: 'use', class: 'prohibited' }, from,
  })),
  { id: '17-1-1', title: say('Пайдаланушыларға әсері ең аз', 'Влияние на пользователей минимально', 'The effect on users is minimal'), ...at('17', 1, 1), when: not(given(failure)), gives: risk('minimal'), from },
  ...medium.map(({ value, label }): RegimeRule => ({ id: `17-1-2-${value}`, title: label, ...at('17', 1, 2), when: includes(failure, value), gives: risk('medium'), from })),
  ...high.map(({ value, label }): RegimeRule => ({ id: `17-1-3-${value}`, title: label, ...at('17', 1, 3), when: includes(failure, value), gives: risk('high'), from })),
  { id: '17-2-1', title: say('Түпкілікті таңдауды әрқашан адам жасайды', 'Окончательный выбор всегда за человеком', 'A person always makes the final choice'), ...at('17', 2, 1), when: is(humanFinal, true), gives: { scale: 'autonomy', class: 'low' }, from },
  { id: '17-2-2', title: say('Адам шешімді түзете немесе оның күшін жоя алады', 'Человек может скорректировать или отменить решение', 'A person can correct or cancel the decision'), ...at('17', 2, 2), when: all(is(humanFinal, false), is(correctable, true)), gives: { scale: 'autonomy', class: 'medium' }, from },
  { id: '17-2-3', title: say('Шешімді түзету мүмкін емес немесе шектеулі', 'Корректировка решения невозможна или ограничена', 'Correction is impossible or limited'), ...at('17', 2, 3), when: all(is(humanFinal, false), is(correctable, false)), gives: { scale: 'autonomy', class: 'high' }, from },
  { id: '17-1-state', title: say('Мемлекеттік жүйеге теңестіріледі', 'Приравнена к государственной', 'Equated with a system of the state'), ...at('17', 1), when: all(given(state), anyHigh), from },
  { id: '21-1', title: say('ЖИ-мен өндірілген тауар, жұмыс, қызмет', 'Товары, работы, услуги с применением ИИ', 'Goods, works and services made with AI'), ...at('21', 1), when: includes(touches, 'serves'), from },
  { id: '21-2', title: say('Синтетикалық нәтижелер', 'Синтетические результаты', 'Synthetic results'), ...at('21', 2), when: includes(touches, 'synthetic'), from },
  { id: '16-1', title: say('Адамның құқықтарына әсер ететін нәтижелер', 'Результаты, затрагивающие права человека', 'Results that affect rights'), ...at('16', 1), when: includes(touches, 'rights'), from },
]

const documents = say(
  'Құжаттаманы әсер ету дәрежесіне қарай жүргізу (тізбелері — 2026 жылғы 25 ақпандағы № 95/НҚ бұйрық)',
  'Вести документацию по степени воздействия (перечни — приказ № 95/НҚ от 25 февраля 2026 года)',
  'Keep documentation by the degree of impact (lists: order No. 95/НҚ of 25 February 2026)')

const duties: readonly FollowingDuty[] = [
  { id: 'duty-17-1', title: say('Жүйені ақпараттандыру объектілерін сыныптау қағидалары бойынша тәуекел деңгейіне жатқызу', 'Отнести систему к степени риска по правилам классификации объектов информатизации', 'Assign the system to a class of risk under the rules for classifying informatization objects'), owes: owner, ...at('17', 1), of: ['law'] },
  { id: 'duty-15-2-1', title: say('Тәуекелдерді бүкіл өмірлік циклде басқару', 'Управлять рисками на всём жизненном цикле', 'Manage risks throughout the life cycle'), owes: owner, ...at('15', 2, 1), of: ['law'] },
  { id: 'duty-18-1', title: say('Тәуекелдерді жылына кемінде бір рет қайта қарау', 'Пересматривать риски не реже одного раза в год', 'Review the risks at least once a year'), owes: owner, ...at('18', 1), of: ['law'] },
  { id: 'duty-15-2-2', title: say('Қауіпсіздік пен сенімділікті қамтамасыз ету', 'Обеспечивать безопасность и надёжность', 'Ensure security and reliability'), owes: owner, ...at('15', 2, 2), of: ['law'] },
  { id: 'duty-15-2-3', title: documents, owes: owner, ...at('15', 2, 3), of: ['law'] },
  { id: 'duty-15-2', title: say('Пайдаланушыларды қолдау', 'Поддерживать пользователей', 'Support users'), owes: owner, ...at('15', 2), of: ['law'] },
  { id: 'duty-16-1-6', title: say('Заңда міндеттелмесе, адамның жүйемен әрекеттесуден бас тартуын қабылдау', 'Принимать отказ человека от взаимодействия с системой, если закон его не обязывает', 'Accept that a person refuses to interact, unless a law requires it'), owes: owner, ...at('16', 1, 6), of: ['law'] },
  { id: 'duty-16-1-4', title: say('Адамның құқықтарына әсер ететін нәтижені түсіндіру', 'Объяснять результаты, затрагивающие права', 'Explain results that affect rights'), owes: owner, ...at('16', 1, 4), of: ['16-1'] },
  { id: 'duty-16-1-5', title: say('Шешім негізделген деректер туралы ақпарат беру', 'Давать сведения о данных, на которых основано решение', 'Tell on which data a decision was based'), owes: owner, ...at('16', 1, 5), of: ['16-1'] },
  { id: 'duty-18-2', title: say('Пайдалануды дереу тоқтата тұру немесе тоқтату', 'Незамедлительно приостановить или прекратить эксплуатацию', 'Suspend or stop operation at once'), owes: owner, ...at('18', 2), of: abilities.map((_, index) => `17-3-${index + 1}`) },
  { id: 'duty-17-1-state', title: say('Ақпараттық қауіпсіздікте мемлекеттік жүйелерге қойылатын талаптарды орындау', 'Соблюдать требования информационной безопасности, как для государственных систем', 'Meet the information security requirements for systems of the state'), owes: owner, ...at('17', 1), of: ['17-1-state'] },
  { id: 'duty-21-1', title: say('Тауар, жұмыс немесе қызмет ЖИ арқылы жасалғанын пайдаланушыға хабарлау', 'Сообщать пользователям, что товары, работы, услуги произведены с применением ИИ', 'Tell users that goods, works or services are made with AI'), owes: owner, ...at('21', 1), of: ['21-1'] },
  { id: 'duty-21-2', title: say('Синтетикалық нәтижелерді машина оқитын белгімен және көрінетін не өзге ескертумен таңбалау', 'Маркировать синтетические результаты машиночитаемо и видимым или иным предупреждением', 'Mark synthetic results for machines and with a visible or other warning'), owes: owner, ...at('21', 2), of: ['21-2'] },
]

/** The law as it came into force on 18 January 2026. */
export const kazakhAiLaw: Regime = {
  id: 'kz-ai-law', version: '230-VIII', act: artificialIntelligenceLaw,
  title: say('Қазақстан: ЖИ туралы заң', 'Казахстан: Закон об ИИ', 'Kazakhstan: AI Law'),
  jurisdiction: say('Қазақстан Республикасы', 'Республика Казахстан', 'Republic of Kazakhstan'),
  source: say(
    'Заңның үзінділері мен ол туралы жарияланымдар бойынша; ресми мәтінмен әлі салыстырылмаған. Орташа деңгей үшін аталған салдардың кез келгені жеткілікті деп алынды.',
    'По выдержкам из закона и публикациям о нём; с официальным текстом ещё не сверено. Для средней степени принято достаточным любое из названных последствий.',
    'From excerpts of the law and publications about it; not yet compared with the official text. For the medium class any one of the consequences is taken as enough.'),
  scales: [
    {
      id: 'use', title: say('Пайдалану', 'Использование', 'Use'),
      classes: [
        { id: 'allowed', title: say('Тыйым салынбаған', 'Не запрещено', 'Not prohibited'), meaning: say('Тыйым салынған мүмкіндіктердің ешқайсысы көрсетілмеген.', 'Ни одной из запрещённых возможностей не указано.', 'None of the prohibited abilities is stated.') },
        { id: 'prohibited', title: say('Тыйым салынған', 'Запрещено', 'Prohibited'), meaning: say('Мұндай мүмкіндігі бар жүйені жасауға және пайдалануға болмайды.', 'Систему с такой возможностью нельзя создавать и эксплуатировать.', 'A system with such an ability may not be made or operated.') },
      ],
    },
    {
      id: 'risk', title: say('Тәуекел деңгейі', 'Степень риска', 'Class of risk'),
      classes: [
        { id: 'minimal', title: say('Ең төмен', 'Минимальная', 'Minimal'), meaning: say('Жұмысы бұзылса, пайдаланушыларға әсері ең аз.', 'Сбой минимально влияет на пользователей.', 'A failure has a minimal effect on users.') },
        { id: 'medium', title: say('Орташа', 'Средняя', 'Medium'), meaning: say('Жұмысы бұзылса, тиімділік төмендейді, моральдық зиян немесе материалдық нұқсан келеді.', 'Сбой снижает эффективность, причиняет моральный вред или материальный ущерб.', 'A failure lowers effectiveness, or causes moral harm or material damage.') },
        { id: 'high', title: say('Жоғары', 'Высокая', 'High'), meaning: say('Жұмысы бұзылса, төтенше жағдай немесе елеулі теріс салдар болуы мүмкін.', 'Сбой может привести к чрезвычайной ситуации или значительным негативным последствиям.', 'A failure may lead to an emergency or serious consequences.') },
      ],
    },
    {
      id: 'autonomy', title: say('Автономдылық деңгейі', 'Степень автономности', 'Degree of autonomy'),
      classes: [
        { id: 'low', title: say('Төмен', 'Низкая', 'Low'), meaning: say('Шешімді әрқашан адам қабылдайды.', 'Решает всегда человек.', 'A person always decides.') },
        { id: 'medium', title: say('Орташа', 'Средняя', 'Medium'), meaning: say('Адам шешімді түзете немесе оның күшін жоя алады.', 'Человек может скорректировать или отменить решение.', 'A person can correct or cancel the decision.') },
        { id: 'high', title: say('Жоғары', 'Высокая', 'High'), meaning: say('Шешімді түзету мүмкін емес немесе шектеулі.', 'Корректировка невозможна или ограничена.', 'Correction is impossible or limited.') },
      ],
    },
  ],
  form: [
    { id: 'scope', title: say('Заңның қолданылуы', 'Действие закона', 'Scope of the law'), fields: [inCountry] },
    { id: 'bans', title: say('Тыйым салынған мүмкіндіктер', 'Запрещённые возможности', 'Prohibited abilities'), fields: [bans] },
    { id: 'risk', title: say('Тәуекел деңгейі', 'Степень риска', 'Class of risk'), fields: [failure, state] },
    { id: 'autonomy', title: say('Автономдылық деңгейі', 'Степень автономности', 'Degree of autonomy'), fields: [humanFinal, { ...correctable, when: is(humanFinal, false) }] },
    { id: 'people', title: say('Адамдарға қатысы', 'Отношение к людям', 'People'), fields: [touches] },
  ],
  applies: {
    when: is(inCountry, true), title: say('Заң қолданылады', 'Закон применяется', 'The law applies'), basis: { act: artificialIntelligenceLaw, confidence: 'secondary' },
    outside: say('Бұл жауаптар бойынша заң жүйеге қолданылмайды.', 'По этим ответам закон к системе не применяется.', 'By these answers the law does not apply to the system.'),
  },
  rules, duties,
  contradictions: [{
    when: all(includes(state, 'critical'), not(given(failure))), field: 'failure',
    mend: say(
      'Аса маңызды объектінің істен шығуы салдарсыз бола алмайды. Мұнда салдарын белгілеңіз немесе «аса маңызды объект» дегенді алып тастаңыз.',
      'Отказ критически важного объекта не может остаться без последствий. Отметьте их здесь или снимите отметку о критически важном объекте.',
      'The failure of a critically important object cannot be without consequences. Tick them here, or untick that it is such an object.'),
  }],
}
