/** The words of the pages of cohorts. */
import { formatNumber } from '../../../law/format.ts'
import { spoken, type Text } from '../../../law/text.ts'
import type { Fate } from './outcomes.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const cohortWords = {
  title: say('Инкубация топтары: кейін не болды', 'Наборы инкубации: что было дальше', 'Cohorts of the incubation: what became of them'),
  hint: say('Бір, екі және үш жылдан кейін: жұмыс істейтін компаниялар, кірісі және жұмыс орындары.', 'Через один, два и три года: работающие компании, их доход и рабочие места.', 'After one, two and three years: companies that work, their revenue and their jobs.'),
  lead: say(
    'Әр топтың бағдарламасы басталғаннан бір, екі және үш жыл өткен соң оның компанияларының жағдайы осында есептеледі: технопарк қатысушыларының есептері және технопарк тізілімдері бойынша.',
    'Здесь подсчитано, что стало с компаниями каждого набора через один, два и три года после начала программы: по отчётам участников технопарка и по его реестрам.',
    'What became of the companies of each cohort one, two and three years after its programme began is counted here, from the reports of participants and from the registers of the technopark.'),
  none: say('Тізілімде топ әлі жоқ', 'В реестре пока нет наборов', 'There is no cohort in the register yet'),
  noneHint: say('Технопарк маманы топты тізілімге енгізгенде, ол осында көрінеді.', 'Набор появится здесь, когда специалист технопарка внесёт его в реестр.', 'A cohort is shown here once an officer of the technopark has entered it in the register.'),
  began: say('Бағдарлама', 'Программа', 'Programme'),
  companies: say('Компаниялар', 'Компании', 'Companies'),
  after: say('Қашан', 'Когда', 'When'),
  state: say('Жағдайы', 'Состояние', 'State'),
  revenue: say('Сол жылғы кірісі', 'Доход за тот год', 'Revenue of that year'),
  ofCompanies: say('мәліметі бар компаниялар', 'компаний со сведениями', 'companies of which it is known'),
  jobs: say('Сол жыл соңындағы жұмыс орындары', 'Рабочие места на конец того года', 'Jobs at the end of it'),
  together: say('бірге', 'вместе', 'together'),
  hidden: say('Көрсетілмейді: компанияны тануға болар еді', 'Не показано: можно было бы узнать компанию', 'Not shown: a company could be told'),
  toCome: say('Уақыты әлі келген жоқ', 'Срок ещё не наступил', 'Its time has not come yet'),
  working: say('Қанша компания жұмыс істейді', 'Сколько компаний работает', 'How many companies work'),
  noCall: say('Жазбада көрсетілген күні ешқандай конкурс ашылмаған: рейтинг бойынша компания қосылмайды. Күнді тексеріңіз.', 'В указанный в записи день конкурс не открывался: компании по рейтингу не добавляются. Проверьте день.', 'No call opened on the day that the entry names: no company is added from a ranking. Check the day.'),
  register: say('Топтар тізілімі', 'Реестр наборов', 'Register of cohorts'),
  asData: say('Деректер түрінде', 'В виде данных', 'As data'),
  signed: say('қол қойылған жиынтық көрсеткіштер (JSON)', 'подписанные сводные показатели (JSON)', 'signed aggregates (JSON)'),
} as const

export const fateWords = {
  works: say('жұмыс істейді', 'работает', 'works'), left: say('тоқтаған немесе технопарктен кеткен', 'прекратила работу или ушла из технопарка', 'ceased or left the technopark'), unknown: say('мәлімет жоқ', 'сведений нет', 'nothing is known'),
} as const satisfies Record<Fate, Text>

/** "After 2 years" */
export const afterWords = (years: 1 | 2 | 3): Text => ({ 1: say('Бір жылдан кейін', 'Через один год', 'After one year'), 2: say('Екі жылдан кейін', 'Через два года', 'After two years'), 3: say('Үш жылдан кейін', 'Через три года', 'After three years') })[years]

export const fewCompanies = (least: number): Text => say(
  `Компаниялары аз (шегі: ${formatNumber(least, 'kk')}) немесе сомасының көбін бір компания беретін топтама басқасымен бірге көрсетіледі немесе мүлде көрсетілмейді: әйтпесе компанияны тануға болар еді. Кіріс пен жұмыс орындары белгілі компаниялар бойынша есептелген. Жыл аяқталғаннан кейін 60 күн өткен соң көрсетіледі; кезең аяқталғаннан кейін 60 күннен кеш берілген есеп есепке алынбайды. Есеп кезеңі қай жылы аяқталса, есеп толығымен сол жылға жатады.`,
  `Где компаний меньше ${formatNumber(least, 'ru')} или почти всю сумму даёт одна, группа показана вместе с другой или не показана: иначе можно было бы узнать компанию. Доход и рабочие места посчитаны по компаниям, о которых они известны. Год показывается через 60 дней после его окончания; отчёты, сданные позже чем через 60 дней после своего периода, не учитываются. Отчёт целиком относится к тому году, в котором закончился его период.`,
  `Where there are fewer than ${formatNumber(least, 'en')} companies, or one of them makes nearly all of a sum, a group is shown together with another or not at all: a company could be told. Revenue and jobs are of the companies of which they are known. A year is shown 60 days after its end; what is reported later than 60 days after its period is not counted. A report is counted whole in the year in which its period ends.`)
