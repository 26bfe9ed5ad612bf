/** What the linter finds of the ways of a case and of the people beside it, with the mend. */
import type { Severity } from './lint.messages.ts'
import { spoken, type Text } from './text.ts'

type Words = (name: string, other: string) => Text
interface Kind { readonly severity: Severity; readonly words: Words }

const error = (words: Words): Kind => ({ severity: 'error', words })
const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const worldFaults = {
  // The ways of a case
  'dead-end': error((step, how) => say(
    `«${step}» кезеңінде іс тоқтап қалады: ${how}. Бұл жағдайда да ұсынылатын нәтиже қосыңыз немесе оның «after» және «whenCheck» шарттарын жеңілдетіңіз.`,
    `На этапе «${step}» дело застревает: ${how}. Добавьте исход, который предлагается и в этом случае, или ослабьте условия «after» и «whenCheck».`,
    `A case gets stuck in the step “${step}”: ${how}. Add an outcome that is offered then too, or loosen its “after” and “whenCheck”.`)),
  'way-without-end': error((step, how) => say(
    `«${step}» кезеңіне жеткен іс енді жабыла алмайды: ${how}. «closed» күйіне апаратын нәтижені осы жолда да ашыңыз.`,
    `Дело, дошедшее до этапа «${step}», уже не может завершиться: ${how}. Откройте на этом пути исход, который ведёт к «closed».`,
    `A case that came to the step “${step}” can never end: ${how}. Open an outcome that leads to “closed” on this way.`)),
  'outcome-out-of-reach': error((outcome, step) => say(
    `«${outcome}» нәтижесі «${step}» кезеңінде ешқашан ұсынылмайды: «after» шарты ол кезеңге дейін орындала алмайды. Шартты түзетіңіз немесе нәтижені алып тастаңыз.`,
    `Исход «${outcome}» на этапе «${step}» никогда не предлагается: условие «after» не может выполниться до него. Исправьте условие или удалите исход.`,
    `The outcome “${outcome}” of the step “${step}” is never offered: its “after” cannot have happened by then. Mend the condition, or take the outcome out.`)),
  'step-out-of-reach': error((step) => say(
    `«${step}» кезеңіне іс жете алмайды: оған апаратын нәтижелер ешқашан ұсынылмайды. Олардың шарттарын түзетіңіз.`,
    `Дело не может дойти до этапа «${step}»: ведущие к нему исходы никогда не предлагаются. Исправьте их условия.`,
    `No case can come to the step “${step}”: the outcomes that lead to it are never offered. Mend their conditions.`)),
  'reopened-by-nobody': error((step) => say(
    `«${step}» кезеңіне іс тек қайта ашылғанда жетеді («reopensAt»), ал ешбір рәсім бұл істі қайта ашпайды. Шағым рәсіміне әсері «reopen» болатын шешім қосыңыз немесе кезеңге басқа жол ашыңыз.`,
    `К этапу «${step}» дело приходит только после возобновления («reopensAt»), но ни одна процедура его не возобновляет. Добавьте в процедуру жалобы решение с действием «reopen» или откройте к этапу другой путь.`,
    `Only reopening (“reopensAt”) leads to the step “${step}”, and no procedure reopens such a case. Give the appeal a decision with the effect “reopen”, or lead to the step in another way.`)),

  // The people beside a case
  'appeal-for-others': error((id, who) => say(
    `Бұл шешім қатысты тұлға «${id}» рәсімі бойынша шағым бере алмайды: шешім «${who}» үшін қабылданады, ал шағымды басқа өтініш беруші береді. Шағым рәсімінде «opens.by» мәнін «${who}» деп жазыңыз немесе басқа рәсімді атаңыз.`,
    `Тот, кого касается решение, не может подать жалобу по процедуре «${id}»: решение выносится для «${who}», а жалоба открыта другому заявителю. Укажите в жалобе «opens.by»: «${who}» или назовите другую процедуру.`,
    `Whom the decision concerns cannot appeal by “${id}”: the decision is about a “${who}”, and the appeal opens for another kind of applicant. Let the appeal open “by: ${who}”, or name another procedure.`)),
  'office-of-nobody': error((role, id) => say(
    `«${role}» лауазымын ешкім атқара алмайды: оны ешбір орган жарияламаған, сондықтан оған ешкім тағайындалмайды. Рөлді «${id}» рәсімін жүргізетін органның «roles» тізіміне қосыңыз немесе бар рөлді атаңыз.`,
    `Должность «${role}» никто не может занять: её не объявил ни один орган, поэтому на неё некого назначить. Добавьте роль в «roles» органа, который ведёт «${id}», или назовите существующую.`,
    `Nobody can hold the office “${role}”: no body declares it, so nobody is ever appointed. Add the role to the “roles” of the body that runs “${id}”, or name one that exists.`)),
  'office-of-no-body': error((name) => say(
    `Ешбір органда «${name}» лауазымы жоқ (рөлінің соңғы сөзі осындай болуы тиіс). Оны органның «roles» тізіміне қосыңыз немесе бар лауазымды атаңыз.`,
    `Ни в одном органе нет должности «${name}» (таким должно быть последнее слово роли). Добавьте её в «roles» органа или назовите существующую.`,
    `No body has an office “${name}”, which would be the last word of its role. Add it to the “roles” of a body, or name one that exists.`)),
  'addressed-to-no-body': error((value) => say(
    `Өтініш беруші таңдайтын органдардың арасында «${value}» бар, бірақ мұндай орган жоқ. Бар органның идентификаторын жазыңыз.`,
    `Среди органов, которые выбирает заявитель, есть «${value}», но такого органа нет. Укажите идентификатор существующего органа.`,
    `The applicant may choose “${value}”, and there is no such body. Name a body that exists by its id.`)),
  'addressee-without-office': error((name, body) => say(
    `Өтініш беруші «${body}» органын таңдай алады, бірақ онда «${name}» лауазымы жоқ. Лауазымды органның «roles» тізіміне қосыңыз немесе органды таңдаудан алып тастаңыз.`,
    `Заявитель может выбрать орган «${body}», но в нём нет должности «${name}». Добавьте должность в «roles» органа или уберите орган из вариантов.`,
    `The applicant may choose the body “${body}”, which has no office “${name}”. Add it to the “roles” of the body, or take the body out of the choices.`)),
  'numbers-of-no-body': error((register) => say(
    `Ешбір органның «${register}» деген шешім тізілімі жоқ: мұндай шешімге мөр басылмайды. «${register}» префиксін органның «registers» тізіміне қосыңыз.`,
    `Ни у одного органа нет реестра решений «${register}»: такое решение некому заверить печатью. Добавьте префикс «${register}» в «registers» органа.`,
    `No body numbers its decisions “${register}”, so none seals them. Add the prefix “${register}” to the “registers” of the body.`)),
  'office-ends': error((role, body) => say(
    `«${role}» лауазымы органымен бірге жойылады: ${body}. Органның «until» күнін алып тастаңыз: органға ештеңе тәуелді болмаған кезде оның қолданылу мерзімі жаңа редакциямен аяқталады.`,
    `Должность «${role}» исчезнет вместе с органом: ${body}. Уберите у органа «until»: срок его действия завершают новой редакцией, когда на него уже ничто не опирается.`,
    `The office “${role}” ends with its body: ${body}. Take “until” out of the body; a new version ends it once nothing rests on it.`)),
  'numbers-end': error((register, body) => say(
    `«${register}» деген шешім тізілімі органымен бірге жойылады: ${body}. Органның «until» күнін алып тастаңыз: органға ештеңе тәуелді болмаған кезде оның қолданылу мерзімі жаңа редакциямен аяқталады.`,
    `Реестр решений «${register}» исчезнет вместе с органом: ${body}. Уберите у органа «until»: срок его действия завершают новой редакцией, когда на него уже ничто не опирается.`,
    `The register of decisions “${register}” ends with its body: ${body}. Take “until” out of the body; a new version ends it once nothing rests on it.`)),
  'escalated-to-nobody': error((step) => say(
    `«${step}» кезеңі кешіккенде хабарланатын ешкім жоқ: бұл рәсімге ешбір лауазым қатыспайды. Кешігудің нәтижесін атаңыз немесе кезеңді лауазымға тапсырыңыз.`,
    `При опоздании на этапе «${step}» сообщать некому: в процедуре не участвует ни одна должность. Назовите исход опоздания или поручите этап должности.`,
    `Nobody is told when the step “${step}” is late: no office takes part in the procedure. Name an outcome for lateness, or give a step to an office.`)),
  'duty-after-nothing': error((duty, decision) => say(
    `«${duty}» міндеті ешқашан басталмайды: «${decision}» шешіміне апаратын жол жоқ. Сол шешімді шығаратын нәтижеге жол ашыңыз немесе міндетті басқа шешімге байланыстырыңыз.`,
    `Обязанность «${duty}» никогда не начнётся: к решению «${decision}» нет пути. Откройте путь к исходу с этим решением или свяжите обязанность с другим.`,
    `The duty “${duty}” never begins: no way leads to the decision “${decision}”. Open a way to the outcome that issues it, or let the duty follow another.`)),
  'duty-of-no-body': error((duty, value) => say(
    `«${duty}» міндетін орындайтын орган тізімнен таңдалады, ал «${value}» деген орган жоқ. Нұсқалардың мәні («value») ретінде органдардың идентификаторларын жазыңыз.`,
    `Орган, который исполняет обязанность «${duty}», выбирают из списка, а органа «${value}» нет. Укажите в значениях вариантов («value») идентификаторы органов.`,
    `The body that owes the duty “${duty}” is chosen from a list, and there is no body “${value}”. Let the values of the choices be ids of bodies.`)),
  'excluded-of-no-body': error((step, body) => say(
    `«${step}» кезеңін «${body}» органының лауазымды адамдары орындай алмайды деп жазылған, ал ондай орган жоқ. Органның идентификаторын жазыңыз.`,
    `Этап «${step}» закрыт для должностных лиц органа «${body}», а такого органа нет. Укажите идентификатор органа.`,
    `The step “${step}” is closed to the officers of the body “${body}”, and there is none. Write the id of a body.`)),
  'file-of-no-kind': error((field) => say(
    `«${field}» өрісі ешбір файлды қабылдамайды: «accept» тізімінде медиа түрі жоқ. Мысалы, application/pdf немесе image/* деп жазыңыз.`,
    `Поле «${field}» не примет ни одного файла: в «accept» нет типа содержимого. Напишите, например, application/pdf или image/*.`,
    `The field “${field}” takes no file: “accept” names no media type. Write application/pdf or image/*, for example.`)),
} as const satisfies Record<string, Kind>

export type WorldLintRule = keyof typeof worldFaults

/** A fault as a check reports it. */
export interface WorldFault {
  readonly rule: WorldLintRule
  readonly place: string
  readonly names: readonly [name?: string, other?: string]
}

export const missing = (rule: WorldLintRule, place: string, ...names: WorldFault['names']): WorldFault => ({ rule, place, names })
