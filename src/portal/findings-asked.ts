/** What must be found, in a form without a script: the page shows what is asked on what is known and typed, and is shown again with what its answers open. */
import { readAnswers, type Submitted } from '../law/answers.ts'
import { asksEntries } from '../law/entry-field.ts'
import type { Facts, Field } from '../law/field.ts'
import { type AskedFindings, findingsAsked, isConditional } from '../law/findings.ts'
import type { FormField } from '../law/form.ts'
import type { Procedure } from '../law/procedure.ts'
import { readingOf } from '../law/reading.ts'
import type { Locale } from '../law/text.ts'
import type { Day } from '../law/time.ts'
import { html } from './html.ts'
import type { Content } from './html.ts'
import { droppedNotice, openedBy, openedNotice, shownNote } from './opened-questions.ts'

/** On what findings are asked in a case. */
export interface FindingGround {
  readonly procedure: Procedure
  /** What whoever performs sees of what the case knows. */
  readonly facts: Facts
  /** The day on which the case was filed. */
  readonly filed: Day
  /** Takes over what the entries say that the findings name. */
  readonly read: (fields: readonly Field[], facts: Facts) => Promise<{ readonly facts: Facts; readonly problems: readonly unknown[] }>
}

/** Which of these findings are asked on what was typed. While an entry is named that may not be chosen nothing follows from it: the form says so once it is sent. */
export async function findingsOn({ procedure, facts, filed, read }: FindingGround, findings: readonly FormField[], values: Submitted): Promise<AskedFindings> {
  const typed = readAnswers(findings, values).facts
  if (!isConditional(findings)) return { fields: findings, facts: typed, dropped: {}, closed: [] }
  const whole = asksEntries(findings) ? await read(findings, typed) : { facts: typed, problems: [] }
  return findingsAsked(findings, whole.problems.length > 0 ? typed : whole.facts, facts, readingOf(procedure, filed))
}

type Ways = Readonly<Record<string, { readonly findings?: readonly FormField[] }>>

/** The findings that a form shows: of the step or part whatever comes of it, and of each way out what it asks besides. */
export interface ShownFindings {
  readonly common: readonly FormField[]
  readonly ways: Readonly<Record<string, readonly FormField[]>>
  /** What the page says above them, and the notes that it brings back. */
  readonly notes: Content
}

/** What a form shows of the findings after what was typed into it; `chosen` is the way out that was taken there. */
export async function shownFindings(
  ground: FindingGround, locale: Locale, findings: { readonly common: readonly FormField[]; readonly ways: Ways }, sent: { readonly values: Submitted; readonly chosen: string; readonly again: boolean } | undefined,
): Promise<ShownFindings> {
  const values = sent?.values ?? {}
  const common = (await findingsOn(ground, findings.common, values)).fields
  const ways = Object.fromEntries(await Promise.all(Object.entries(findings.ways).map(async ([name, { findings: own = [] }]) => {
    const { fields } = await findingsOn(ground, [...findings.common, ...own], values)
    return [name, fields.filter((field) => own.includes(field))] as const
  })))
  const all = [...findings.common, ...Object.values(findings.ways).flatMap((way) => way.findings ?? [])]
  const following = sent && await follows(ground, [...findings.common, ...findings.ways[sent.chosen]?.findings ?? []], values)
  const dropped = following?.dropped ?? {}
  return {
    common, ways,
    notes: html`${sent?.again && openedNotice(locale, following?.opened ?? [])}${droppedNotice(locale, [{ fields: all }], dropped)}${
      shownNote([{ fields: all }], [...common, ...Object.values(ways).flat()])}${Object.keys(dropped).length > 0 && html`<input type="hidden" name="dropped" value="${Object.keys(dropped).join(' ')}">`}`,
  }
}

/** What follows from what was typed: findings that it opens and the page did not show, and what is not asked any more although it was typed or is known. */
async function follows(ground: FindingGround, findings: readonly FormField[], values: Submitted): Promise<{ readonly opened: readonly FormField[]; readonly dropped: Facts }> {
  const { fields, dropped, closed } = await findingsOn(ground, findings, values)
  const known = Object.fromEntries(closed.map((name) => [name, ground.facts[name]!]))
  return { opened: openedBy(fields, values), dropped: { ...known, ...dropped } }
}

/** Whether the page must be shown again before anything is done: for findings that were opened, or to say which are not asked any more. */
export async function asksMoreFindings(ground: FindingGround, findings: readonly FormField[], values: Submitted): Promise<boolean> {
  if (!isConditional(findings)) return false
  const { opened, dropped } = await follows(ground, findings, values)
  const told = values['dropped']?.split(' ') ?? []
  return opened.length > 0 || Object.keys(dropped).some((name) => !told.includes(name))
}

/** Of what was typed, what belongs to these findings. */
export const typedOf = (findings: readonly Field[], values: Submitted): Submitted =>
  Object.fromEntries(Object.entries(values).filter(([name]) => findings.some((one) => name === one.name || name.startsWith(`${one.name}.`))))
