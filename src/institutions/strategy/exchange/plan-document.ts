/**
 * A plan as a StratML document of part 2, and back. Pure.
 *
 * Goals of no other goal are its Goals, all others its Objectives; measures and projects are Objectives too, milestones the indicators of a project, and the indicators of a Goal stand in one without a name, for part 2 has indicators in Objectives alone.
 * What StratML has no element for stands in `OtherInformation`, a line each: `shanyraq.name = value`. So a forecast is never read as a target, and nothing is lost on the way back.
 */
import { z } from 'zod'
import type { Answer, Facts } from '../../../law/field.ts'
import type { Text } from '../../../law/text.ts'
import { words } from './messages.ts'
import { isOurs, mark, oursIn, other, otherLines, stakeholders, told, written } from './own-lines.ts'
import { milestoneIn, milestoneLines, projectElement, projectLines } from './project-elements.ts'
import type { Proposed, Row } from './proposed.ts'
import { child, childrenOf, element, type Element, type Part, textOf } from './stratml.ts'

const inYear = (year: string, number: string | undefined, more: readonly Element[] = []): readonly (Element | undefined)[] =>
  [element('StartDate', `${year}-01-01`), element('EndDate', `${year}-12-31`), number === undefined ? undefined : element('NumberOfUnits', number), ...more]
const descriptor = (name: string, value = ''): Element => element('Descriptor', [element('DescriptorName', `${mark}${name}`), value === '' ? undefined : element('DescriptorValue', value)])

const indicatorLines = ['nameRu', 'nameEn', 'definition', 'definitionRu', 'definitionEn', 'unitRu', 'unitEn', 'dataSource', 'method', 'direction', 'limit', 'counts', 'certainty', 'sourceUrl', 'owner', 'ownerOffice'] as const
const figureLines = ['low', 'high', 'sourceUrl', 'responsible', 'toldOn'] as const

function indicatorElement({ key, values }: Row, figures: readonly Row[]): Element {
  const yearly = Object.entries(values).flatMap(([name, value]) => (/^target\d{4}$/.test(name) ? [[name.slice(6), String(value)] as const] : []))
  const targets = [
    ...yearly.map(([year, value]) => element('TargetResult', inYear(year, value))),
    ...told(values, 'target') === undefined && told(values, 'targetYear') === undefined ? [] : [element('TargetResult', [
      ...told(values, 'targetYear') === undefined ? [] : [element('StartDate', `${told(values, 'targetYear')}-01-01`), element('EndDate', `${told(values, 'targetYear')}-12-31`)],
      told(values, 'target') === undefined ? undefined : element('NumberOfUnits', told(values, 'target')!), descriptor('target'),
    ])],
  ]
  const base = told(values, 'baseValue') === undefined && told(values, 'baseYear') === undefined ? [] : [element('ActualResult', [
    ...told(values, 'baseYear') === undefined ? [] : [element('StartDate', `${told(values, 'baseYear')}-01-01`), element('EndDate', `${told(values, 'baseYear')}-12-31`)],
    told(values, 'baseValue') === undefined ? undefined : element('NumberOfUnits', told(values, 'baseValue')!), descriptor('base'),
  ])]
  const facts = figures.filter((one) => one.values['kind'] === 'fact').map((one) => element('ActualResult', inYear(String(one.values['year']), told(one.values, 'value'), [
    descriptor('figure', [`${mark}key = ${one.key}`, otherLines(one.values, figureLines)].filter((line) => line !== '').join('\n')), element('Description', told(one.values, 'figureSource') ?? ''),
  ])))
  const forecasts = figures.filter((one) => one.values['kind'] !== 'fact').map((one) => `${mark}forecast = ${written(JSON.stringify({ key: one.key, ...one.values }))}`)
  const instance = [...targets, ...base, ...facts]
  return element('PerformanceIndicator', [
    element('MeasurementDimension', told(values, 'name') ?? ''), element('UnitOfMeasurement', told(values, 'unit') ?? ''), element('Identifier', key), instance.length === 0 ? undefined : element('MeasurementInstance', instance),
    other([otherLines(values, indicatorLines), ...forecasts].filter((line) => line !== '').join('\n')),
  ])
}

const goalLines = ['nameRu', 'nameEn', 'mandate', 'certainty', 'sourceUrl'] as const
const measureLines = ['nameRu', 'nameEn', 'planLine', 'formOfCompletion', 'deadline', 'executor', 'coExecutors', 'budget', 'people', 'certainty', 'sourceUrl', 'doneOn', 'evidence'] as const

/** What a document says of itself. */
export interface About { readonly name: string; readonly organization: string; readonly source: string; readonly published: string }

/** The plan as a document. */
export function documentOf({ goals, indicators, measures, figures, projects, milestones }: Proposed, { name, organization, source, published }: About): Element {
  const of = (rows: readonly Row[]) => Map.groupBy(rows, (one) => one.of)
  const [partsOf, indicatorsOf, measuresOf, figuresOf, projectsOf, milestonesOf] = [of(goals), of(indicators), of(measures), of(figures), of(projects), of(milestones)]
  const indicatorsIn = (key: string): readonly Element[] => (indicatorsOf.get(key) ?? []).map((one) => indicatorElement(one, figuresOf.get(one.key) ?? []))
  const measuresIn = (goal: Row): readonly Element[] => (measuresOf.get(goal.key) ?? []).map(({ key, values }) => element('Objective', [
    element('Name', told(values, 'name') ?? ''), element('Identifier', key), other(`${mark}kind = measure\n${mark}of = ${goal.key}\n${otherLines(values, measureLines)}`),
  ]))
  const workIn = (goal: Row): readonly Element[] => [...measuresIn(goal), ...(projectsOf.get(goal.key) ?? []).map((one) => projectElement(one, milestonesOf.get(one.key) ?? []))]
  const partsIn = (goal: Row): readonly Element[] => (partsOf.get(goal.key) ?? []).flatMap((part) => [
    element('Objective', [
      element('Name', told(part.values, 'name') ?? ''), element('Description', told(part.values, 'about') ?? ''), element('Identifier', part.key), ...stakeholders(part.values),
      other([`${mark}of = ${goal.key}`, otherLines(part.values, goalLines)].filter((line) => line !== '').join('\n')), ...indicatorsIn(part.key),
    ]), ...workIn(part), ...partsIn(part),
  ])
  return element('PerformancePlanOrReport', [
    element('Name', name),
    element('StrategicPlanCore', [element('Organization', [element('Name', organization)]), ...(partsOf.get(undefined) ?? []).map((goal) => {
      const own = indicatorsIn(goal.key)
      return element('Goal', [
        element('Name', told(goal.values, 'name') ?? ''), element('Description', told(goal.values, 'about') ?? ''), element('Identifier', goal.key), ...stakeholders(goal.values), other(otherLines(goal.values, goalLines)),
        own.length === 0 ? undefined : element('Objective', [other(`${mark}kind = indicators`), ...own]), ...workIn(goal), ...partsIn(goal),
      ])
    })]),
    element('AdministrativeInformation', [element('PublicationDate', published), element('Source', source)]),
  ], { Type: 'Performance_Plan' })
}

/** A forecast from its line; undefined where it is none. */
function forecastIn(line: string): Row | undefined {
  try {
    const { key, ...values } = z.record(z.string(), z.union([z.string(), z.number()])).parse(JSON.parse(line))
    return key === undefined ? undefined : { key: String(key).trim(), values }
  } catch {
    return undefined
  }
}

/** What whoever brings a file says where the file is silent. */
export interface Unsaid { readonly method: string; readonly direction: string; readonly certainty: string; readonly today: string }

const isDecimal = (text: string): boolean => /^-?\d+(\.\d+)?$/.test(text)

/** The rows of a document, what of it no register has a place for, with how often, and what it says in two ways. */
export function proposedIn(part: Part, root: Element, unsaid: Unsaid): { readonly proposed: Proposed; readonly left: ReadonlyMap<string, number>; readonly faults: readonly { readonly key: string; readonly text: Text }[] } {
  const left = new Map<string, number>()
  const faults: { key: string; text: Text }[] = []
  const [goals, indicators, measures, figures, projects, milestones]: [Row[], Row[], Row[], Row[], Row[], Row[]] = [[], [], [], [], [], []]
  const core = child(root, 'StrategicPlanCore')
  const planName = textOf(root, 'Name') ?? ''
  const organization = textOf(core && child(core, 'Organization'), 'Name') ?? planName
  const source = textOf(child(root, 'AdministrativeInformation'), 'Source')
  const leave = (what: string, count = 1): void => { if (count > 0) left.set(what, (left.get(what) ?? 0) + count) }
  for (const name of ['Vision', 'Mission', 'Value', 'Stakeholder']) leave(name, core === undefined ? 0 : childrenOf(core, name).length + (name === 'Stakeholder' ? childrenOf(core, 'Organization').reduce((sum, one) => sum + childrenOf(one, name).length, 0) : 0))
  leave('Submitter', childrenOf(root, 'Submitter').length)
  /** Elements of these names that say something. */
  const leaveIn = (one: Element | undefined, ...names: readonly string[]): void => names.forEach((name) => leave(name, one === undefined ? 0 : childrenOf(one, name).filter(({ text, children }) => text.trim() !== '' || children.length > 0).length))
  leaveIn(root, 'Description', 'OtherInformation')
  leaveIn(child(root, 'AdministrativeInformation'), 'Identifier', 'StartDate', 'EndDate', 'Submitter')
  const [first, ...others] = core === undefined ? [] : childrenOf(core, 'Organization')
  leave('Organization', others.length)
  leaveIn(first, 'Acronym', 'Identifier', 'Description')
  let unnamed = 0
  /** A file has no key that begins with a space, so none that it has is that of something without a name. */
  const keyOf = (one: Element): string => textOf(one, 'Identifier') ?? ` ${one.name} ${unnamed += 1}`

  /** Lines of ours, and what else stands there. */
  function othersOf(one: Element): { readonly lines: ReadonlyMap<string, string>; readonly forecasts: readonly string[]; readonly free: string } {
    const all = textOf(one, 'OtherInformation') ?? ''
    const ours = oursIn(all)
    return { lines: new Map(ours), forecasts: ours.flatMap(([name, value]) => (name === 'forecast' ? [value] : [])), free: all.split('\n').filter((line) => !isOurs(line.trim())).join('\n').trim() }
  }
  const linesAs = (lines: ReadonlyMap<string, string>, names: readonly string[]): Facts => Object.fromEntries(names.flatMap((name) => (lines.has(name) ? [[name, lines.get(name)!]] : [])))
  /** Lines of ours whose name this version does not know. */
  const leaveLines = (lines: Iterable<string>, names: readonly string[]): void => { for (const name of lines) if (!names.includes(name) && !['of', 'kind', 'key', 'forecast'].includes(name)) leave(`${mark}${name}`) }
  const cut = (text: string, most: number, what: string): string => {
    if (text.length > most) leave(`${what} > ${most}`)
    return text.slice(0, most)
  }
  const named = (name: string, lines: ReadonlyMap<string, string>): Facts => {
    const short = cut(name, 300, 'Name')
    return { name: short, nameRu: lines.get('nameRu') ?? short, nameEn: lines.get('nameEn') ?? short }
  }
  const owners = (one: Element): Facts => {
    const found: Record<string, string> = {}
    for (const holder of childrenOf(one, 'Stakeholder')) {
      const name = textOf(holder, 'Name')
      leaveIn(holder, 'Description')
      const role = childrenOf(holder, 'Role').map((each) => textOf(each, 'Name')).find((each) => each === 'owner' || each === 'ownerOffice')
      const column = role ?? (holder.attributes['StakeholderTypeType'] === 'Person' ? undefined : 'owner')
      if (name === undefined) continue
      if (column === undefined || found[column] !== undefined) leave('Stakeholder')
      else found[column] = cut(name, 300, 'Stakeholder')
    }
    return found
  }

  function goalRow(one: Element, of: string | undefined): string {
    const key = keyOf(one)
    const { lines, free } = othersOf(one)
    const about = [textOf(one, 'Description'), free].filter((text) => text !== undefined && text !== '').join('\n\n')
    goals.push({ key, ...(of !== undefined && { of: lines.get('of')?.trim() ?? of }), values: {
      ...named(textOf(one, 'Name') ?? (about || key.trim()), lines), ...(about !== '' && { about: cut(about, 3000, 'Description') }), ...owners(one),
      mandate: cut(planName, 300, 'Name'), certainty: unsaid.certainty, ...(source !== undefined && lines.size === 0 && { sourceUrl: cut(source, 300, 'Source') }), ...linesAs(lines, ['mandate', 'certainty', 'sourceUrl']),
    } })
    leaveLines(lines.keys(), goalLines)
    leaveIn(one, 'SequenceIndicator')
    return key
  }

  function indicatorRow(one: Element, goal: string, goalName: string): void {
    const { lines, forecasts, free } = othersOf(one)
    const [dimension, unit] = [textOf(one, 'MeasurementDimension'), textOf(one, 'UnitOfMeasurement')]
    const results = childrenOf(one, 'MeasurementInstance').flatMap(({ children }) => children)
    if (dimension === undefined && unit === undefined && results.every((result) => textOf(result, 'NumberOfUnits') === undefined && textOf(result, 'Description') === undefined)) {
      leave('OtherInformation', free === '' ? 0 : 1)
      return
    }
    leaveLines(lines.keys(), indicatorLines)
    leaveIn(one, 'SequenceIndicator')
    leave('ValueChainStage', one.attributes['ValueChainStage'] === undefined ? 0 : 1)
    const key = keyOf(one)
    const values: Record<string, Answer> = {
      ...named(dimension ?? goalName, lines), definition: cut(free || dimension || goalName, 3000, 'OtherInformation'), unit: cut(unit ?? '–', 300, 'UnitOfMeasurement'), dataSource: cut(planName, 300, 'Name'), method: unsaid.method, direction: unsaid.direction, certainty: unsaid.certainty,
      ...linesAs(lines, indicatorLines.filter((name) => name !== 'nameRu' && name !== 'nameEn')),
    }
    const plain: { readonly year: number; readonly value: string }[] = []
    for (const result of results) {
      const [units, about] = [textOf(result, 'NumberOfUnits'), textOf(result, 'Description')]
      const number = units !== undefined && isDecimal(units) ? units : undefined
      if (units !== undefined && number === undefined) leave(`NumberOfUnits: ${units.slice(0, 40)}`)
      const year = /^\d{4}(?!\d)/.exec(textOf(result, 'EndDate') ?? textOf(result, 'StartDate') ?? '')?.[0]
      const sort = textOf(child(result, 'Descriptor'), 'DescriptorName')
      if (sort !== undefined && !sort.startsWith(mark)) leave('Descriptor')
      if (about !== undefined && (result.name === 'TargetResult' || sort === `${mark}base`)) leave(`${result.name}: Description`)
      if (sort === `${mark}target` || sort === `${mark}base`) {
        const of = sort.slice(mark.length)
        if (number !== undefined) values[of === 'base' ? 'baseValue' : 'target'] = number
        if (year !== undefined) values[`${of}Year`] = Number(year)
      } else if (number === undefined || year === undefined) leave(result.name)
      else if (result.name === 'TargetResult') plain.push({ year: Number(year), value: number })
      else {
        const ours = new Map(oursIn(textOf(child(result, 'Descriptor'), 'DescriptorValue') ?? ''))
        const on = /^\d{4}-\d\d-\d\d/.exec(textOf(result, 'EndDate') ?? '')?.[0] ?? unsaid.today
        leaveLines(ours.keys(), figureLines)
        figures.push({ key: ours.get('key')?.trim() ?? ` ${key.trim()}-${figures.length + 1}`, of: key, values: {
          year: Number(year), kind: 'fact', value: number, figureSource: cut(about ?? planName, 300, 'Description'), responsible: cut(organization, 300, 'Name'), toldOn: on > unsaid.today ? unsaid.today : on, ...linesAs(ours, figureLines),
        } })
      }
    }
    for (const [year, [, again]] of Map.groupBy(plain, (one) => one.year)) if (again !== undefined) faults.push({ key, text: words.faults.targetsOfYear(year) })
    // A foreign file has no mark for its last target: it is the one of the latest year.
    const last = values['target'] === undefined && values['targetYear'] === undefined && lines.size === 0 ? plain.toSorted((a, b) => a.year - b.year).at(-1) : undefined
    if (last !== undefined) Object.assign(values, { target: last.value, targetYear: last.year })
    for (const one of plain) {
      if (one === last) continue
      if (one.year >= 2024 && one.year <= 2029) values[`target${one.year}`] = one.value
      else leave('TargetResult')
    }
    leave('Relationship', childrenOf(one, 'Relationship').filter((relation) => textOf(relation, 'Name') !== undefined || textOf(relation, 'Description') !== undefined).length)
    indicators.push({ key, of: goal, values })
    for (const one of forecasts) {
      const forecast = forecastIn(one)
      if (forecast === undefined) leave('forecast')
      else figures.push({ ...forecast, of: key })
    }
  }

  function projectRow(one: Element, goal: string): void {
    const [key, { lines, free }] = [keyOf(one), othersOf(one)]
    const parent = lines.get('parent')?.trim()
    const about = textOf(one, 'Description')
    leave('OtherInformation', free === '' ? 0 : 1)
    leaveLines(lines.keys(), projectLines)
    leaveIn(one, 'SequenceIndicator')
    projects.push({ key, of: lines.get('of')?.trim() ?? goal, ...(parent !== undefined && { beside: [parent] }), values: {
      ...named(textOf(one, 'Name') ?? key.trim(), lines), ...(about !== undefined && { about: cut(about, 3000, 'Description') }), ...owners(one), certainty: unsaid.certainty, ...linesAs(lines, projectLines.filter((name) => name !== 'parent' && name !== 'nameRu' && name !== 'nameEn')),
    } })
    for (const each of part === 1 ? [] : childrenOf(one, 'PerformanceIndicator')) {
      const [of, said] = [othersOf(each), milestoneIn(each)]
      said.left.forEach((what) => leave(what))
      leave('OtherInformation', of.free === '' ? 0 : 1)
      leaveLines(of.lines.keys(), milestoneLines)
      leaveIn(each, 'SequenceIndicator')
      milestones.push({ key: keyOf(each), of: key, ...(said.beside.length > 0 && { beside: said.beside }), values: { ...named(textOf(each, 'MeasurementDimension') ?? '', of.lines), ...said.values } })
    }
  }

  for (const goal of core === undefined ? [] : childrenOf(core, 'Goal')) {
    const key = goalRow(goal, undefined)
    leaveIn(goal, 'PerformanceIndicator')
    for (const objective of childrenOf(goal, 'Objective')) {
      const { lines, free } = othersOf(objective)
      const kind = lines.get('kind')
      leaveIn(objective, 'Objective')
      if (kind === 'measure' || part === 1) leave('PerformanceIndicator', childrenOf(objective, 'PerformanceIndicator').length)
      if (kind === 'measure') {
        leaveIn(objective, 'Description', 'SequenceIndicator', 'Stakeholder')
        leave('OtherInformation', free === '' ? 0 : 1)
        leaveLines(lines.keys(), measureLines)
        measures.push({ key: keyOf(objective), of: lines.get('of')?.trim() ?? key, values: { ...named(textOf(objective, 'Name') ?? '', lines), ...linesAs(lines, measureLines.filter((name) => name !== 'nameRu' && name !== 'nameEn')) } })
        continue
      }
      if (kind === 'project') {
        projectRow(objective, key)
        continue
      }
      const empty = kind === undefined && textOf(objective, 'Name') === undefined && textOf(objective, 'Description') === undefined && textOf(objective, 'OtherInformation') === undefined
      const of = kind === 'indicators' || empty ? key : goalRow(objective, key)
      if (of === key) leaveIn(objective, 'Description', 'SequenceIndicator', 'Stakeholder')
      if (part === 2) for (const one of childrenOf(objective, 'PerformanceIndicator')) indicatorRow(one, of, textOf(objective, 'Name') ?? textOf(goal, 'Name') ?? '')
    }
  }
  return { proposed: { goals, indicators, measures, figures, projects, milestones }, left, faults }
}
