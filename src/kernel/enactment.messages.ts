/** The words of enactments: why a draft cannot be brought into force, and what became of it on the cases that there were. */
import { formatDay } from '../law/format.ts'
import { spoken, type Text } from '../law/text.ts'
import type { Day } from '../law/time.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const enactmentMessages = {
  notRead: say('Декларация оқылмады, қолданысқа ештеңе енгізілмеді.', 'Декларация не прочитана, ничего не введено в действие.', 'The declaration cannot be read; nothing was enacted.'),
  inLine: (line: number, text: Text): Text => say(`${line}-жол: ${text.kk}`, `Строка ${line}: ${text.ru}`, `Line ${line}: ${text.en}`),
  enacted: (id: string, from: Day): Text => say(
    `«${id}» декларациясының дәл осындай редакциясы бұрыннан бар, қолданысқа енетін күні: ${formatDay(from, 'kk')}. Оны қайта қолданысқа енгізу үшін «inForce.from» мәніне жаңа күн жазыңыз.`,
    `Точно такая редакция «${id}» уже есть, день вступления в силу: ${formatDay(from, 'ru')}. Чтобы вновь ввести её в действие, укажите в «inForce.from» новый день.`,
    `There is exactly this version of “${id}” already, in force from ${formatDay(from, 'en')}. To bring it into force again, give it a new “inForce.from”.`),
  listedBeside: (id: string): Text => say(
    `«${id}» атауымен тізілім жүргізіледі: оны мекеме өз кестелерінен көрсетеді. Тізілімге басқа «id» беріңіз.`, `Под именем «${id}» уже есть реестр: его показывает учреждение из своих таблиц. Дайте реестру другой «id».`,
    `There is a register “${id}” already, which an institution lists from tables of its own. Give the register another “id”.`),
  ofAnotherBody: (id: string): Text => say(
    `«${id}» декларациясы бойынша бұл орган шешім қабылдамайды. Орган тек өз қызметтерін қолданысқа енгізеді; қалғанын бағдарламаға жауапты орган енгізеді.`,
    `По декларации «${id}» решения принимает не этот орган. Орган вводит в действие только свои услуги; остальное вводит орган, ответственный за программу.`,
    `This body does not decide by “${id}”. A body brings services of its own into force alone; the body responsible for the programme does the rest.`),
  actsOfTheHouse: (id: string): Text => say(
    `«${id}» рәсімінің шешімі бүкіл бағдарламаға қатысты әрекетті орындайды (қолданысқа енгізу, тағайындау, тоқтата тұру) немесе рәсімді кез келген орган бастайды. Мұндай рәсімді тек бағдарламаға жауапты орган қолданысқа енгізеді.`,
    `Решение по «${id}» совершает действие, касающееся всей программы (введение в действие, назначение, приостановление), или процедуру начинает любой орган. Такую процедуру вводит в действие только орган, ответственный за программу.`,
    `A decision by “${id}” carries out an act of the whole programme (enacting, appointing, suspending), or any body opens it. Only the body responsible for the programme brings such a procedure into force.`),
  prefixOfAnother: (id: string, own: string): Text => say(
    `«${id}» атауы басқа органның атауынан басталады. Бұл органның қызметтері былай басталады: ${own}`, `Имя «${id}» начинается с имени другого органа. Его услуги начинаются с: ${own}`,
    `The name “${id}” begins with another’s. Services of this body begin with: ${own}`),
  reachesBeyond: (id: string, other: string): Text => say(
    `«${id}» декларациясы «${other}» бойынша әрекет етеді, ал ол — осы органдікі емес. Орган тек өз шешімдері мен тізілімдері бойынша әрекет етеді; қалғанын бағдарламаға жауапты орган енгізеді. Осы тізілімді немесе рәсімді өз органыңыздікімен ауыстырыңыз не оған әсер ететін бөлікті алып тастаңыз.`,
    `«${id}» меняет то, что относится к «${other}» и не принадлежит этому органу. Орган меняет только свои решения и реестры; остальное вводит орган, ответственный за программу. Замените этот реестр или процедуру своими либо уберите то, что их затрагивает.`,
    `“${id}” acts on “${other}”, which is not this body’s. A body acts on decisions and registers of its own alone; the body responsible for the programme does the rest. Put a register or a procedure of your own in its place, or take out what acts on it.`),
  credentialOfAnother: (id: string, type: string): Text => say(
    `«${id}» декларациясындағы «${type}» электрондық куәлігін басқа орган береді. Оған басқа «type» беріңіз.`, `Электронное свидетельство «${type}» из «${id}» выдаёт другой орган. Дайте своему другой «type».`,
    `The credential “${type}” of “${id}” is another body’s. Give the credential another “type”.`),
  twice: say(
    'Бір декларация мәтінде екі рет берілген. Бір редакциясын қалдырыңыз.', 'Одна декларация приведена в тексте дважды. Оставьте одну редакцию.', 'One declaration is given twice in the text. Leave one version of it.'),
  oneDay: say(
    'Бірге енгізілетін декларациялар бір күні қолданысқа енеді. «inForce.from» күндерін бірдей етіңіз.', 'Декларации, которые вводятся вместе, вступают в силу в один день. Укажите во всех один и тот же «inForce.from».',
    'What is enacted together comes into force on one day. Give all the same “inForce.from”.'),
  triedOnNone: say('Жоба істерде тексерілмеді: бұл рәсім бойынша іс болған жоқ', 'На делах проект не опробован: дел по этой процедуре не было', 'Not tried on cases: there were none of this procedure'),
  tried: (cases: number, otherwise: number): Text => say(
    `Жоба соңғы ${cases} іс бойынша тексерілді. Ережелердің нәтижесі өзгеретін жағдайлар саны: ${otherwise}`,
    `Проект опробован на последних делах: ${cases}. Случаев, когда правило даёт другой результат: ${otherwise}`,
    `Tried on the latest cases: ${cases}. Times that a rule comes out otherwise: ${otherwise}`),
  otherwise: (number: string, rule: string, was: Text, would: Text): Text => say(
    `№ ${number} іс, «${rule}» ережесі: бұрынғы нәтиже — ${was.kk}, жаңа нәтиже — ${would.kk}`, `Дело № ${number}, правило «${rule}»: прежний результат — ${was.ru}, новый — ${would.ru}`,
    `Case № ${number}, the rule “${rule}”: ${was.en} before, ${would.en} now`),
  verdicts: {
    true: say('орындалады', 'выполняется', 'met'), false: say('орындалмайды', 'не выполняется', 'not met'), unknown: say('белгісіз', 'неизвестно', 'unknown'),
  },
}
