/** What the linter finds in what decisions carry out, with the mend. */
import type { Severity } from './lint.messages.ts'
import { spoken, type Text } from './text.ts'

type Words = (name: string, other: string) => Text
interface Kind { readonly severity: Severity; readonly words: Words }

const error = (words: Words): Kind => ({ severity: 'error', words })
const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const coreActFaults = {
  'unknown-core-act': error((act, known) => say(
    `«${act}» деген әрекет жоқ. Шешіммен орындалатын әрекеттер: ${known}.`, `Действия «${act}» нет. Решением можно исполнить: ${known}.`,
    `There is no act “${act}”. A decision can carry out: ${known}.`)),
  'act-without-decision': error((act) => say(
    `«${act}» әрекетін тек шешім орындайды, ал бұл нәтиже шешім шығармайды. «decides» қосыңыз.`, `Действие «${act}» исполняет только решение, а этот исход ничего не решает. Добавьте «decides».`,
    `Only a decision carries out “${act}”, and this outcome issues none. Add “decides”.`)),
  'act-untold': error((name, kinds) => say(
    `Әрекетке «${name}» қажет: «with» ішінде түрі мынадай өрісті көрсетіңіз: ${kinds}.`, `Действию нужно «${name}»: назовите в «with» поле вида ${kinds}.`,
    `The act takes “${name}”: name in “with” a field of the kind ${kinds}.`)),
  'act-told-too-much': error((name, act) => say(
    `«${act}» әрекеті «${name}» дегенді қабылдамайды. Оны «with» ішінен алып тастаңыз.`, `Действие «${act}» не принимает «${name}». Удалите его из «with».`,
    `The act “${act}” takes no “${name}”. Remove it from “with”.`)),
  'act-unstated': error((name, kind) => say(
    `Әрекет оқитын «${name}» мәнін іс көрсетпейді: қол қоюшы нені бекітетінін көруі тиіс. Түрі «${kind}», «from: act.${name}» болатын өріс қосыңыз.`,
    `Дело не называет «${name}», прочитанное действием: подписывающий должен видеть, что он утверждает. Добавьте поле вида «${kind}» с «from: act.${name}».`,
    `The case does not state the “${name}” that the act reads, and whoever signs must see it. Add a field of the kind ${kind} with “from: act.${name}”.`)),
  'unstated-by-act': error((name) => say(
    `Бұл рәсімнің бірде-бір әрекеті «${name}» дегенді мәлімдемейді.`, `Ни одно действие этой процедуры не сообщает «${name}».`, `No act of this procedure states “${name}”.`)),
  'act-not-of-itself': error((by) => say(
    `Мұндай әрекетке апаратын істі лауазымды адам өзі ашады («opens: { by: office, … }», «about» жоқ), ал мұнда: ${by}.`,
    `Дело с таким действием открывает должностное лицо само («opens: { by: office, … }», без «about»), а здесь: ${by}.`,
    `An office opens such a case of itself (“opens: { by: office, … }”, without “about”), but here it is: ${by}.`)),
  'act-by-lateness': error((act) => say(
    `«${act}» әрекетін кешігу орындай алмайды: оны адам шешеді. Кешігу үшін басқа нәтижені көрсетіңіз.`,
    `Опоздание не исполняет «${act}»: это решает человек. Назовите для опоздания другой исход.`,
    `Lateness does not carry out “${act}”: a person decides that. Name another outcome for lateness.`)),
  'act-by-one-person': error((act) => say(
    `«${act}» әрекетін бір адам әрі дайындап, әрі бекіте алмайды. Кезеңге «sign: true» және «excluded: [{ of: opener, … }]» қосыңыз.`,
    `Действие «${act}» не может подготовить и утвердить один человек. Добавьте этапу «sign: true» и «excluded: [{ of: opener, … }]».`,
    `One person may not both draft and approve “${act}”. Give the step “sign: true” and “excluded: [{ of: opener, … }]”.`)),
  'act-unsigned': error((act) => say(
    `«${act}» әрекетін қол қоятын адам ғана орындайды, ал бұл кезеңнің нәтижесіне ешкім қол қоймайды. Шешуді келесі кезеңдегі бір лауазымды адамға тапсырыңыз («by: { role: … }»).`,
    `Действие «${act}» исполняет только тот, кто подписывает, а исход этого этапа никто не подписывает. Передайте решение следующему этапу, одному должностному лицу («by: { role: … }»).`,
    `Only somebody who signs carries out “${act}”, and nobody signs the outcome of this step. Let one officer decide in a step after it (“by: { role: … }”).`)),
} as const satisfies Record<string, Kind>

export type CoreActLintRule = keyof typeof coreActFaults

/** A fault as a check reports it. */
export interface CoreActFault {
  readonly rule: CoreActLintRule
  readonly place: string
  readonly names: readonly [name?: string, other?: string]
}

export const found = (rule: CoreActLintRule, place: string, ...names: CoreActFault['names']): CoreActFault => ({ rule, place, names })
