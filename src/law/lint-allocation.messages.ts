/** What the linter finds in what a procedure allocates, and the words for whoever drafts. */
import { spoken, type Text } from './text.ts'

type Words = (name: string, other: string) => Text

const error = (words: Words) => ({ severity: 'error' as const, words })
const warning = (words: Words) => ({ severity: 'warning' as const, words })
const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const allocationFaults = {
  'slot-of-nothing': error((field) => say(
    `«${field}» өрісі бос уақытты сұрайды, бірақ рәсім оны бөлмейді: бұл өрісті «allocates.at» ішінде атаңыз.`,
    `Поле «${field}» спрашивает свободное время, но процедура его не выделяет: назовите поле в «allocates.at».`,
    `The field “${field}” asks for a free time that the procedure does not allocate: name it in “allocates.at”.`)),
  'not-a-slot': error((field) => say(
    `«allocates.at» атаған «${field}» өрісі «slot» түріндегі міндетті өріс емес.`,
    `Поле «${field}», названное в «allocates.at», не является обязательным полем вида «slot».`,
    `“allocates.at” names “${field}”, which is no required field of the kind “slot”.`)),
  'slot-not-asked': error((resource) => say(
    `«${resource}» ресурсы уақыт бойынша бөлінеді, бірақ уақытты қай өріс сұрайтыны «allocates.at» ішінде айтылмаған.`,
    `Ресурс «${resource}» выделяется по времени, но в «allocates.at» не сказано, каким полем его спрашивают.`,
    `“${resource}” is given out by the slot, and “allocates.at” does not say which field asks for it.`)),
  'seat-with-time': error((resource) => say(
    `«${resource}» — орын: ол уақытқа бөлінбейді, сондықтан «at» пен «missedAfter» артық. Оларды алып тастаңыз.`,
    `«${resource}» — место: оно не делится по времени, поэтому «at» и «missedAfter» лишние. Уберите их.`,
    `“${resource}” is a seat and has no time: take “at” and “missedAfter” out.`)),
  'nothing-to-allocate': error((resource) => say(
    `«${resource}» ресурсының сыйымдылығы бірден кем: ешкімге ештеңе берілмейді.`, `Вместимость ресурса «${resource}» меньше единицы: выделять нечего.`,
    `“${resource}” has a capacity below one: there is nothing to allocate.`)),
  'never-open': error((resource) => say(
    `«${resource}» ресурсының жұмыс уақытына бірде-бір «slot» сыймайды. Күндерді, сағаттарды және ұзақтықты тексеріңіз.`,
    `В часы работы ресурса «${resource}» не помещается ни одного промежутка. Проверьте дни, часы и длительность.`,
    `No slot fits into the hours of “${resource}”. Look at its days, its hours and the length of a slot.`)),
  'allocation-never-firm': error((decision) => say(
    `«allocates.when» атаған «${decision}» шешімі жоқ немесе ештеңе бермейді: бөлінген уақыт ешқашан бекітілмейді.`,
    `Решения «${decision}», названного в «allocates.when», нет, или оно ничего не предоставляет: бронь никогда не будет подтверждена.`,
    `“allocates.when” names “${decision}”, which is no decision that grants: nothing ever becomes firm.`)),
  'allocation-without-release': error((decision) => say(
    `Іс «${decision}» шешімінсіз аяқтала алмайды: брондалған орын ешқашан босамайды. Бас тарту немесе өтінішті қайтарып алу жолын қосыңыз.`,
    `Дело не может завершиться иначе как решением «${decision}»: занятое место никогда не освободится. Добавьте отказ или отзыв заявления.`,
    `A case cannot end but with “${decision}”: what is reserved is never released. Add a refusal or a withdrawal.`)),
  'allocation-by-silence': error((decision) => say(
    `Үнсіздік «${decision}» шешімін шығарады, ал ол орын береді: бос орын болмаса, шешім шығарыла алмайды. Үнсіздіктің салдарын «escalate» етіңіз немесе басқа нәтиже атаңыз.`,
    `Молчание принимает решение «${decision}», которое закрепляет место: если места нет, его принять нельзя. Укажите «escalate» или другой исход.`,
    `Silence takes the decision “${decision}”, which makes a place firm: where none is held it cannot be taken. Write “escalate”, or another outcome.`)),
  'allocation-by-office': error(() => say(
    'Уақыт пен орынды тек порталға кірген адам немесе компания таңдай алады: рәсімді олар ашуға тиіс.', 'Время и место выбирает только вошедший на портал человек или компания: открывать процедуру должны они.',
    'Only a person or a company that is signed in chooses a time or a place: they must be the ones who open the procedure.')),
  'another-resource': error((resource, other) => say(
    `«${other}» рәсімі «${resource}» ресурсын басқаша сипаттайды. Екеуі бірдей болуға тиіс.`,
    `Процедура «${other}» описывает ресурс «${resource}» иначе. Описания должны совпадать.`,
    `“${other}” says something else of the resource “${resource}”. Both must say the same.`)),
  'not-weekly': error((field) => say(
    `«allocates.weekly» атаған «${field}» өрісі «date» түріндегі міндетті емес өріс емес немесе ресурс уақыт бойынша бөлінбейді.`,
    `Поле «${field}», названное в «allocates.weekly», не является необязательным полем вида «date», или ресурс выделяется не по времени.`,
    `“allocates.weekly” names “${field}”, which is no optional field of the kind “date”, or the resource is not given out by the slot.`)),
  'not-for-each-row': error((field) => say(
    `«allocates.forEachRow» ішінде аталған «${field}» өрісі кемінде бір жолы бар міндетті кесте емес немесе ресурс орын бойынша бөлінбейді.`,
    `Поле «${field}», названное в «allocates.forEachRow», не является обязательной таблицей хотя бы с одной строкой, или ресурс выделяется не по местам.`,
    `“allocates.forEachRow” names “${field}”, which is no required table of one row at least, or the resource is not given out by the place.`)),
  'limit-twice': error((each) => say(
    `«perApplicant» тізімінде «${each}» екі рет шектелген. Біреуін қалдырыңыз.`,
    `В «perApplicant» дважды ограничено «${each}». Оставьте одно.`,
    `“perApplicant” limits “${each}” twice. Keep one of them.`)),
  'limit-never-reached': error((shorter, each) => say(
    `«${shorter}» шегі «${each}» шегінен кем емес: оған ешкім жете алмайды. Қысқа кезеңнің шегін азайтыңыз немесе алып тастаңыз.`,
    `Ограничение «${shorter}» не меньше, чем «${each}»: его никто не достигнет. Уменьшите его или уберите.`,
    `The limit of “${shorter}” is not below that of “${each}”: nobody reaches it. Lower it, or take it out.`)),
  'limit-above-all': warning((resource) => say(
    `Бір өтініш берушінің шегі «${resource}» ресурсының барлық орнынан кем емес: бір адам бәрін ала алады.`,
    `Предел на одного заявителя не меньше всех мест ресурса «${resource}»: один человек может занять их все.`,
    `The limit for one applicant is not below all places of “${resource}”: one person may have them all.`)),
  'each-of-nothing': error((question) => say(
    `«ofEach.entry» атаған «${question}» өрісі «entry» түріндегі міндетті өріс емес: қай жазба бөлінетіні белгісіз.`,
    `Поле «${question}», названное в «ofEach.entry», не является обязательным полем вида «entry»: неизвестно, какая запись выделяется.`,
    `“ofEach.entry” names “${question}”, which is no required field of the kind “entry”: nobody knows which entry is given out.`)),
  'each-unsaid': error((column, register) => say(
    `«${register}» тізілімінің жазбасында «${column}» міндетті бағаны жоқ немесе түрі сәйкес емес: орын саны — «integer», күндер — «date», өтетін жері — «text».`,
    `В записи реестра «${register}» нет обязательного столбца «${column}» нужного вида: число мест — «integer», дни — «date», место проведения — «text».`,
    `An entry of “${register}” has no required column “${column}” of the right kind: places are “integer”, days are “date”, where it is held is “text”.`)),
  'each-with-days': error((resource) => say(
    `«${resource}» ресурсында «from» мен «until» бірге жазылады: бірінші және соңғы күн.`, `У ресурса «${resource}» «from» и «until» указывают вместе: первый и последний день.`,
    `“from” and “until” of “${resource}” go together: the first and the last day.`)),
  'shared-with-nobody': error((procedure) => say(
    `«${procedure}»: «sharedWith» екі адамға ортақ уақытқа арналған: оны адам тізілімдегі кез келген жазба туралы сұрайды («subject.whose: anyone»), «weekly» мен «missedAfter» болмайды.`,
    `«${procedure}»: «sharedWith» — для времени на двоих: его просит человек о любой записи реестра («subject.whose: anyone»), без «weekly» и «missedAfter».`,
    `“${procedure}”: “sharedWith” is for an hour for two, which a person asks for about anybody’s entry (“subject.whose: anyone”), without “weekly” and “missedAfter”.`)),
  'slot-claimed': error((field) => say(
    `Куәлік «${field}» уақытын көрсетеді, ал иесі оны ауыстыра алады. Оны «claims» ішінен алып тастаңыз: қолданыстағы уақыт брондау бетінде тұрады.`,
    `Свидетельство раскрывает время «${field}», а владелец может его перенести. Уберите его из «claims»: действующее время — на странице брони.`,
    `The credential states the time “${field}”, which its holder may move. Take it out of “claims”: the time that holds is on the page of the booking.`)),
} as const

export type AllocationLintRule = keyof typeof allocationFaults
