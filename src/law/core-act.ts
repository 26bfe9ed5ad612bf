/** Acts of the house itself, and of an institution's own core, that a decision carries out: what each takes of its case, and what it states there. */
import { type Field, numberKinds } from './field.ts'
import { same, spoken, type Text } from './text.ts'

/** One such act as data: declarations are held against it, and whoever does it is found by its name. */
export interface CoreAct {
  /** `room.act`, the same for ever: declarations name it. */
  readonly name: string
  /** What it does, as a sentence without its full stop. */
  readonly words: Text
  /** What it takes of the case, each with the kinds of fields that can say it. */
  readonly takes: Readonly<Record<string, { readonly kinds: readonly Field['kind'][]; readonly optional?: true }>>
  /** What it reads in that as soon as the case is opened: the case states it in fields `from: act.…`, so that whoever signs sees it. */
  readonly states: Readonly<Record<string, Field['kind']>>
  /** It concerns the decision that the case is about; what it reads there is read anew when its decision is signed. Every other act is of the office itself. */
  readonly about?: true
  /** Whoever opens the case does not decide it, and whoever decides signs. */
  readonly twoPeople?: true
}

/** What an outcome carries out with its decision. `with` names for each thing that the act takes the field of the case that says it. */
export interface CarriesOut { readonly act: string; readonly with: Readonly<Record<string, string>> }

/** To bring a declaration into force. */
export const enactment: CoreAct = {
  name: 'declarations.enact',
  words: spoken({ kk: 'Декларация қолданысқа енгізіледі', ru: 'Декларация вводится в действие', en: 'The declaration is brought into force' }),
  takes: { declaration: { kinds: ['text'] } },
  states: { id: 'text', version: 'text', from: 'date', replaces: 'text' },
  twoPeople: true,
}

/** To suspend somebody or something by an order, at once. */
export const ordering: CoreAct = {
  name: 'orders.suspend',
  words: spoken({ kk: 'Тоқтата тұру туралы өкім шығарылады', ru: 'Издаётся распоряжение о приостановлении', en: 'An order of suspension is given' }),
  takes: {
    organisation: { kinds: [numberKinds.organisation, 'text'], optional: true }, subject: { kinds: ['text'], optional: true },
    reasonKk: { kinds: ['text'] }, reasonRu: { kinds: ['text'] }, reasonEn: { kinds: ['text'] },
  },
  states: { subject: 'text' },
}

/** To lift such an order. */
export const lifting: CoreAct = {
  name: 'orders.lift',
  words: spoken({ kk: 'Тоқтата тұру туралы өкімнің күші жойылады', ru: 'Распоряжение о приостановлении отменяется', en: 'An order of suspension is lifted' }),
  takes: { order: { kinds: ['text'] } },
  states: { subject: 'text' },
}

/** To appoint somebody to an office of a body or of the programme, for as long as is said. `person` is an e-mail address, or the id of an account. */
export const appointing: CoreAct = {
  name: 'offices.appoint',
  words: spoken({ kk: 'Лауазымға тағайындалады', ru: 'Производится назначение на должность', en: 'Somebody is appointed to an office' }),
  takes: { person: { kinds: ['text'] }, office: { kinds: ['text'] }, from: { kinds: ['date'], optional: true }, until: { kinds: ['date'], optional: true } },
  states: { person: 'text', name: 'text', title: 'text' },
}

/** To end an appointment, also one that is still to begin. */
export const dismissing: CoreAct = {
  name: 'offices.dismiss',
  words: spoken({ kk: 'Лауазымнан босатылады', ru: 'Производится освобождение от должности', en: 'An appointment is ended' }),
  takes: { person: { kinds: ['text'] }, office: { kinds: ['text'] } },
  states: { person: 'text', name: 'text', title: 'text' },
}

/** The acts of the house, which every programme has. */
export const houseActs: readonly CoreAct[] = [enactment, ordering, lifting, appointing, dismissing]

let kept: readonly CoreAct[] = []

/** Keeps to the acts that the institutions of a country carry out, beside those of the house; answers those kept until then. */
export function keepActs(declared: readonly CoreAct[]): readonly CoreAct[] {
  const former = kept
  kept = declared
  return former
}

/** All acts that decisions can carry out here. */
export const knownActs = (): readonly CoreAct[] => [...houseActs, ...kept]

/** What an act does, in words; its name where there is no such act. */
export const wordsOfAct = (act: string): Text => knownActs().find(({ name }) => name === act)?.words ?? same(act)

/** What the act of a field `from: act.…` states; undefined for every other field. */
export const statedByAct = ({ from }: Pick<Field, 'from'>): string | undefined => /^act\.(.+)$/.exec(from ?? '')?.[1]
