/** The words of scenarios. */
import { formatNumber, inEveryLanguage } from '../../../law/format.ts'
import { formatMoney } from '../../../law/money.ts'
import { type Locale, spoken, type Text } from '../../../law/text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

/** Words about one measure or two amounts, put together in each language. */
const of = (make: (locale: Locale) => Text): Text => inEveryLanguage((locale) => make(locale)[locale])
/** What is moved. */
export type Resource = 'money' | 'people'

/** Money, or persons. */
export const amount = (resource: Resource, value: bigint, locale: Locale): string => (resource === 'money' ? formatMoney(value, locale) : formatNumber(value, locale))

export const words = {
  title: say('Егер … болса: сценарийлер', 'Что если: сценарии', 'What if: scenarios'),
  lead: say(
    'Ақшаны немесе адамдарды бір іс-шарадан екіншісіне ауыстырса, не өзгереді? Әр жорамалдың авторы мен дереккөзі жазылады. Сценарий көрсеткіштерге, экспортқа және бас бетке ешқашан кірмейді.',
    'Что изменится, если передать деньги или людей от одного мероприятия другому? У каждого предположения есть автор и источник. Сценарий никогда не попадает в показатели, выгрузки и на главную страницу.',
    'What would change if money or people went from one measure to another? Each assumption names its author and its source. A scenario never reaches an indicator, an export or the first page.'),
  noFigure: say('Бұл — жорамалға негізделген есептеу, нақты мән емес. Ол жоспарды өзгертпейді.', 'Это предположительный расчёт, а не факт. Плана он не меняет.', 'This is a supposition and no figure. It changes nothing in the plan.'),
  none: say('Сценарий әлі жоқ', 'Сценариев ещё нет', 'There is no scenario yet'),
  begin: say('Сценарий құру', 'Создать сценарий', 'Make a scenario'), again: say('Осының негізінде жаңасын құру', 'Создать новый на его основе', 'Begin another from it'), save: say('Сценарийді сақтау', 'Сохранить сценарий', 'Save the scenario'),
  compare: say('Белгіленгендерін салыстыру', 'Сравнить отмеченные', 'Compare those that are ticked'), comparison: say('Сценарийлерді салыстыру', 'Сравнение сценариев', 'Scenarios compared'), chosen: say('Салыстыру', 'Сравнить', 'Compare'),
  choose: say('Кемінде бір сценарийді белгілеңіз.', 'Отметьте хотя бы один сценарий.', 'Tick at least one scenario.'), mostCompared: (most: number): Text => of((locale) => say(`Бірден ең көбі ${formatNumber(most, locale)} сценарийді салыстыруға болады.`, `За один раз можно сравнить не более ${formatNumber(most, locale)}.`, `At most ${formatNumber(most, locale)} are compared at once.`)),
  name: say('Сценарийдің атауы', 'Название сценария', 'Name of the scenario'), about: say('Не тексеріледі?', 'Что проверяется?', 'What is it to find out?'), by: say('Кім сақтады', 'Кто сохранил', 'Saved by'), at: say('Сақталған күні', 'Дата сохранения', 'Saved on'),
  money: say('Ауыстырылатын ақша', 'Передаваемые деньги', 'Money that is moved'), people: say('Ауыстырылатын адамдар', 'Передаваемые люди', 'People that are moved'),
  from: say('Қай іс-шарадан?', 'Из какого мероприятия?', 'From which measure?'), to: say('Қай іс-шараға?', 'В какое мероприятие?', 'To which measure?'), sum: say('Сомасы', 'Сумма', 'How much'), persons: say('Адам саны', 'Число людей', 'How many people'),
  author: say('Жорамалдың авторы', 'Автор предположения', 'Who assumes it'), authorHint: say('Лауазымы мен аты-жөні немесе органның атауы.', 'Должность, фамилия и имя либо название органа.', 'Office and name, or the body.'),
  source: say('Дереккөзі', 'Источник', 'Source'), sourceHint: say('Болмаса, бос қалдырыңыз: «шартты түрде қабылданған» деп көрсетіледі.', 'Если источника нет, оставьте пустым: будет указано «принято условно».', 'Leave it empty where there is none: it then reads “assumed”.'), assumed: say('шартты түрде қабылданған', 'принято условно', 'assumed'),
  effects: say('Көрсеткіштерге әсері', 'Влияние на показатели', 'Effect on indicators'),
  effectsHint: say('Іс-шара осынша ақша немесе адам алған сайын көрсеткіш қаншаға өзгереді? Берсе, сонша кері өзгереді.', 'На сколько меняется показатель с каждой такой суммой или числом людей, которые мероприятие получает? Если отдаёт — на столько же в обратную сторону.', 'By how much does the indicator change for each such sum, or so many people, that the measure gets? What it gives changes it as much the other way.'),
  measure: say('Іс-шара', 'Мероприятие', 'Measure'), resource: say('Не ауыстырылады?', 'Что передаётся?', 'What is moved?'), per: say('Қанша теңгеге немесе адамға?', 'На сколько тенге или человек?', 'For how many tenge or people?'), indicator: say('Көрсеткіш', 'Показатель', 'Indicator'), year: say('Жыл', 'Год', 'Year'), change: say('Көрсеткіштің өзгеруі', 'Изменение показателя', 'Change of the indicator'),
  resources: { money: say('Ақша', 'Деньги', 'Money'), people: say('Адамдар', 'Люди', 'People') },
  plan: say('Жоспар бойынша', 'По плану', 'By the plan'), scenario: say('Сценарий бойынша', 'По сценарию', 'By the scenario'), difference: say('Айырмасы', 'Разница', 'Difference'), forecast: say('Соңғы болжам', 'Последний прогноз', 'Latest forecast'),
  unknown: say('белгісіз', 'неизвестно', 'not known'), measures: say('Іс-шаралар', 'Мероприятия', 'Measures'), indicators: say('Көрсеткіштер', 'Показатели', 'Indicators'), assumptions: say('Жорамалдар', 'Предположения', 'Assumptions'), noEffects: say('Әсері туралы жорамал жоқ.', 'Предположений о влиянии нет.', 'Nothing is assumed of what it does.'),
  stands: say('Жоспар өзгерді: бұл сценарийді енді орындау мүмкін емес.', 'План изменился: этот сценарий больше невыполним.', 'The plan has changed: this scenario could not be carried out any more.'),
  belowNought: say('нөлден төмен', 'меньше нуля', 'below nought'),
  csv: say('Салыстыру (CSV файлы)', 'Сравнение в CSV', 'The comparison as CSV'), json: say('Сценарий (JSON файлы)', 'Сценарий в JSON', 'The scenario as JSON'), unknownScenario: say('Мұндай сценарий жоқ.', 'Такого сценария нет.', 'There is no such scenario.'),
  faults: {
    nothing: say('Сценарийде ештеңе ауыстырылмайды: ақша немесе адамдар туралы кемінде бір жол толтырыңыз.', 'В сценарии ничего не передаётся: заполните хотя бы одну строку о деньгах или людях.', 'Nothing is moved in the scenario: fill in at least one row of money or people.'),
    gone: (number: string): Text => say(`${number} іс-шарасы жоспарда жоқ. Басқасын таңдаңыз.`, `Мероприятия ${number} нет в плане. Выберите другое.`, `The measure ${number} is not in the plan. Choose another.`),
    ended: (name: Text): Text => of((locale) => say(`«${name[locale]}» орындалды деп хабарланған: одан ештеңе алынбайды және оған ештеңе берілмейді. Басқасын таңдаңыз.`, `Мероприятие «${name[locale]}», как сообщено, исполнено: из него нельзя забрать и в него нельзя передать. Выберите другое.`, `“${name[locale]}” is said to be done: nothing goes from it or to it. Choose another.`)),
    noAmount: say('Нөлден үлкен сан жазыңыз.', 'Укажите число больше нуля.', 'Give a number above nought.'),
    notSet: {
      money: (name: Text): Text => of((locale) => say(`«${name[locale]}» іс-шарасының бюджеті белгіленбеген. Алдымен оны тізілімге енгізіңіз.`, `Бюджет мероприятия «${name[locale]}» не установлен. Сначала внесите его в реестр.`, `The money of “${name[locale]}” is not set. Enter it in the register first.`)),
      people: (name: Text): Text => of((locale) => say(`«${name[locale]}» іс-шарасына тартылған адам саны белгіленбеген. Алдымен оны тізілімге енгізіңіз.`, `Число людей, занятых в мероприятии «${name[locale]}», не установлено. Сначала внесите его в реестр.`, `How many people work on “${name[locale]}” is not set. Enter it in the register first.`)),
    },
    tooMuch: {
      money: (name: Text, has: bigint, gives: bigint): Text => of((locale) => say(`«${name[locale]}» бюджеті ${formatMoney(has, locale)}, ал одан ${formatMoney(gives, locale)} алынады. Соманы азайтыңыз.`, `Бюджет мероприятия «${name[locale]}» — ${formatMoney(has, locale)}, а забирается ${formatMoney(gives, locale)}. Уменьшите сумму.`, `“${name[locale]}” has ${formatMoney(has, locale)}, and ${formatMoney(gives, locale)} would go from it. Move less.`)),
      people: (name: Text, has: bigint, gives: bigint): Text => of((locale) => say(`«${name[locale]}» іс-шарасына тартылған адам саны — ${formatNumber(has, locale)}, ал одан ${formatNumber(gives, locale)} алынады. Санын азайтыңыз.`, `В мероприятии «${name[locale]}» занято людей: ${formatNumber(has, locale)}, а забирается ${formatNumber(gives, locale)}. Уменьшите число.`, `${formatNumber(has, locale)} people work on “${name[locale]}”, and ${formatNumber(gives, locale)} would go from it. Move fewer.`)),
    },
    circle: (names: readonly Text[]): Text => of((locale) => say(`Тұйық шеңбер шықты: ${names.map((name) => name[locale]).join(' → ')}. Біреуін алып тастаңыз.`, `Передачи замкнулись в круг: ${names.map((name) => name[locale]).join(' → ')}. Уберите одну из передач.`, `It goes in a circle: ${names.map((name) => name[locale]).join(' → ')}. Take one of the moves away.`)),
    noIndicator: (number: string): Text => say(`${number} көрсеткіші жоспарда жоқ. Басқасын таңдаңыз.`, `Показателя ${number} нет в плане. Выберите другой.`, `The indicator ${number} is not in the plan. Choose another.`),
    untouched: {
      money: (name: Text): Text => of((locale) => say(`«${name[locale]}» іс-шарасының ақшасы сценарийде өзгермейді. Ауыстыру қосыңыз немесе бұл болжамды алып тастаңыз.`, `Деньги мероприятия «${name[locale]}» в сценарии не меняются. Добавьте передачу или уберите это предположение.`, `The money of “${name[locale]}” does not change in the scenario. Add a move, or take this assumption away.`)),
      people: (name: Text): Text => of((locale) => say(`«${name[locale]}» іс-шарасына тартылған адам саны сценарийде өзгермейді. Ауыстыру қосыңыз немесе бұл болжамды алып тастаңыз.`, `Число людей в мероприятии «${name[locale]}» в сценарии не меняется. Добавьте передачу или уберите это предположение.`, `How many people work on “${name[locale]}” does not change in the scenario. Add a move, or take this assumption away.`)),
    },
  },
} as const
