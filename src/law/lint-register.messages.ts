/** What the linter finds in registers and in the effects that procedures have on them, and the words for whoever drafts. */
import { spoken, type Text } from './text.ts'

type Words = (name: string, other: string) => Text

const error = (kk: Words, severity: 'error' | 'warning' = 'error') => ({ severity, words: kk })
const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const registerFaults = {
  'prefix-taken': error((prefix, other) => say(
    `«${prefix}» нөмір префиксі бос емес: оны «${other}» қолданады.`, `Префикс номеров «${prefix}» занят: его использует «${other}».`,
    `The prefix “${prefix}” is taken by “${other}”.`)),
  'unfit-unique': error((field) => say(
    `«${field}» бағаны жазбаларды бір-бірінен ажырата алмайды: ондай баған жоқ немесе онда дербес деректер не бірнеше мән жазылады. «unique» ішінде басқа бағанды атаңыз.`,
    `По столбцу «${field}» записи не различить: его нет, он содержит персональные данные или несколько значений. Назовите в «unique» другой.`,
    `The column “${field}” cannot tell entries apart: there is none, it is personal, or it holds several values. Name another in “unique”.`)),
  'unfit-apart': error((field) => say(
    `«${field}» бағаны бойынша жазбалардың бір уақытта болмауын тексеру мүмкін емес. «of» ішінде дербес емес, бір мәнді бағандар, «day» ішінде «date», «from» мен «until» ішінде «time» түріндегі баған аталады («day» болмаса — «date»).`,
    `По столбцу «${field}» нельзя проверить, что записи не совпадают по времени. В «of» называют неперсональные столбцы с одним значением, в «day» — столбец вида «date», в «from» и «until» — вида «time» (без «day» — вида «date»).`,
    `The column “${field}” cannot keep entries apart. “of” names columns of one value that are not personal, “day” one of the kind “date”, “from” and “until” of the kind “time” (“date” without “day”).`)),
  'unfit-holds': error((field) => say(
    `«${field}» бағаны бойынша жазбаның нені және қашан алып тұратынын анықтау мүмкін емес. «entry» ішінде басқа жазбаға сілтейтін баған, «day» ішінде «date», «from» мен «until» ішінде «time» түріндегі баған аталады; бәрі де дербес дерексіз.`,
    `По столбцу «${field}» не определить, что и когда занимает запись. В «entry» называют столбец-ссылку на запись, в «day» — столбец вида «date», в «from» и «until» — вида «time»; все без персональных данных.`,
    `The column “${field}” cannot tell what an entry holds, or when. “entry” names a column that refers to an entry, “day” one of the kind “date”, “from” and “until” of the kind “time”; none of them personal.`)),
  'holds-nothing': error((resource) => say(
    `«${resource}» атауымен ешбір рәсім тізілім жазбаларының уақытын бермейді («allocates.ofEach»), сондықтан алып тұратын ештеңе жоқ.`,
    `Ни одна процедура не выделяет по имени «${resource}» время записей реестра («allocates.ofEach»), поэтому занимать нечего.`,
    `No procedure gives out hours of entries by the name “${resource}” (“allocates.ofEach”), so there is nothing to hold.`)),
  'register-of-nothing': error(() => say(
    'Тізілімде бірде-бір өріс жоқ.', 'В реестре нет ни одного поля.', 'The register has no field.')),
  'owned-by-nobody': error(() => say(
    'Жазба кімдікі болатыны айтылмаған.', 'Не сказано, кому может принадлежать запись.', 'Nothing says whose an entry may be.')),
  'not-a-register-mark': error((mark, field) => say(
    `«${field}» өрісіндегі «${mark}» белгісі өтініш нысанына ғана тән: тізілім ештеңе сұрамайды, ал нені кім көретінін «shown» айтады. Оны алып тастаңыз.`,
    `Пометка «${mark}» поля «${field}» относится только к форме: реестр ничего не спрашивает, а кто что видит, говорит «shown». Уберите её.`,
    `The mark “${mark}” of “${field}” belongs to forms: a register asks nothing, and “shown” says who sees what. Take it out.`)),
  'unknown-shown-field': error((field) => say(
    `«shown» ішінде аталған «${field}» өрісі тізілімде жоқ.`, `В «shown» названо неизвестное поле «${field}».`, `“shown” names “${field}”, which is no field of the register.`)),
  'fellows-of-nothing': error((field) => (field === '' ? say(
    '«shown.to: fellows» болғанда кім кімді көретінін «shown.fellow» бағаны айтады, ол аталмаған.', 'При «shown.to: fellows» столбец «shown.fellow» говорит, кто кого видит, а он не назван.', 'With “shown.to: fellows” the column “shown.fellow” says who sees whom, and none is named.') : say(
    `«shown.fellow» ішіндегі «${field}» — дербес дерегі жоқ міндетті баған емес немесе «shown.to» мәні «fellows» емес.`, `«${field}» в «shown.fellow» не является обязательным столбцом без персональных данных, или «shown.to» — не «fellows».`,
    `“${field}” in “shown.fellow” is no required column without personal data, or “shown.to” is not “fellows”.`))),
  'own-of-nothing-named': error((field) => say(
    `«onlyOwn» ішіндегі «${field}» бағаны «names» ішінде жоқ: онда не аталатыны белгісіз.`, `Столбца «${field}» из «onlyOwn» нет в «names»: неизвестно, какие вещи в нём названы.`, `“${field}” of “onlyOwn” is not in “names”: nobody knows which things it names.`)),
  'personal-field-shown': error((field, to) => (to === 'everyone' ? say(
    `«${field}» дербес дерегі баршаға көрсетіледі.`, `Персональные данные «${field}» показываются всем.`, `The personal field “${field}” is shown to everyone.`) : say(
    `«${field}» дербес дерегі жүйеге кіргендердің бәріне көрсетіледі.`, `Персональные данные «${field}» показываются всем вошедшим в систему.`,
    `The personal field “${field}” is shown to whoever is signed in.`))),
  'unfit-title-field': error((field) => say(
    `Жазба «${field}» өрісімен атала алмайды: бұл дербес емес, міндетті мәтін өрісі болуы керек.`,
    `Запись не может называться по полю «${field}»: нужно обязательное текстовое поле, не персональное.`,
    `An entry cannot be called by “${field}”: it must be a text field that is neither optional nor personal.`)),
  'unknown-register': error((id) => say(
    `«${id}» тізілімі жарияланбаған.`, `Реестр «${id}» не объявлен.`, `No register is called “${id}”.`)),
  'region-of-no-country': error((field) => say(
    `«${field}» өрісі өңірді сұрайды, ал ел өз өңірлерін жарияламаған. Оларды елдің «regions» тізбесіне қосыңыз немесе мәтін сұраңыз.`,
    `Поле «${field}» спрашивает регион, а страна своих регионов не объявила. Добавьте их в «regions» страны или спросите текст.`,
    `“${field}” asks for a region, and the country declares none. Add them to “regions” of the country, or ask for a text.`)),
  'address-of-no-country': error((field) => say(
    `«${field}» өрісі мекенжайды сұрайды, ал ел оның бөліктерін (немесе өңірлерін) жарияламаған. Оларды елдің «conventions.addresses» және «regions» тізбелеріне қосыңыз немесе мәтін сұраңыз.`,
    `Поле «${field}» спрашивает адрес, а страна его частей (или своих регионов) не объявила. Добавьте их в «conventions.addresses» и «regions» страны или спросите текст.`,
    `“${field}” asks for an address, and the country declares none of its parts, or no regions. Add them to “conventions.addresses” and “regions” of the country, or ask for a text.`)),
  'effect-without-decision': error((outcome) => say(
    `«${outcome}» нәтижесі тізілімді өзгертеді, бірақ шешім қабылдамайды: жазба тек актімен өзгереді.`,
    `Исход «${outcome}» меняет реестр, но не принимает решения: запись меняется только актом.`,
    `The outcome “${outcome}” changes a register and issues no decision: an entry changes only by an act.`)),
  'effect-against-refusal': error((decision) => say(
    `«${decision}» — бас тарту туралы шешім, ал онымен жаңа жазба енгізіледі.`, `«${decision}» — решение об отказе, а с ним вносится новая запись.`,
    `The decision “${decision}” refuses, and enters a new entry.`)),
  'entry-of-nobody': error((register, owner) => say(
    `«${register}» тізілімінде жазба өтініш берушіге тиесілі бола алмайды: ${owner}.`, `В реестре «${register}» запись не может принадлежать заявителю: ${owner}.`,
    `An entry of “${register}” cannot be the applicant's: ${owner}.`)),
  'effect-on-no-entry': error((outcome, register) => say(
    `«${outcome}» нәтижесі «${register}» тізілімінің жазбасын өзгертеді, ал рәсім ондай жазбаға да, оны енгізген шешімге де қатысты емес.`,
    `Исход «${outcome}» меняет запись реестра «${register}», но процедура не касается ни такой записи, ни решения, которое её внесло.`,
    `The outcome “${outcome}” changes an entry of “${register}”, and the procedure is neither about such an entry nor about a decision that entered it.`)),
  'entry-outlives-decision': error((decision, register) => say(
    `«${decision}» шешімі «${register}» тізіліміндегі жазбаға қатысты бұрынғы шешімнің күшін жояды, ал жазба өзгеріссіз қалады: нәтижеге жазбамен не болатынын («suspend», «strike» немесе «restore») қосыңыз.`,
    `Решение «${decision}» отменяет решение о записи реестра «${register}», а запись остаётся как есть: укажите в исходе, что с ней происходит («suspend», «strike» или «restore»).`,
    `“${decision}” takes back a decision about an entry of “${register}”, and the entry stays as it is: say in the outcome what becomes of it (“suspend”, “strike” or “restore”).`)),
  'order-on-nothing': error((outcome) => say(
    `«${outcome}» нәтижесі өкім шығарады, ал рәсім ешбір жазбаға қатысты емес немесе нәтиже шешім қабылдамайды. «about» немесе «subject» және «decides» қосыңыз.`,
    `Исход «${outcome}» издаёт распоряжение, но процедура не касается ни одной записи или исход не принимает решения. Добавьте «about» или «subject» и «decides».`,
    `The outcome “${outcome}” gives an order, and the procedure is about no entry, or the outcome issues no decision. Add “about” or “subject”, and “decides”.`)),
  'lift-of-no-order': error((outcome) => say(
    `«${outcome}» нәтижесі өкімнің күшін жояды, бірақ рәсім өкім шығарған шешімге қатысты емес: жоятын ештеңе жоқ. Өкім шығаратын рәсімді «about» ішінде атаңыз.`,
    `Исход «${outcome}» отменяет распоряжение, но процедура не касается решения, которым оно издано: отменять нечего. Назовите в «about» процедуру, которая издаёт распоряжение.`,
    `The outcome “${outcome}” lifts an order, and the procedure is about no decision that gave one: nothing is lifted. Name in “about” the procedure that gives the order.`)),
  'order-untold': error((name, kinds) => say(
    `Өкім үшін «${name}» қажет: өрісті атаңыз (түрі: ${kinds}).`, `Распоряжению нужно «${name}»: назовите поле вида ${kinds}.`, `The order needs “${name}”: name a field of the kind ${kinds}.`)),
  'unsaid-by-entry': error((field, register) => say(
    `«${register}» тізілімінің жазбасында «${field}» өрісі жоқ, сондықтан оны жазбадан алу мүмкін емес.`,
    `В записи реестра «${register}» нет поля «${field}», поэтому взять его из записи нельзя.`,
    `An entry of “${register}” has no field “${field}”, so nothing can be taken over.`)),
  'unknown-register-field': error((field, register) => say(
    `«${register}» тізілімінде «${field}» өрісі жоқ.`, `В реестре «${register}» нет поля «${field}».`, `The register “${register}” has no field “${field}”.`)),
  'register-field-unfilled': error((field, register) => say(
    `«${register}» тізілімінің міндетті «${field}» өрісін ештеңе толтырмайды.`, `Обязательное поле «${field}» реестра «${register}» ничем не заполняется.`,
    `Nothing fills the field “${field}” of “${register}”, which may not stay empty.`)),
  'unfit-register-field': error((field, fact) => say(
    `«${fact}» жауабы тізілімнің «${field}» өрісіне сай емес: түрі, ұзындығы, шектері немесе нұсқалары сәйкес келмейді.`,
    `Ответ «${fact}» не подходит к полю реестра «${field}»: не совпадают вид, длина, границы или варианты.`,
    `The answer “${fact}” does not fit the field “${field}” of the register: its kind, length, bounds or choices differ.`)),
  'unfound-register-field': error((field, fact) => say(
    `Тізілімнің міндетті «${field}» өрісін «${fact}» тұжырымы толтырады, ал үнсіздік жағдайында немесе пікір күтілмегенде оны ешкім тұжырымдамаған болады. Өрісті міндетті емес етіңіз немесе оны өтініштің жауабынан толтырыңыз.`,
    `Обязательное поле реестра «${field}» заполняет вывод «${fact}», а при молчании или без ожидания мнения его никто не сделал. Сделайте поле необязательным или заполните его ответом из заявления.`,
    `The field “${field}” of the register may not stay empty and is filled from the finding “${fact}”, which nobody has made where silence decides or an opinion is not waited for. Make it optional, or fill it from the application.`)),
  'column-before-its-condition': error((column, other) => say(
    `«${column}» өрісі «${other}» өрісіне байланысты, ал ол кейін тұр. «${other}» өрісін одан бұрын қойыңыз.`,
    `Поле «${column}» зависит от поля «${other}», которое стоит после него. Поставьте «${other}» раньше.`,
    `Whether “${column}” holds depends on “${other}”, which stands after it. Put “${other}” before it.`)),
  'column-on-personal': error((column, other) => say(
    `«${column}» өрісі дербес «${other}» дерегіне байланысты: ол өшірілгенде, өрістің бар-жоғы белгісіз болып қалады. Шартты дербес емес өріске негіздеңіз.`,
    `Поле «${column}» зависит от персональных данных «${other}»: когда их удалят, останется неизвестным, есть ли это поле. Опирайтесь на неперсональное поле.`,
    `Whether “${column}” holds depends on the personal “${other}”: once that is erased, nobody can tell. Rest the condition on a column that is not personal.`)),
  'personal-fact-entered': error((fact, field) => say(
    `«${fact}» дербес дерегі тізілімнің дербес емес «${field}» өрісіне түседі.`, `Персональные данные «${fact}» попадают в неперсональное поле реестра «${field}».`,
    `The personal fact “${fact}” goes into the field “${field}”, which is not personal.`)),
} as const satisfies Record<string, { readonly severity: 'error' | 'warning'; readonly words: Words }>

export type RegisterLintRule = keyof typeof registerFaults
