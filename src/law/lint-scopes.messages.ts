/** What the linter finds in the scopes of clauses, and the words for whoever drafts. */
import { spoken, type Text } from './text.ts'

type Words = (name: string, other: string) => Text

const error = (words: Words) => ({ severity: 'error' as const, words })
const warning = (words: Words) => ({ severity: 'warning' as const, words })
const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const scopeFaults = {
  'pilot-without-end': error((scope) => say(
    `«${scope}» пилоттық жобасының соңғы күні көрсетілмеген: пилоттық жоба уақытша ғана қолданылады. Соңғы күнін («until») жазыңыз.`,
    `У пилотного проекта «${scope}» нет последнего дня, а пилотный проект действует только временно. Укажите его последний день («until»).`,
    `The pilot “${scope}” has no last day, and a pilot holds only for a time. Write its last day (“until”).`)),
  'pilot-ends-before': error((scope, until) => say(
    `«${scope}» пилоттық жобасы ешқашан қолданылмайды: оның соңғы күні (${until}) басталуынан немесе декларация қолданысқа енгенінен бұрын. Күндерін түзетіңіз.`,
    `Пилотный проект «${scope}» никогда не действует: его последний день (${until}) раньше, чем он начинается или чем вступает в силу декларация. Исправьте дни.`,
    `The pilot “${scope}” never holds: its last day (${until}) is before it begins, or before the declaration comes into force. Mend the days.`)),
  'pilot-begins-after': error((scope, from) => say(
    `«${scope}» пилоттық жобасы ешқашан қолданылмайды: ол декларация күшін жойғаннан кейін басталады (${from}). Күндерін түзетіңіз.`,
    `Пилотный проект «${scope}» никогда не действует: он начинается (${from}) после того, как декларация утрачивает силу. Исправьте дни.`,
    `The pilot “${scope}” never holds: it begins (${from}) after the declaration is no longer in force. Mend the days.`)),
  'scope-of-everything': error((scope) => say(
    `«${scope}» ештеңені шектемейді. Өңірлерін («regions»), органдарын («bodies») немесе пилоттық жобаның күндерін («pilot») жазыңыз.`,
    `«${scope}» ничего не ограничивает. Укажите регионы («regions»), органы («bodies») или дни пилотного проекта («pilot»).`,
    `“${scope}” limits nothing. Write its regions, its bodies, or the days of a pilot.`)),
  'scope-of-no-region': error((scope, region) => say(
    `«${scope}» ішіндегі «${region}» коды бар өңір елде жоқ. Ел жариялаған өңірлердің кодын жазыңыз.`,
    `В «${scope}» указан регион «${region}», которого в стране нет. Укажите код региона, объявленного страной.`,
    `“${scope}” names the region “${region}”, which the country does not have. Write the code of a region that it declares.`)),
  'scope-of-no-body': error((scope, body) => say(
    `«${scope}» ішіндегі «${body}» органы жоқ. Жарияланған органның идентификаторын жазыңыз.`,
    `В «${scope}» указан орган «${body}», которого нет. Укажите идентификатор объявленного органа.`,
    `“${scope}” names the body “${body}”, which there is not. Write the id of a declared body.`)),
  'bodies-open-no-cases': error((scope) => say(
    `«${scope}» ішінде органдар аталған, бірақ бұл рәсім бойынша органдар өздері үшін іс ашпайды («opens.ofBody» жоқ). Органдарын алып тастаңыз немесе аумақты жауап арқылы анықтаңыз.`,
    `В «${scope}» названы органы, но по этой процедуре органы не открывают дел для себя (нет «opens.ofBody»). Уберите органы или определяйте территорию по ответу.`,
    `“${scope}” names bodies, but in this procedure bodies open no cases for themselves (there is no “opens.ofBody”). Take them out, or tell the territory by an answer.`)),
  'scope-without-answer': error((scope) => say(
    `«${scope}» өңірге байланысты, бірақ ережеде өңірдің қай жауапта көрсетілгені айтылмаған. «fact» қосыңыз.`,
    `«${scope}» зависит от региона, но в правиле не сказано, в каком ответе он указан. Добавьте «fact».`,
    `“${scope}” depends on the region, and the rule does not say in which answer it stands. Add “fact”.`)),
  'scope-needs-no-answer': error((scope, fact) => say(
    `«${scope}» өңірге байланысты емес, сондықтан «${fact}» жауабы қажет емес. «fact» жолын алып тастаңыз.`,
    `«${scope}» не зависит от региона, поэтому ответ «${fact}» не нужен. Уберите «fact».`,
    `“${scope}” does not depend on the region, so the answer “${fact}” is not needed. Take “fact” out.`)),
  'pilot-column-needed': error((column, scope) => say(
    `«${column}» бағаны «${scope}» пилоттық жобасында ғана толтырылады, ал өтініш берілген күн мен тізілімге енгізілген күн бөлек. Бағанды міндетті емес («optional») етіңіз.`,
    `Столбец «${column}» заполняется только в пилотном проекте «${scope}», а день подачи и день внесения в реестр различаются. Сделайте его необязательным («optional»).`,
    `The column “${column}” is of the pilot “${scope}” alone, and an application is filed on another day than its entry is made. Make it optional.`)),
  'unused-scope': warning((scope) => say(
    `«${scope}» жарияланған, бірақ бірде-бір ереже оған сүйенбейді.`,
    `«${scope}» объявлено, но ни одно правило на это не опирается.`,
    `“${scope}” is declared, and no rule speaks of it.`)),
} as const

export type ScopeLintRule = keyof typeof scopeFaults
