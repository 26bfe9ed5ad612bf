/** The words of the findings: what is found, what officers and participants do about it, and the letters. */
import { type Citation, printCitation } from '../../../law/citation.ts'
import { formatDay, formatNumber } from '../../../law/format.ts'
import { inEveryLanguage, spoken, type Text } from '../../../law/text.ts'
import type { Day } from '../../../law/time.ts'
import type { LetterParts } from '../../../kernel/parties/index.ts'
import type { Judged } from './options.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const monitoringWords = {
  title: say('Қатысу шарттарының мониторингі', 'Мониторинг условий участия', 'Monitoring of the conditions of participation'),
  lead: say(
    'Қатысудың әр шарты әр есеп пен тізілімнің әр өзгерісінен кейін тексеріледі. Шешімді адам қабылдайды: анықталған жағдай бойынша ештеңе өздігінен болмайды.',
    'Каждое условие участия проверяется при каждом отчёте и каждом изменении реестра. Решает человек: из выявленного ничего не следует само собой.',
    'Every condition of participation is checked at each report and each change of the register. A person decides: nothing follows from a finding by itself.'),
  ownTitle: say('Менің қатысуым', 'Моё участие', 'My participation'),
  ownHint: say('Компанияның көрсеткіштері, есептері, жарналары және мониторинг анықтаған жағдайлар.', 'Показатели компании, отчёты, взносы и то, что выявил мониторинг.', 'Figures of the company, reports, contributions, and what the monitoring found.'),
  finding: say('Анықталған жағдай', 'Выявленное обстоятельство', 'Finding'),
  findings: say('Анықталған жағдайлар', 'Выявленные обстоятельства', 'Findings'),
  none: say('Мұндай жағдай жоқ', 'Таких обстоятельств нет', 'There are no such findings'),
  ownNone: say('Мониторинг ештеңе анықтаған жоқ', 'Мониторинг ничего не выявил', 'The monitoring found nothing'),
  ownHearing: say(
    'Түсініктеме шешім қабылданғанға дейін беріледі, оны технопарк қызметкері оқиды. Анықталған жағдай — кінә де, шешім де емес.',
    'Пояснения даются до решения, их читает сотрудник технопарка. Выявленное обстоятельство — ещё не вина и не решение.',
    'You explain before anything is decided, and an officer of the technopark reads it. A finding is neither guilt nor a decision.'),
  company: say('Компания', 'Компания', 'Company'),
  rule: say('Шарт және құқықтық негізі', 'Условие и правовое основание', 'Condition and its law'),
  found: say('Анықталған күні', 'Выявлено', 'Found on'),
  until: say('Түсініктеме берудің соңғы күні', 'Последний день для пояснений', 'Last day to explain'),
  state: say('Күйі', 'Состояние', 'State'),
  judged: say('Не бойынша тексерілді', 'По чему проверено', 'Judged on'),
  trace: say('Қалай тексерілді', 'Как проверено', 'How it was judged'),
  history: say('Тарихы', 'История', 'History'),
  last: say('Соңғы толық тексеру', 'Последняя полная проверка', 'Last whole check'),
  checked: say('тексерілген қатысушылар', 'проверено участников', 'participants checked'),
  never: say('Толық тексеру әлі болған жоқ', 'Полной проверки ещё не было', 'There has been no whole check yet'),
  like: say('Дәл осындай жағдайлар бойынша', 'По таким же обстоятельствам', 'In findings like this one'),
  conditions: say('Қатысу шарттары', 'Условия участия', 'Conditions of participation'),
  broken: say('Шарт орындалмаған.', 'Условие не выполнено.', 'The condition is not met.'),
  late: say('Есеп мерзімінде тапсырылмаған.', 'Отчёт не сдан в срок.', 'The report was not made in time.'),
  unpaid: say('Жарна мерзімінде төленбеген.', 'Взнос не уплачен в срок.', 'The contribution was not paid in time.'),
  invoice: say('Төлем шоты', 'Счёт на оплату', 'Invoice'),
  words: say('Түсініктеме', 'Пояснения', 'Explanation'),
  wordsHint: say('Не болғанын және не істейтініңізді жазыңыз.', 'Напишите, что произошло и что вы делаете.', 'Write what happened and what you do about it.'),
  explain: say('Түсініктеме беру', 'Дать пояснения', 'Explain'),
  reasons: say('Негіздемесі', 'Обоснование', 'Reasons'),
  reasonsHint: say('Негіздеме жағдаймен бірге сақталады, оны компания да көреді.', 'Оно хранится вместе с обстоятельством, его видит и компания.', 'They are kept with the finding, and the company sees them.'),
  act: say('Не істеу керек', 'Что сделать', 'What to do'),
  doIt: say('Орындау', 'Выполнить', 'Do it'),
  accept: say('Қабылдау: шара қолдану қажет емес', 'Принять: мер не требуется', 'Accept: nothing more is needed'),
  ask: say('Түсініктеме сұрау', 'Запросить пояснения', 'Ask for an explanation'),
  open: say('Шығару рәсімін ашу', 'Начать процедуру исключения', 'Open the procedure of withdrawal'),
  openHint: say('Рәсім қатысушыны тыңдаудан басталады.', 'Процедура начинается с заслушивания участника.', 'The procedure begins with the hearing of the participant.'),
  noFinding: say('Мұндай жағдай жоқ.', 'Такого обстоятельства нет.', 'There is no such finding.'),
  movedOn: say('Ештеңе жасалған жоқ: жағдай өзгерген, жабылған немесе басқа қызметкер шешкен. Бетті жаңартыңыз.', 'Ничего не сделано: обстоятельство изменилось, закрыто или решено другим сотрудником. Обновите страницу.', 'Nothing was done: the finding has changed or ended, or another officer has dealt with it. Load the page again.'),
  interested: say('Сіз бұл компанияның өкілісіз, сондықтан ол туралы шешім қабылдай алмайсыз. Мұны әріптесіңізге тапсырыңыз.', 'Вы представляете эту компанию и не можете решать о ней. Передайте это коллеге.', 'You act for this company, so you cannot decide about it. Leave it to a colleague.'),
  otherCase: say('Бұл қатысушы бойынша ашық іс бар: алдымен сол іс аяқталуы тиіс. Ештеңе өзгерген жоқ.', 'По этому участнику уже открыто дело: сначала оно должно завершиться. Ничего не изменено.', 'A case about this participant is open already: it must end first. Nothing was changed.'),
  noWords: say('Негіздемесін жазыңыз.', 'Напишите обоснование.', 'Give the reasons.'),
  noExplanation: say('Түсініктемені жазыңыз.', 'Напишите пояснения.', 'Write the explanation.'),
  done: say('Орындалды', 'Готово', 'Done'),
  waits: say('Қарауды күтетін жағдайлар', 'Обстоятельства ждут рассмотрения', 'Findings wait to be looked at'),
  case: say('Ашылған іс', 'Открытое дело', 'Case that was opened'),
  dueOn: (day: Day): Text => inEveryLanguage((locale) => say(`соңғы күні — ${formatDay(day, 'kk')}`, `последний день — ${formatDay(day, 'ru')}`, `the last day was ${formatDay(day, 'en')}`)[locale]),
  notKnown: (label: Text): Text => say(`Белгісіз: ${label.kk}`, `Неизвестно: ${label.ru}`, `Not known: ${label.en}`),
  ofYear: (year: number, reports: number): Text => say(
    `${year} жылғы кірістер, тапсырылған есептер бойынша (${formatNumber(reports, 'kk')})`, `Доходы за ${year} год по сданным отчётам (${formatNumber(reports, 'ru')})`, `Income of ${year} by the reports that were made (${formatNumber(reports, 'en')})`),
} as const

/** Where a finding stands. */
export const stateWords = {
  open: say('қаралуы керек', 'нужно рассмотреть', 'to be looked at'),
  asked: say('түсініктеме сұралды', 'запрошены пояснения', 'an explanation is asked'),
  explained: say('түсініктеме берілді', 'пояснения даны', 'explained'),
  accepted: say('қабылданды', 'принято', 'accepted'),
  case: say('іс ашылды', 'открыто дело', 'a case was opened'),
} as const satisfies Record<string, Text>

/** What was done, in the history. */
export const actWords = {
  found: say('Анықталды', 'Выявлено', 'Found'),
  asked: say('Түсініктеме сұралды', 'Запрошены пояснения', 'An explanation was asked'),
  explained: say('Компания түсініктеме берді', 'Компания дала пояснения', 'The company explained'),
  accepted: say('Қабылданды', 'Принято', 'Accepted'),
  case: say('Іс ашылды', 'Открыто дело', 'A case was opened'),
} as const satisfies Record<string, Text>

/** Why it ended: only the first means that something was put right. */
export const endWords = {
  kept: say('Түзетілді: шарт орындалды', 'Устранено: условие выполнено', 'Put right: the condition is met'),
  changed: say('Көрсеткіштер өзгерді: орнына жаңа жағдай анықталды', 'Показатели изменились: вместо этого выявлено новое обстоятельство', 'The figures changed: a new finding took its place'),
  decided: say('Іс бойынша шешім қабылданды', 'По делу принято решение', 'The case was decided'),
  'no participant': say('Компания қазір қатысушы емес', 'Компания сейчас не участник', 'The company is no participant now'),
  'out of view': say('Енді тексерілмейді; шарттың орындалғаны анықталмаған', 'Больше не проверяется; выполнено ли условие, не установлено', 'Not checked any more; whether the condition is met was not established'),
  ended: say('Жабылды', 'Закрыто', 'Ended'),
} as const satisfies Record<string, Text>

export const judgedWords: Readonly<Record<Judged, Text>> = {
  application: say('Өтініш', 'Заявление', 'Application'),
  report: say('Есеп', 'Отчёт', 'Report'),
  year: say('Жыл', 'Год', 'Year'),
  late: say('Кешіккен есеп', 'Просроченный отчёт', 'Late report'),
  unpaid: say('Төленбеген жарна', 'Неуплаченный взнос', 'Unpaid contribution'),
}

/** What the monitoring keeps of people, for the privacy notice of the portal. */
export const monitoringKeeps: readonly Text[] = [say(
  'Мониторинг анықтаған жағдайларды, олар бойынша берілген түсініктемелер мен олардың авторларын компания өкілдері мен технопарк қызметкерлері ғана көреді. Тарихы жойылмайды; оны сақтау мерзімі белгіленбеген.',
  'Выявленное мониторингом, пояснения и их авторов видят только представители компании и сотрудники технопарка. История не удаляется; срок её хранения не установлен.',
  'What the monitoring found, explanations and who gave them are seen by those who act for the company and the officers of the technopark alone. The history is not removed; how long it is kept is not set.')]

const whatToDo = say(
  'шешім қабылданғанға дейін түсініктеме беріңіз немесе жағдайды түзетіңіз.', 'дайте пояснения до принятия решения или исправьте положение.', 'explain before anything is decided, or put it right.')

interface Told { readonly title: Text; readonly text: Text; readonly basis?: Citation }

const listed = (all: readonly Told[]): Text => inEveryLanguage((locale) => all.map(({ title, text }) => `- ${title[locale]}: ${text[locale]}`).join('\n'))

/** To a company of which something was found; `broken` where a part of it is a ground for a case, and not a question or a figure of a time that is not over. */
export const foundLetter = (all: readonly [Told, ...Told[]], conditions: Citation, broken: boolean): LetterParts => ({
  kind: 'thing/finding', path: '/technopark/mine',
  subject: !broken ? say('Мониторинг: көрсеткіштерге назар аударыңыз', 'Мониторинг: обратите внимание на показатели', 'The monitoring: figures that need your attention') : say('Мониторинг қатысу шарты орындалмағанын анықтады', 'Мониторинг выявил невыполнение условия участия', 'The monitoring found that a condition of participation is not met'),
  says: listed(all), ground: printCitation(all[0].basis ?? conditions), todo: whatToDo,
})

/** To a company that is asked to explain. */
export const askedLetter = (one: Told, reasons: string, basis: Citation, until: Day): LetterParts => ({
  kind: 'duty/explanation', path: '/technopark/mine', until,
  subject: say('Технопарк түсініктеме сұрайды', 'Технопарк просит пояснений', 'The technopark asks for an explanation'),
  says: listed([one]), ...(reasons !== '' && { quoted: inEveryLanguage(() => reasons) }), ground: printCitation(basis), todo: whatToDo,
})
