/** By which words of a question one sees what it asks of a service, so that "how long" is answered by a term and not by whatever shares a word. */
import { spoken, type Text } from '../../../law/text.ts'
import type { PassageSection } from './passages.ts'

export interface Cue {
  readonly section: PassageSection
  /** Words that ask for this section, in whatever form. */
  readonly words: Text
  /** How surely they ask for it, 3 when not given: the words of a refusal or an application also stand in questions about something else. */
  readonly worth?: 1 | 2
}

const say = (kk: string, ru: string, en: string): Text => spoken({ kk, ru, en })

export const cues: readonly Cue[] = [
  { section: 'term', words: say('күн күнге мерзім уақыт қаралады созылады ұзақ күту', 'срок дней время длится долго рассматривают рассмотрение ждать', 'long days time wait term') },
  { section: 'fee', words: say('тұрады құны төлем ақы тегін баға', 'стоит стоимость плата цена бесплатно', 'cost price free charge much') },
  { section: 'appeal', words: say('шағым шағымдану шағымданамын келіспеймін', 'обжаловать обжалование жалоба пожаловаться оспорить', 'appeal complain complaint contest') },
  { section: 'documents', words: say('құжат', 'документы документов бумаги справки', 'documents papers attach') },
  { section: 'duties', words: say('міндеттер есеп', 'обязанности обязан отчёт отчитываться', 'duties duty obligations report') },
  { section: 'keeping', words: say('сақтау сақтайды сақталады', 'хранятся хранение хранить', 'kept keep stored') },
  { section: 'law', words: say('заң құқықтық кодекс', 'закон правовые кодекс', 'law legal code') },
  { section: 'gives', words: say('нәтиже куәлік', 'результат свидетельство даёт дает', 'result certificate give') },
  { section: 'steps', words: say('кезең', 'этапы шаги процедура', 'steps stages procedure') },
  { section: 'grounds', words: say('талаптар шарттар себеп', 'требования условия почему', 'requirements conditions why') },
  { section: 'grounds', worth: 2, words: say('бас тарту тартады', 'отказать отказ', 'refuse refused refusal') },
  { section: 'who', worth: 1, words: say('қосыламын қосылу кіру сұрау', 'вступить стать обратиться подать', 'join become apply ask eligible') },
]

/** Words that stand in any question about any service and tell nothing. */
export const idle: Text = say(
  'қызмет өтініш керек мүмкін алады аламын болады менің маған тапсырамын тапсыру',
  'услуга заявление сколько сдавать подавать могут можно нужны нужно надо мне меня',
  'service application do does did i my me can may could would should need follow rest take get')
