/** Article 6: products of Annex I, the areas of Annex III, and the five questions by which a system of these areas is not high-risk. */
import { choice, choices, flag, type ChoicesField } from '../../../../law/field.ts'
import type { FormPage } from '../../../../law/form.ts'
import { all, any, given, includes, is } from '../../../../law/rule.ts'
import type { Text } from '../../../../law/text.ts'
import type { Contradiction, RegimeRule } from '../regime.ts'
import { at, days, inAnnex, say, system } from './act.ts'

const product = choice('product', {
  label: say(
    'Жүйе I қосымшада аталған өнімнің қауіпсіздік құрамдасы ма немесе өзі сондай өнім бе, және оған үшінші тараптың сәйкестік бағалауы қажет пе?',
    'Является ли система компонентом безопасности продукции из приложения I или самой такой продукцией, которой нужна оценка соответствия третьей стороной?',
    'Is the system a safety component of a product of Annex I, or such a product itself, that needs a third-party conformity assessment?'),
  hint: say(
    'Тек қолайлылыққа, өнімділікке немесе сапаны бақылауға қызмет ететін, істен шығуы денсаулық пен қауіпсіздікке қатер төндірмейтін жүйе қауіпсіздік құрамдасы емес (6(1a)–(1c)).',
    'Не компонент безопасности то, что служит лишь удобству, производительности или контролю качества и чей отказ не угрожает здоровью и безопасности (6(1a)–(1c)).',
    'What only serves convenience, performance or quality control, and whose failure endangers nobody, is no safety component (6(1a)–(1c)).'),
  choices: [
    { value: 'none', label: say('Жоқ', 'Нет', 'No') },
    { value: 'sectionA', label: say('Иә, A бөлімі', 'Да, раздел A', 'Yes, Section A'), hint: say('ойыншықтар, лифтілер, радиожабдық, медициналық бұйымдар және басқалар', 'игрушки, лифты, радиооборудование, медицинские изделия и другое', 'toys, lifts, radio equipment, medical devices and others') },
    { value: 'sectionB', label: say('Иә, B бөлімі', 'Да, раздел B', 'Yes, Section B'), hint: say('авиация, көлік құралдары, теміржол, теңіз жабдығы, машиналар', 'авиация, транспортные средства, железная дорога, судовое оборудование, машины', 'aviation, vehicles, rail, marine equipment, machinery') },
  ],
})

/** The points of Annex III. */
const uses = {
  '1a': say('Биометрия: адамды қашықтан сәйкестендіру (жеке басын растаудан басқа)', 'Биометрия: удалённая идентификация (кроме подтверждения личности)', 'Biometrics: remote identification (not mere verification)'),
  '1b': say('Биометрия: қорғалатын белгілері бойынша санаттарға бөлу', 'Биометрия: категоризация по защищаемым признакам', 'Biometrics: categorisation by protected attributes'),
  '1c': say('Биометрия: эмоцияны тану', 'Биометрия: распознавание эмоций', 'Biometrics: emotion recognition'),
  '2': say(
    'Аса маңызды инфрақұрылым: цифрлық инфрақұрылымның, жол қозғалысының, су, газ, жылу, электрмен жабдықтаудың қауіпсіздік құрамдасы',
    'Критически важная инфраструктура: компонент безопасности цифровой инфраструктуры, дорожного движения, снабжения водой, газом, теплом, электричеством',
    'Critical infrastructure: safety component of digital infrastructure, road traffic, supply of water, gas, heating, electricity'),
  '3a': say('Білім: оқуға қабылдау немесе бөлу', 'Образование: приём или распределение', 'Education: access, admission, assignment'),
  '3b': say('Білім: оқу нәтижесін бағалау', 'Образование: оценка результатов обучения', 'Education: evaluating learning outcomes'),
  '3c': say('Білім: қандай деңгейде оқитынын анықтау', 'Образование: определение подходящего уровня', 'Education: assessing the appropriate level'),
  '3d': say('Білім: емтиханда тәртіп бұзуды бақылау', 'Образование: контроль нарушений на экзаменах', 'Education: monitoring of tests'),
  '4a': say('Еңбек: жұмысқа қабылдау және іріктеу', 'Труд: наём и отбор', 'Employment: recruitment and selection'),
  '4b': say('Еңбек: еңбек жағдайлары, қызметін өсіру, жұмыстан босату, тапсырма бөлу, бақылау туралы шешімдер', 'Труд: решения об условиях, повышении, увольнении, распределении задач, контроле', 'Employment: terms, promotion, termination, allocation of tasks, monitoring'),
  '5a': say('Мемлекеттік жәрдемақы мен қызметтерге құқықты бағалау', 'Оценка права на государственные пособия и услуги', 'Eligibility for public benefits and services'),
  '5b': say('Жеке тұлғаның кредит төлеу қабілетін бағалау (алаяқтықты анықтаудан басқа)', 'Оценка кредитоспособности людей (кроме выявления мошенничества)', 'Creditworthiness of people (not fraud detection)'),
  '5c': say('Өмір мен денсаулықты сақтандыруда тәуекел мен бағаны есептеу', 'Оценка риска и цены в страховании жизни и здоровья', 'Risk and pricing in life and health insurance'),
  '5d': say('Шұғыл шақыруларды бағалау және кезегін анықтау, шұғыл көмектегі сұрыптау', 'Оценка и очерёдность экстренных вызовов, сортировка пациентов', 'Emergency calls, dispatch and triage'),
  '6a': say('Құқық қорғау: қылмыс құрбаны болу қаупін бағалау', 'Правоохрана: риск стать жертвой преступления', 'Law enforcement: risk of becoming a victim'),
  '6b': say('Құқық қорғау: полиграф және соған ұқсас құралдар', 'Правоохрана: полиграф и подобные средства', 'Law enforcement: polygraphs and similar tools'),
  '6c': say('Құқық қорғау: дәлелдеменің сенімділігін бағалау', 'Правоохрана: оценка достоверности доказательств', 'Law enforcement: reliability of evidence'),
  '6d': say('Құқық қорғау: қылмыс жасау қаупін тек профильдеуге сүйенбей бағалау', 'Правоохрана: риск совершения преступления не только по профилированию', 'Law enforcement: risk of offending, not solely by profiling'),
  '6e': say('Құқық қорғау: қылмысты тергеуде адамдарды профильдеу', 'Правоохрана: профилирование людей при расследовании', 'Law enforcement: profiling in investigations'),
  '7a': say('Көші-қон: полиграф және соған ұқсас құралдар', 'Миграция: полиграф и подобные средства', 'Migration: polygraphs and similar tools'),
  '7b': say('Көші-қон: келушіден төнетін қауіпті бағалау', 'Миграция: оценка риска въезжающего', 'Migration: risk posed by a person who enters'),
  '7c': say('Көші-қон: баспана, виза, тұруға рұқсат туралы өтініштерді қарау', 'Миграция: рассмотрение прошений об убежище, визе, проживании', 'Migration: applications for asylum, visa, residence'),
  '7d': say('Көші-қон: адамды анықтау және тану (жол жүру құжатын тексеруден басқа)', 'Миграция: обнаружение и опознание людей (кроме проверки документов)', 'Migration: detecting or identifying people (not travel documents)'),
  '8a': say('Сот төрелігі: фактілер мен құқықты зерттеуде және қолдануда сотқа көмек', 'Правосудие: помощь суду в исследовании и применении фактов и права', 'Justice: assisting a court with facts and law'),
  '8b': say('Сайлау: нәтижесіне немесе дауыс беруге ықпал ету', 'Выборы: влияние на исход или на голосование', 'Elections: influencing the outcome or the vote'),
} as const satisfies Readonly<Record<string, Text>>

type Use = keyof typeof uses
/** The points of Annex III, in its order. */
export const areaPoints = Object.keys(uses).sort() as readonly Use[]

const areas: ChoicesField<Use> = choices('areas', {
  label: say('Жүйе төмендегі салалардың қайсысына арналған?', 'Для чего из этого предназначена система?', 'For which of these is the system intended?'),
  hint: say('Ешқайсысына арналмаса, бос қалдырыңыз.', 'Если ни для чего, оставьте пустым.', 'Leave all empty if for none.'),
  optional: true, choices: areaPoints.map((value) => ({ value, label: uses[value] })),
})

/** The five questions of Article 6(3). */
const narrow = flag('narrow', { label: say('Ол тар ауқымды рәсімдік міндетті ғана атқара ма?', 'Выполняет ли она узкую процедурную задачу?', 'Does it perform a narrow procedural task?') })
const improves = flag('improves', { label: say('Ол адам аяқтаған жұмыстың нәтижесін ғана жақсарта ма?', 'Улучшает ли она результат уже завершённой работы человека?', 'Does it improve the result of a previously completed human activity?') })
const patterns = flag('patterns', { label: say(
  'Ол шешім үлгілерін немесе олардан ауытқуды ғана анықтап, адамның бағасын алмастырмай ма?',
  'Только ли она выявляет закономерности решений или отклонения от них, не заменяя оценку человека?',
  'Does it only detect decision patterns or deviations from them, without replacing human assessment?') })
const preparatory = flag('preparatory', { label: say('Ол бағалауға дайындық жұмысын ғана істей ме?', 'Выполняет ли она лишь подготовительную задачу к оценке?', 'Does it only perform a preparatory task to an assessment?') })
const profiling = flag('profiling', {
  label: say('Ол адамдарды профильдей ме?', 'Профилирует ли она людей?', 'Does it perform profiling of people?'),
  hint: say('Адамды профильдейтін жүйе әрқашан тәуекелі жоғары болып қалады.', 'Система, которая профилирует людей, всегда остаётся системой высокого риска.', 'A system that profiles people always stays high-risk.'),
})

const conditions = [narrow, improves, patterns, preparatory] as const
const noCondition = all(...conditions.map((one) => is(one, false)))

export const areaPages: readonly FormPage[] = [
  { id: 'product', title: say('Өнімнің қауіпсіздігі', 'Безопасность продукции', 'Safety of products'), fields: [product] },
  { id: 'areas', title: say('Қолданылу салалары', 'Области применения', 'Areas of use'), fields: [areas] },
  { id: 'test', title: say('6(3)-баптың бес сұрағы', 'Пять вопросов статьи 6(3)', 'The five questions of Article 6(3)'), when: given(areas), fields: [...conditions, profiling] },
]

export const areaRules: readonly RegimeRule[] = [
  { id: '6-1-a', title: say('I қосымшаның A бөліміндегі өнім', 'Продукция раздела A приложения I', 'A product of Annex I, Section A'), ...inAnnex('6', 'I', 'A'), when: is(product, 'sectionA'), gives: { scale: system, class: 'high' }, from: days.products },
  { id: '6-1-b', title: say('I қосымшаның B бөліміндегі өнім', 'Продукция раздела B приложения I', 'A product of Annex I, Section B'), ...inAnnex('6', 'I', 'B'), when: is(product, 'sectionB'), gives: { scale: system, class: 'high' }, from: days.products },
  ...areaPoints.map((point): RegimeRule => ({
    id: `iii-${point}`, title: uses[point], ...inAnnex('6', 'III', point.length === 1 ? point : `${point[0]}(${point[1]})`),
    when: all(includes(areas, point), any(is(profiling, true), noCondition)), gives: { scale: system, class: 'high' }, from: days.areas,
  })),
  {
    id: '6-3', title: say('III қосымшадағы жүйе, бірақ тәуекелі жоғары емес', 'Система из приложения III, но не высокого риска', 'A system of Annex III that is not high-risk'), ...at('6', '3'),
    when: all(given(areas), is(profiling, false), any(...conditions.map((one) => is(one, true)))), gives: { scale: system, class: 'minimal' }, from: days.areas,
  },
]

export const areaContradictions: readonly Contradiction[] = [{
  when: all(includes(areas, '6e'), is(profiling, false)), field: 'profiling',
  mend: say(
    'Қолданылу саласы ретінде профильдеу белгіленген. Мұнда «Иә» деп жауап беріңіз немесе сол саланы алып тастаңыз.',
    'В областях применения отмечено профилирование. Ответьте здесь «Да» или снимите ту отметку.',
    'Profiling is ticked among the areas of use. Answer “Yes” here, or untick that area.'),
}]

export { areas }
