/**
 * Projects and their milestones as StratML of part 2 has them, and back. Pure.
 *
 * A project is an Objective of its goal; a milestone is a PerformanceIndicator of it, of one unit: the planned day ends its TargetResult, the day on which it was reached its ActualResult, which says the evidence; for what it waits are its Relationships. So programs that know no project of ours read days and dependencies all the same.
 */
import { words } from './messages.ts'
import { mark, other, otherLines, stakeholders, told } from './own-lines.ts'
import type { Row } from './proposed.ts'
import { childrenOf, element, type Element, textOf } from './stratml.ts'

export const projectLines = ['parent', 'nameRu', 'nameEn', 'region', 'startsOn', 'deadline', 'budget', 'account', 'certainty', 'sourceUrl'] as const
export const milestoneLines = ['nameRu', 'nameEn'] as const

const lines = (...all: readonly string[]): string => all.filter((line) => line !== '').join('\n')

function milestoneElement({ key, values, beside = [] }: Row): Element {
  const [doneOn, evidence] = [told(values, 'doneOn'), told(values, 'evidence')]
  return element('PerformanceIndicator', [
    element('MeasurementDimension', told(values, 'name') ?? ''), element('UnitOfMeasurement', words.milestone.kk), element('Identifier', key),
    beside.length === 0 ? undefined : element('Relationship', [...beside.map((one) => element('ReferentIdentifier', one)), element('Name', `${mark}after`)]),
    element('MeasurementInstance', [
      element('TargetResult', [element('EndDate', told(values, 'plannedOn') ?? ''), element('NumberOfUnits', '1')]),
      doneOn === undefined && evidence === undefined ? undefined : element('ActualResult', [
        doneOn === undefined ? undefined : element('EndDate', doneOn), element('NumberOfUnits', doneOn === undefined ? '0' : '1'), evidence === undefined ? undefined : element('Description', evidence),
      ]),
    ]),
    other(lines(`${mark}kind = milestone`, otherLines(values, milestoneLines))),
  ])
}

/** The project with its milestones. */
export function projectElement({ key, of = '', values, beside = [] }: Row, milestones: readonly Row[]): Element {
  const parent = beside[0]
  return element('Objective', [
    element('Name', told(values, 'name') ?? ''), element('Description', told(values, 'about') ?? ''), element('Identifier', key), ...stakeholders(values),
    other(lines(`${mark}kind = project\n${mark}of = ${of}`, otherLines({ ...values, ...(parent !== undefined && { parent }) }, projectLines))), ...milestones.map(milestoneElement),
  ])
}

/** What the elements of a milestone say: for which others it waits, and its days and evidence. Beside them what they say and a milestone has no place for. */
export function milestoneIn(one: Element): { readonly beside: readonly string[]; readonly values: Readonly<Record<string, string>>; readonly left: readonly string[] } {
  const results = childrenOf(one, 'MeasurementInstance').flatMap(({ children }) => children)
  const [target, actual] = (['TargetResult', 'ActualResult'] as const).map((name) => results.filter((result) => result.name === name))
  const relations = childrenOf(one, 'Relationship')
  const waits = relations.filter((relation) => textOf(relation, 'Name') === `${mark}after`)
  const said = { plannedOn: textOf(target![0], 'EndDate'), doneOn: textOf(actual![0], 'EndDate'), evidence: textOf(actual![0], 'Description') }
  return {
    beside: waits.flatMap((relation) => childrenOf(relation, 'ReferentIdentifier').map(({ text }) => text.trim())),
    values: Object.fromEntries(Object.entries(said).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
    left: [...target!.slice(1), ...actual!.slice(1)].map(({ name }) => name).concat(relations.filter((relation) => !waits.includes(relation)).map(() => 'Relationship')),
  }
}
