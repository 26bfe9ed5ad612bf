/** What the linter finds of declared bodies and calendars, with the mend. */
import { spoken, type Text } from './text.ts'

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const bodyFaultWords = {
  'no-id': (id = ''): Text => say(
    `«${id}» орган идентификаторы бола алмайды: шағын латын әрпінен басталады, әрі қарай шағын латын әріптері, цифрлар мен дефис, барлығы 40 таңбадан аспайды. Басқаша атаңыз.`,
    `«${id}» не может быть идентификатором органа: он начинается со строчной латинской буквы, далее строчные буквы, цифры и дефисы, всего не более 40 знаков. Назовите иначе.`,
    `${id} is no id of a body: a small letter, then small letters, digits and hyphens, 40 at most. Name it otherwise.`),
  'id-of-two': (id = ''): Text => say(
    `«${id}» идентификаторы екі органға берілген. Біреуін өзгертіңіз.`, `Идентификатор «${id}» указан у двух органов. Измените один из них.`,
    `the id ${id} is of two bodies. Change one of them.`),
  'office-of-two': (role = '', one = '', other = ''): Text => (one === other ? say(
    `«${role}» лауазымы ${one} органында онсыз да бар: әр органның әкімшісі мен өкілі болады. Оны «roles» ішінен алып тастаңыз.`,
    `Должность «${role}» у органа ${one} есть и без того: у каждого органа есть администратор и представитель. Уберите её из «roles».`,
    `the body ${one} has the role ${role} already: every body has an administrator and a representative. Take it out of “roles”.`) : say(
    `«${role}» лауазымы екі органда бар: ${one} және ${other}. Оны біреуінен алып тастаңыз.`, `Должность «${role}» есть у двух органов: ${one} и ${other}. Уберите её у одного из них.`,
    `the role ${role} is of two bodies, ${one} and ${other}. Take it from one of them.`)),
  'numbers-of-two': (register = '', one = '', other = ''): Text => say(
    `«${register}» деп басталатын шешім нөмірлері екі органда бар: ${one} және ${other}. Бір ғана орган шешім қабылдап, мөр басады: біреуінен алып тастаңыз.`,
    `Номера решений, начинающиеся с «${register}», есть у двух органов: ${one} и ${other}. Решает и ставит печать только один орган: уберите их у другого.`,
    `the register ${register} is of two bodies, ${one} and ${other}. One body decides and seals: take it from the other.`),
  'no-identifier': (value = '', why = ''): Text => say(
    `«${value}» нөмірі қате: ${why}. Нөмірді және оның «scheme» мәнін тексеріңіз.`, `Номер «${value}» неверен: ${why}. Проверьте номер и его «scheme».`, `${value}: ${why}. Check the number and its “scheme”.`),
  'income-of-two': (income = '', one = '', other = ''): Text => (one === other ? say(
    `«${income}» кірісі ${one} органының екі шотында аталған. Біреуінде ғана қалдырыңыз.`, `Доход «${income}» назван в двух счетах органа ${one}. Оставьте его в одном.`,
    `the income ${income} is named by two accounts of ${one}. Leave it with one of them.`) : say(
    `«${income}» кірісі екі органның шоттарында аталған: ${one} және ${other}. Оны біреуінен алып тастаңыз.`, `Доход «${income}» назван в счетах двух органов: ${one} и ${other}. Уберите его у одного из них.`,
    `the income ${income} is paid to accounts of two bodies, ${one} and ${other}. Take it from one of them.`)),
  'no-account': (iban = '', why = ''): Text => say(
    `«${iban}» шот нөмірі қате: ${why}. Нөмірді тексеріңіз.`, `Номер счёта «${iban}» неверен: ${why}. Проверьте номер.`, `${iban}: ${why}. Check the number of the account.`),
  'leads-no-office': (role = ''): Text => say(
    `«leadership» тізіміндегі «${role}» лауазымы бұл органда жоқ. Оны «roles» ішінде жариялаңыз немесе тізімнен алып тастаңыз.`,
    `Должности «${role}» из «leadership» у этого органа нет. Объявите её в «roles» или уберите из списка.`,
    `the office ${role} of “leadership” is none of this body. Declare it in “roles”, or take it from the list.`),
  'leads-twice': (role = ''): Text => say(
    `«leadership» тізімінде «${role}» лауазымы екі рет аталған. Біреуін қалдырыңыз.`, `Должность «${role}» названа в «leadership» дважды. Оставьте одну.`,
    `“leadership” names the office ${role} twice. Leave one of them.`),
  'counter-no-office': (role = ''): Text => say(
    `«counter» тізіміндегі «${role}» лауазымы бұл органда жоқ. Оны «roles» ішінде жариялаңыз немесе терезеден алып тастаңыз.`,
    `Должности «${role}» из «counter» у этого органа нет. Объявите её в «roles» или уберите из окна приёма.`,
    `the office ${role} of “counter” is none of this body. Declare it in “roles”, or take it from the counter.`),
  'counter-no-body': (other = ''): Text => say(
    `Терезе «${other}» органы үшін қабылдайды делінген, бірақ ондай басқа орган жоқ. Идентификаторды тексеріңіз.`,
    `Окно приёма принимает для органа «${other}», но такого другого органа нет. Проверьте идентификатор.`,
    `the counter receives for ${other}, and there is no such other body. Check the id.`),
  'counter-no-queue': (): Text => say(
    '«calledWithin» күту уақытын уәде етеді, бірақ терезеде кезек жоқ. «appointments» ішінде жазылатын ресурсты атаңыз немесе «calledWithin» мүшесін алып тастаңыз.',
    '«calledWithin» обещает время ожидания, но очереди у окна приёма нет. Назовите в «appointments» ресурс, на который записываются, или уберите «calledWithin».',
    '“calledWithin” promises a time of waiting, and the counter has no queue. Name in “appointments” the resource that people book, or take “calledWithin” out.'),
  'counter-matters-no-queue': (): Text => say(
    '«matters» бір нөмір бойынша қанша мәселе шешілетінін айтады, бірақ терезеде кезек жоқ. «appointments» ішінде жазылатын ресурсты атаңыз немесе «matters» мүшесін алып тастаңыз.',
    '«matters» говорит, сколько вопросов решают по одному номеру, но очереди у окна приёма нет. Назовите в «appointments» ресурс, на который записываются, или уберите «matters».',
    '“matters” says how many matters one number may bring, and the counter has no queue. Name in “appointments” the resource that people book, or take “matters” out.'),
  'queue-of-two': (resource = '', one = '', other = ''): Text => say(
    `«${resource}» ресурсына жазылғандар екі органның кезегінде тұрар еді: ${one} және ${other}. Оны «appointments» ішінде біреуінде ғана қалдырыңыз.`,
    `Записанные на «${resource}» стояли бы в очередях двух органов: ${one} и ${other}. Оставьте его в «appointments» одного из них.`,
    `whoever books ${resource} would stand in the queues of two bodies, ${one} and ${other}. Leave it in “appointments” of one of them.`),
  'office-awaited': (role: string, cases: number, number: string, procedure: string, step: string): Text => say(
    `«${role}» лауазымы жойылады, ал оны күтіп тұрған істер бар (саны: ${cases}), мысалы № ${number} іс, «${procedure}» рәсімі, «${step}» кезеңі. Лауазымды қалдырыңыз немесе алдымен ол істерді аяқтаңыз не рәсімнің басқа редакциясына көшіріңіз.`,
    `Должность «${role}» упраздняется, но её ждут дела (количество: ${cases}), например дело № ${number}, процедура «${procedure}», этап «${step}». Оставьте должность либо сначала завершите эти дела или переведите их на другую редакцию процедуры.`,
    `The office “${role}” would end while cases wait for it (${cases}), such as № ${number} of “${procedure}” in its step “${step}”. Keep the office, or first end these cases or move them to another version of the procedure.`),
} as const

export type BodyLintRule = keyof typeof bodyFaultWords

export const calendarFaultWords = {
  'other-zone': (zone: string, own: string): Text => say(
    `Уақыт белдеуі «${zone}», ал порталдың мерзімдері «${own}» бойынша есептеледі. «zone» мәнін «${own}» деп жазыңыз.`,
    `Часовой пояс «${zone}», а сроки на портале считаются по «${own}». Укажите в «zone» значение «${own}».`,
    `The zone is “${zone}”, and the house reckons its days in “${own}”. Let “zone” be “${own}”.`),
  'day-twice': (day: string): Text => say(
    `${day} күні екі рет көрсетілген. Бір жазбасын қалдырыңыз.`, `День ${day} указан дважды. Оставьте одну запись.`, `The day ${day} is listed twice. Leave one of them.`),
  'past-changed': (day: string): Text => say(
    `${day} күні енгізілетін күннен бұрын және ол жылдың күнтізбесі белгіленген: өткен күн жұмыс күні болды ма, жоқ па — өзгермейді. Ол күнді бұрынғыдай қалдырыңыз.`,
    `День ${day} раньше дня вступления в силу, а календарь этого года уже установлен: был ли прошедший день рабочим, не меняется. Оставьте этот день прежним.`,
    `The day ${day} is before this version begins, in a year that is set already: whether a past day was worked does not change. Leave that day as it was.`),
} as const

export type CalendarLintRule = keyof typeof calendarFaultWords
