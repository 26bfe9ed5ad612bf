/** What the linter finds of steps by owners and third persons, with the mend. */
import { numberKinds } from './field.ts'
import type { Severity } from './lint.messages.ts'
import { spoken, type Text } from './text.ts'

type Words = (name: string, other: string) => Text
interface Kind { readonly severity: Severity; readonly words: Words }

const error = (words: Words): Kind => ({ severity: 'error', words })
const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const outsiderFaults = {
  'owner-of-no-entry': error((step) => say(
    `«${step}» кезеңін жазба иесі орындайды, ал іс ешбір жазбаға қатысты емес. «subject» бөлімінде тізілімді атаңыз немесе «about» арқылы жазбаны өзгерткен рәсімді көрсетіңіз.`,
    `Этап «${step}» выполняет владелец записи, но дело не касается никакой записи. Назовите реестр в «subject» или укажите в «about» процедуру, которая изменила запись.`,
    `The owner of an entry performs the step “${step}”, and the case is about no entry. Name a register as the “subject”, or a procedure in “about” that acted on an entry.`)),
  'no-entry-chosen': error((field) => say(
    `«${field}» өрісі жазба таңдатпайды немесе жауапсыз қалуы мүмкін. Өтініш нысанындағы міндетті entry өрісін атаңыз.`,
    `Поле «${field}» не выбирает запись или может остаться без ответа. Назовите обязательное поле формы вида entry.`,
    `The field “${field}” chooses no entry, or may be left unanswered. Name a required field of the form of the kind entry.`)),
  'owner-nobody': error((step, register) => say(
    `«${step}» кезеңін орындайтын ешкім жоқ: «${register}» тізілімінің жазбалары тек оны жүргізетін органға тиесілі. «owner» тізіміне person немесе organisation қосыңыз.`,
    `Этап «${step}» некому выполнить: записи реестра «${register}» принадлежат только ведущему его органу. Добавьте в «owner» реестра person или organisation.`,
    `Nobody can perform the step “${step}”: entries of the register “${register}” belong to the body that keeps it alone. Add person or organisation to its “owner”.`)),
  'unknown-entry-register': error((step, register) => say(
    `«${step}» кезеңі: «${register}» тізілімі жарияланбаған, сондықтан жазбасының иесі белгісіз. Тізілімді жариялаңыз.`,
    `Этап «${step}»: реестр «${register}» не объявлен, поэтому владелец записи неизвестен. Объявите реестр.`,
    `The step “${step}”: no register “${register}” is declared, so nobody knows whose an entry is. Declare the register.`)),
  'unshown-by-entry': error((field, register) => say(
    `«${register}» тізілімі «${field}» өрісін басқаларға көрсетпейді, ал өтінішті кез келген адам бере алады («whose: anyone»). Өрісті тізілімнің «shown» бөліміне қосыңыз немесе алмаңыз.`,
    `Реестр «${register}» не показывает другим поле «${field}», а заявление может подать любой («whose: anyone»). Добавьте поле в «shown» реестра или не берите его.`,
    `The register “${register}” does not show others the field “${field}”, and anyone may apply (“whose: anyone”). Add it to what the register shows, or do not take it.`)),
  'keepers-own-by-other': error((register) => say(
    `«whose: keepers-own» – «${register}» тізілімін жүргізетін органның өз жазбасы: өтінішті сол орган беріп, шешімді де сол орган қабылдайды. «opens» бөліміне «by: body» деп жазып, «body» бөлімінде сол органды атаңыз немесе «whose» жолын өзгертіңіз.`,
    `«whose: keepers-own» — собственная запись органа, который ведёт реестр «${register}»: он сам подаёт заявление и сам решает. Задайте «by: body» в «opens» и назовите этот орган в «body» или измените «whose».`,
    `“whose: keepers-own” is about what the body that keeps the register “${register}” has of its own: it applies, and it decides. Write “by: body” in “opens” and name that body as the “body”, or change “whose”.`)),
  'no-identifier': error((field) => say(
    `«${field}» өрісі үшінші тұлғаның нөмірін сұрайтын өріс емес. Міндетті ${numberKinds.person} не ${numberKinds.organisation} өрісін (немесе кестенің осындай бағанын) атаңыз.`,
    `Поле «${field}» не спрашивает номер третьего лица. Назовите обязательное поле ${numberKinds.person} или ${numberKinds.organisation} (или такой столбец таблицы).`,
    `The field “${field}” does not ask for the number of a third person. Name a required field of the kind ${numberKinds.person} or ${numberKinds.organisation}, or such a column of the table.`)),
  'no-address': error((field) => say(
    `«${field}» өрісі үшінші тұлғаның электрондық поштасын сұрамайды. Міндетті email өрісін (немесе кестенің осындай бағанын) атаңыз.`,
    `Поле «${field}» не спрашивает адрес электронной почты третьего лица. Назовите обязательное поле email (или такой столбец таблицы).`,
    `The field “${field}” does not ask for the e-mail address of a third person. Name a required field of the kind email, or such a column of the table.`)),
  'no-table': error((field) => say(
    `«${field}» өрісі кесте емес. Үшінші тұлғалар аталатын кестені (rows) көрсетіңіз.`, `Поле «${field}» — не таблица. Назовите таблицу (rows), в которой указаны третьи лица.`,
    `The field “${field}” is no table. Name the table (rows) that names the third persons.`)),
  'rows-alone': error((step) => say(
    `«${step}» кезеңін кестеде аталған бірнеше тұлға орындайды. Оны «together» бөлігі етіп жазыңыз: «needs» қанша жауап күтілетінін көрсетеді.`,
    `Этап «${step}» выполняют несколько лиц из таблицы. Запишите его как часть «together»: «needs» указывает, сколько ответов ждать.`,
    `Several persons named in a table perform the step “${step}”. Write them as a part of “together”: its “needs” says how many are waited for.`)),
  'names-shown': error((page, field) => say(
    `«${page}» беті үшінші тұлғаға көрсетіледі, ал онда басқа адамдардың дерегі бар («${field}»). Ол өрісті көрсетілмейтін бетке шығарыңыз.`,
    `Страница «${page}» показывается третьему лицу, но на ней данные других людей («${field}»). Перенесите поле на страницу, которую не показывают.`,
    `The page “${page}” is shown to a third person and holds data of others (“${field}”). Move that field to a page that is not shown.`)),
  'consent-of-nobody': error((step) => say(
    `«${step}» кезеңінің жауабы ештеңені өзгертпейді: кез келген нәтиже бір жерге апарады және ешбір нәтиже оны «after» шартымен күтпейді. Нәтижелерді бөлек жолға апарыңыз.`,
    `Ответ на этапе «${step}» ничего не меняет: все исходы ведут в одно место, и ни один исход не ждёт его условием «after». Разведите исходы по разным путям.`,
    `Nothing waits for the answer in the step “${step}”: all outcomes lead to one place, and no outcome has it as its “after”. Lead the outcomes different ways.`)),
  'outsider-without-silence': error((step) => say(
    `«${step}»: иесінің немесе үшінші тұлғаның үнсіздігі нені білдіретіні айтылмаған. Мерзімін («within») және заңға сілтемесімен бірге нәтижесін көрсетіңіз.`,
    `«${step}»: не сказано, что означает молчание владельца или третьего лица. Задайте срок («within») и исход со ссылкой на закон.`,
    `“${step}”: nothing says what the silence of the owner or the third person means. Give a term (“within”), and an outcome with its law.`)),
  'signs-in-office': error((part) => say(
    `«${part}» пікіріне қолтаңба қойылмайды: лауазымды адамның пікірін журнал растайды. «sign» жолын алып тастаңыз.`,
    `Мнение «${part}» не подписывается: мнение должностного лица подтверждает журнал. Уберите «sign».`,
    `The opinion “${part}” is not signed: the journal proves the opinion of an officer. Take “sign” out.`)),
  'outsider-corrects': error((step) => say(
    `«${step}» кезеңін иесі немесе үшінші тұлға орындайды, олар өтініштің жауаптарын түзетпейді. «corrects» жолын алып тастаңыз.`,
    `Этап «${step}» выполняет владелец или третье лицо, они не исправляют ответы заявления. Уберите «corrects».`,
    `The owner or a third person performs the step “${step}”, and they correct no answers of the application. Take “corrects” out.`)),
} as const satisfies Record<string, Kind>

export type OutsiderLintRule = keyof typeof outsiderFaults

/** A fault as a check reports it. */
export interface OutsiderFault {
  readonly rule: OutsiderLintRule
  readonly place: string
  readonly names: readonly [name?: string, other?: string]
}
