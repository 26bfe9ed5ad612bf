/**
 * An assessment item of QTI 3 as this portal takes it: its text, its interactions and what it is scored by. Pure. Whatever would change the question or its score is
 * a fault, which refuses the item; what can be left out without doing so is told as left out, each with its line.
 */
import { canonical, type Json } from '../../../law/canonical.ts'
import { type Attribute, bestGiven, canGive, type Choice, type Interaction, keptAttributes, type Part, tags } from './interaction.ts'
import type { ItemRule, LeftOut } from './messages.ts'
import { type Answers, type Declared, type Mapping, type OutcomeDeclaration, type ResponseDeclaration, type Scoring, scoreOf, takenBy, templates } from './score.ts'
import { type BaseType, baseTypes, type Cardinality, cardinalities, type Scalar, scalarOf, type Value, valueOf } from './values.ts'
import { elementsIn, readXml, textIn, type XmlElement } from './xml.ts'

/** One thing that refuses an item. */
export interface ItemFault { readonly rule: ItemRule; readonly line: number; readonly what: string }
/** One thing that was left out of it. */
export interface Omitted { readonly rule: LeftOut; readonly line: number; readonly what: string }

export interface Item {
  readonly identifier: string
  readonly title: string
  /** BCP 47, where the item says it. */
  readonly language?: string
  readonly body: readonly Part[]
  readonly interactions: readonly Interaction[]
  readonly scoring: Scoring
  /** The score of a whole answer. */
  readonly most: number
  /** What an answer is judged by, and no word of the question. */
  readonly key: string
  readonly omitted: readonly Omitted[]
}

const itemNamespace = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0'

/** An attribute of XML Schema's boolean; `otherwise` where it does not stand there. */
const flag = ({ attributes }: XmlElement, name: string, otherwise = false): boolean => {
  const said = scalarOf('boolean', attributes[name] ?? '')
  return typeof said === 'boolean' ? said : otherwise
}

/** An identifier of QTI 3 (an NCName): it stands in names and ids of our controls, between colons and spaces, which none may bring. */
const isIdentifier = (name: string): boolean => /^(?!__proto__$)[\p{L}_][\p{L}\p{N}_.-]*$/u.test(name)

/** What says how something looks, or what only another program would read: nothing of the question is lost with it. */
const quietAttributes = /^(?:class|id|style|label|base|xml:base|xml:space|role|title|language|cellpadding|cellspacing|border|width|height|required|template-identifier|show-hide|show-label|(?:data|aria)-[\w-]+)$/
/** Parts that are left out: what is said after an answer, what is for teachers, and how it looks. */
const leftOut: ReadonlyMap<string, LeftOut> = new Map([
  ['qti-modal-feedback', 'feedback'], ['qti-feedback-block', 'feedback'], ['qti-feedback-inline', 'feedback'], ['qti-rubric-block', 'rubric'], ['qti-stylesheet', 'style'], ['qti-catalog-info', 'support'], ['qti-companion-materials-info', 'support'],
  ['qti-choice-description', 'support'],
])

/** Reads an item; answers all that is wrong with it, or the item with what was left out. */
export function readItem(xml: string): { readonly item: Item } | { readonly faults: readonly ItemFault[] } {
  const read = readXml(xml)
  if ('fault' in read) return { faults: [read.fault] }
  const faults: ItemFault[] = []
  const { root } = read
  if (root.name !== 'qti-assessment-item' || root.namespace !== itemNamespace) return { faults: [{ rule: 'root', line: root.line, what: root.name }] }
  const item = itemOf(root, faults)
  return faults.length > 0 ? { faults } : { item }
}

function itemOf(root: XmlElement, faults: ItemFault[]): Item {
  const omitted: Omitted[] = []
  const fault = (rule: ItemRule, { line }: { readonly line: number }, what: string): void => void faults.push({ rule, line, what })
  const { identifier = '', title = '' } = root.attributes
  if (identifier === '') fault('attribute', root, 'identifier')
  if (title.trim() === '') fault('attribute', root, 'title')
  if (flag(root, 'adaptive')) fault('adaptive', root, 'adaptive')

  const reader = bodyReader(fault, (rule, { line }, what) => void omitted.push({ rule, line, what }))
  const responses: ResponseDeclaration[] = []
  const outcomes: OutcomeDeclaration[] = []
  let [body, rules, processing]: [readonly Part[], readonly XmlElement[], XmlElement | undefined] = [[], [], undefined]
  for (const part of elementsIn(root)) {
    const left = leftOut.get(part.name)
    if (left) omitted.push({ rule: left, line: part.line, what: part.name })
    else if (part.name === 'qti-response-declaration') responses.push(responseOf(part, fault))
    else if (part.name === 'qti-outcome-declaration') outcomes.push(outcomeOf(part, fault))
    else if (part.name === 'qti-item-body') body = reader.partsOf(part)
    else if (part.name === 'qti-response-processing') processing = part
    else fault('element', part, part.name)
  }
  const { interactions } = reader
  for (const { line, interaction } of interactions) checkBinding(interaction, responses, fault, line)
  for (const name of twice(interactions.map((one) => one.interaction.response))) fault('twice', root, name)
  if (interactions.length === 0) fault('noInteraction', root, 'qti-item-body')
  for (const name of twice([...responses, ...outcomes].map((one) => one.identifier))) fault('twice', root, name)
  if (processing === undefined) fault('noProcessing', root, 'qti-response-processing')
  else rules = rulesOf(processing, responses, outcomes, fault)
  if (!outcomes.some(({ identifier: name, cardinality, baseType }) => name === 'SCORE' && cardinality === 'single' && (baseType === 'float' || baseType === 'integer'))) fault('noScore', root, 'SCORE')
  const scoring: Scoring = { responses, outcomes, rules }
  const best: Answers = faults.length > 0 ? {} : bestOf(scoring, interactions.map((one) => one.interaction))
  const most = faults.length > 0 ? 0 : mostOf(scoring, best)
  if (faults.length === 0 && !(most > 0)) fault('noMost', root, 'SCORE')
  // Whoever answers as the item itself says must be able to, and have the whole score then: otherwise nobody would ever pass.
  const reachable = faults.length === 0 ? interactions.map((one) => ({ ...one, its: best[one.interaction.response]?.of.map(String) ?? [] })) : []
  for (const { line, interaction, its } of reachable) if (its.length > 0 && !canGive(interaction, its)) fault('limits', { line }, `${interaction.response}: ${its.join(', ')}`)
  if (faults.length === 0 && scoreOf(scoring, best) < most) fault('unreachable', root, `${scoreOf(scoring, best)} < ${most}`)
  const language = root.attributes['xml:lang'] ?? root.attributes['language']
  const key = canonical({ responses: responses as unknown as Json, outcomes: outcomes as unknown as Json, rules: rules.map(bare) })
  return { identifier, title, ...(language && { language }), body, interactions: interactions.map((one) => one.interaction), scoring, most, key, omitted }
}

const twice = (names: readonly string[]): readonly string[] => [...new Set(names.filter((name, at) => names.indexOf(name) !== at))]
/** A rule without its lines, which say nothing of how it scores. */
const bare = ({ name, attributes, children }: XmlElement): Json => ({ name, attributes, children: children.flatMap((one) => (typeof one === 'string' ? (one.trim() === '' ? [] : [one.trim()]) : [bare(one)])) })

/** The most that can be had: as the item says it, or what the best answer brings. */
function mostOf(scoring: Scoring, best: Answers): number {
  const said = scoring.outcomes.find(({ identifier }) => identifier === 'MAXSCORE')?.otherwise?.of[0]
  return scoring.outcomes.find(({ identifier }) => identifier === 'SCORE')?.most ?? (typeof said === 'number' ? said : scoreOf(scoring, best))
}

/** The best answer to each response that is asked: the correct one as the item says it, else what its mapping is best paid for within the limits of its interaction. */
const bestOf = ({ responses }: Scoring, interactions: readonly Interaction[]): Answers => Object.fromEntries(interactions.map((one): readonly [string, Value] => {
  const { cardinality, baseType, correct, mapping } = responses.find(({ identifier }) => identifier === one.response)!
  if (correct !== null || mapping === undefined) return [one.response, correct]
  const worths = new Map(mapping.entries.toReversed().map(({ key, worth }) => [String(key), worth]))
  const values = bestGiven(one, cardinality === 'single' ? 1 : one.most, (value) => worths.get(value) ?? mapping.otherwise, [...worths.keys()])
  return [one.response, valueOf(cardinality, baseType, values.flatMap((value) => scalarOf(baseType, value) ?? []))]
}))

type Tell = (rule: ItemRule, at: { readonly line: number }, what: string) => void

function declaredOf(element: XmlElement, fault: Tell): Declared {
  const { identifier = '', cardinality = 'single', 'base-type': baseType = 'string' } = element.attributes
  if (!isIdentifier(identifier)) fault('identifier', element, `${element.name} identifier="${identifier}"`)
  if (!cardinalities.some((one) => one === cardinality)) fault('cardinality', element, cardinality)
  if (!baseTypes.some((one) => one === baseType)) fault('baseType', element, baseType)
  return { identifier, cardinality: cardinality as Cardinality, baseType: baseType as BaseType }
}

function valuesIn(element: XmlElement | undefined, { cardinality, baseType }: Declared, fault: Tell): Value {
  const scalars = (element ? elementsIn(element, 'qti-value') : []).flatMap((one): readonly Scalar[] => {
    const scalar = scalarOf(baseType, baseType === 'string' ? textIn(one).trim() : textIn(one))
    if (scalar === undefined) fault('value', one, textIn(one).trim())
    return scalar === undefined ? [] : [scalar]
  })
  if (cardinality === 'single' && scalars.length > 1) fault('oneValue', element!, String(scalars.length))
  return valueOf(cardinality, baseType, scalars)
}

function responseOf(element: XmlElement, fault: Tell): ResponseDeclaration {
  const declared = declaredOf(element, fault)
  const [correct, otherwise, mapping] = ['qti-correct-response', 'qti-default-value', 'qti-mapping'].map((name) => elementsIn(element, name)[0])
  for (const one of elementsIn(element)) if (!['qti-correct-response', 'qti-default-value', 'qti-mapping'].includes(one.name)) fault('element', one, one.name)
  return { ...declared, correct: valuesIn(correct, declared, fault), otherwise: valuesIn(otherwise, declared, fault), ...(mapping && { mapping: mappingOf(mapping, declared, fault) }) }
}

function mappingOf(element: XmlElement, { baseType }: Declared, fault: Tell): Mapping {
  const number = (at: XmlElement, name: string): number | undefined => {
    const written = at.attributes[name]
    if (written === undefined) return undefined
    const read = scalarOf('float', written)
    if (typeof read !== 'number') fault('value', at, `${name}="${written}"`)
    return typeof read === 'number' ? read : 0
  }
  const [lower, upper] = [number(element, 'lower-bound'), number(element, 'upper-bound')]
  return {
    ...(lower !== undefined && { lower }), ...(upper !== undefined && { upper }), otherwise: number(element, 'default-value') ?? 0,
    entries: elementsIn(element, 'qti-map-entry').flatMap((entry) => {
      const key = scalarOf(baseType, entry.attributes['map-key'] ?? '')
      if (key === undefined) fault('value', entry, `map-key="${entry.attributes['map-key'] ?? ''}"`)
      const worth = number(entry, 'mapped-value')
      if (worth === undefined) fault('attribute', entry, 'mapped-value')
      // Letters of either case are the same unless the entry says otherwise (QTI 3, MapEntry: the default is false).
      return key === undefined ? [] : [{ key, worth: worth ?? 0, caseSensitive: flag(entry, 'case-sensitive') }]
    }),
  }
}

function outcomeOf(element: XmlElement, fault: Tell): OutcomeDeclaration {
  const declared = declaredOf(element, fault)
  const most = element.attributes['normal-maximum'] === undefined ? undefined : scalarOf('float', element.attributes['normal-maximum'])
  for (const one of elementsIn(element)) if (one.name !== 'qti-default-value') fault('element', one, one.name)
  if (element.attributes['external-scored'] !== undefined) fault('processing', element, 'external-scored')
  return { ...declared, otherwise: valuesIn(elementsIn(element, 'qti-default-value')[0], declared, fault), ...(typeof most === 'number' && { most }) }
}

/** The rules of an item, its own or those of a template, held to what can be run and to what is declared. */
function rulesOf(element: XmlElement, responses: readonly ResponseDeclaration[], outcomes: readonly OutcomeDeclaration[], fault: Tell): readonly XmlElement[] {
  const { template } = element.attributes
  if (template !== undefined && elementsIn(element).length === 0) {
    const known = templates.get(template.split('/').at(-1)!.replace(/\.xml$/, ''))
    const response = responses.find(({ identifier }) => identifier === 'RESPONSE')
    if (known === undefined) fault('template', element, template)
    else if (response === undefined || (known.needs === 'correct' ? response.correct === null : response.mapping === undefined)) fault(known.needs === 'correct' ? 'templateCorrect' : 'templateMapping', element, template)
    // The template scores one response: an answer to another interaction would count for nothing.
    else if (responses.length > 1) fault('templateOne', element, template)
    return known?.rules ?? []
  }
  const rules = elementsIn(element)
  if (rules.length === 0) fault('noProcessing', element, element.name)
  checkRules(rules, { responses, outcomes, fault })
  return rules
}

interface Checking { readonly responses: readonly ResponseDeclaration[]; readonly outcomes: readonly OutcomeDeclaration[]; readonly fault: Tell }

function checkRules(rules: readonly XmlElement[], all: Checking): void {
  for (const rule of rules) {
    const inside = elementsIn(rule)
    if (rule.name === 'qti-response-processing-fragment') checkRules(inside, all)
    else if (rule.name === 'qti-set-outcome-value') {
      if (!all.outcomes.some(({ identifier }) => identifier === rule.attributes['identifier'])) all.fault('undeclared', rule, rule.attributes['identifier'] ?? '')
      if (inside.length !== 1) all.fault('expressions', rule, rule.name)
      for (const one of inside) checkExpression(one, all)
    } else if (rule.name === 'qti-response-condition') {
      for (const branch of inside) {
        const its = elementsIn(branch)
        if (!['qti-response-if', 'qti-response-else-if', 'qti-response-else'].includes(branch.name)) all.fault('element', branch, branch.name)
        else if (branch.name === 'qti-response-else') checkRules(its, all)
        else if (its[0] === undefined) all.fault('expressions', branch, branch.name)
        else {
          checkExpression(its[0], all)
          checkRules(its.slice(1), all)
        }
      }
    } else if (rule.name !== 'qti-exit-response') all.fault('processing', rule, rule.name)
  }
}

function checkExpression(element: XmlElement, all: Checking): void {
  const takes = takenBy(element.name)
  const inside = elementsIn(element)
  const { identifier = '', 'base-type': baseType = '' } = element.attributes
  const [isResponse, isOutcome] = [all.responses.find((one) => one.identifier === identifier), all.outcomes.some((one) => one.identifier === identifier)]
  if (takes === undefined) return all.fault('processing', element, element.name)
  if (inside.length < takes[0] || inside.length > takes[1]) all.fault('expressions', element, element.name)
  if ((element.name === 'qti-variable' || element.name === 'qti-default') && !isResponse && !isOutcome) all.fault('undeclared', element, identifier)
  if (element.name === 'qti-correct' && !isResponse) all.fault('undeclared', element, identifier)
  if (element.name === 'qti-map-response' && isResponse?.mapping === undefined) all.fault('templateMapping', element, identifier)
  if (element.name === 'qti-string-match' && flag(element, 'substring')) all.fault('processing', element, 'substring')
  if (element.name === 'qti-base-value' && (!baseTypes.some((one) => one === baseType) || scalarOf(baseType as BaseType, textIn(element)) === undefined)) all.fault('value', element, textIn(element).trim())
  for (const one of inside) checkExpression(one, all)
}

/** Which declaration an interaction may be bound to (QTI 3, interactions). */
const bindings: Readonly<Record<Interaction['kind'], { readonly types: readonly BaseType[]; readonly cardinalities: readonly Cardinality[] }>> = {
  choice: { types: ['identifier'], cardinalities: ['single', 'multiple'] }, order: { types: ['identifier'], cardinalities: ['ordered'] }, 'inline-choice': { types: ['identifier'], cardinalities: ['single'] },
  match: { types: ['directedPair'], cardinalities: ['single', 'multiple'] }, 'gap-match': { types: ['directedPair'], cardinalities: ['single', 'multiple'] }, hottext: { types: ['identifier'], cardinalities: ['single', 'multiple'] },
  'text-entry': { types: ['string', 'integer', 'float'], cardinalities: ['single'] }, 'extended-text': { types: ['string'], cardinalities: ['single'] },
}

function checkBinding(interaction: Interaction, responses: readonly ResponseDeclaration[], fault: Tell, line: number): void {
  const declared = responses.find(({ identifier }) => identifier === interaction.response)
  const fits = bindings[interaction.kind]
  if (declared === undefined) return fault('undeclared', { line }, interaction.response)
  if (!fits.types.includes(declared.baseType) || !fits.cardinalities.includes(declared.cardinality)) fault('binding', { line }, `${interaction.response}: ${declared.cardinality} ${declared.baseType}`)
  if (declared.cardinality === 'single' && (interaction.kind === 'choice' || interaction.kind === 'hottext') && interaction.most !== 1) fault('binding', { line }, `${interaction.response}: max-choices`)
}

/** Reads the text of an item with its interactions. */
function bodyReader(fault: Tell, omit: (rule: LeftOut, at: { readonly line: number }, what: string) => void) {
  const interactions: { readonly interaction: Interaction; readonly line: number }[] = []
  const hidden = (element: XmlElement): boolean => {
    const left = leftOut.get(element.name)
    if (left) omit(left, element, element.name)
    return left !== undefined
  }
  const number = ({ attributes }: XmlElement, name: string, otherwise: number): number => (/^\d{1,4}$/.test(attributes[name] ?? '') ? Number(attributes[name]) : otherwise)
  const choiceOf = (element: XmlElement): Choice => {
    const { identifier = '' } = element.attributes
    if (!isIdentifier(identifier)) fault('identifier', element, `${element.name} identifier="${identifier}"`)
    return { id: identifier, fixed: flag(element, 'fixed'), most: number(element, 'match-max', 1), parts: partsOf(element) }
  }
  const choicesOf = (element: XmlElement, names: readonly string[]): readonly Choice[] => {
    const its = elementsIn(element).filter((one) => one.name !== 'qti-prompt' && !hidden(one))
    for (const one of its) if (!names.includes(one.name)) fault('element', one, one.name)
    const choices = its.filter((one) => names.includes(one.name)).map(choiceOf)
    if (choices.length === 0 || choices.length > 60) fault('choices', element, String(choices.length))
    for (const name of twice(choices.map(({ id }) => id))) fault('twice', element, name)
    return choices
  }
  let within: XmlElement | undefined
  const taking = (element: XmlElement): Part => {
    // What stands inside another is shown as its words alone, and could not be answered.
    if (within) fault('element', element, `${within.name} ${element.name}`)
    const outer = within
    within = element
    const part = take(element)
    within = outer
    return part
  }
  const take = (element: XmlElement): Part => {
    const response = element.attributes['response-identifier'] ?? ''
    if (!isIdentifier(response)) fault('identifier', element, `response-identifier="${response}"`)
    const prompt = elementsIn(element, 'qti-prompt')[0]
    const asked = { response, prompt: prompt ? partsOf(prompt) : [], most: 0, least: 0 }
    const shuffle = flag(element, 'shuffle')
    const bounds = (name: string, otherwise: number) => ({ most: number(element, `max-${name}`, otherwise), least: number(element, `min-${name}`, 0) })
    let interaction: Interaction
    switch (element.name) {
      case 'qti-choice-interaction': interaction = { ...asked, ...bounds('choices', 1), kind: 'choice', shuffle, choices: choicesOf(element, ['qti-simple-choice']) }; break
      case 'qti-order-interaction': interaction = { ...asked, ...bounds('choices', 0), kind: 'order', shuffle, choices: choicesOf(element, ['qti-simple-choice']) }; break
      case 'qti-inline-choice-interaction': interaction = { ...asked, most: 1, kind: 'inline-choice', shuffle, choices: choicesOf(element, ['qti-inline-choice']) }; break
      case 'qti-match-interaction': {
        const [sources, targets, ...more] = elementsIn(element, 'qti-simple-match-set')
        if (!sources || !targets || more.length > 0) fault('matchSets', element, element.name)
        const set = (one: XmlElement | undefined) => (one ? choicesOf(one, ['qti-simple-associable-choice']) : [])
        interaction = { ...asked, ...bounds('associations', 1), kind: 'match', shuffle, choices: set(sources), targets: set(targets) }
        break
      }
      case 'qti-gap-match-interaction': case 'qti-hottext-interaction': {
        const isGap = element.name === 'qti-gap-match-interaction'
        const names = isGap ? ['qti-gap-text'] : []
        const found: Choice[] = []
        const text = elementsIn(element).filter((one) => one.name !== 'qti-prompt' && !names.includes(one.name) && !hidden(one)).map((one) => partOf(one, (spot) => {
          if (spot.name !== (isGap ? 'qti-gap' : 'qti-hottext')) return undefined
          const choice = choiceOf(spot)
          found.push(choice)
          return { spot: choice.id, parts: choice.parts }
        }))
        for (const name of twice(found.map(({ id }) => id))) fault('twice', element, name)
        if (found.length === 0 || found.length > 60) fault('choices', element, String(found.length))
        if (isGap) interaction = { ...asked, ...bounds('associations', 1), kind: 'gap-match', shuffle, text, gaps: found.map(({ id }) => id), choices: choicesOf({ ...element, children: elementsIn(element).filter((one) => names.includes(one.name)) }, names) }
        else interaction = { ...asked, ...bounds('choices', 1), kind: 'hottext', text, choices: found }
        break
      }
      default: interaction = { ...asked, kind: element.name === 'qti-text-entry-interaction' ? 'text-entry' : 'extended-text', length: number(element, 'expected-length', 0) }
    }
    if (!['10', undefined].includes(element.attributes['base'])) fault('value', element, `base="${element.attributes['base']}"`)
    if (element.attributes['pattern-mask'] !== undefined) omit('pattern', element, 'pattern-mask')
    interactions.push({ interaction, line: element.line })
    return { interaction }
  }
  /** `spots` reads what an interaction has inside its own text. */
  function partOf(element: XmlElement, spots?: (element: XmlElement) => Part | undefined): Part {
    const spot = spots?.(element)
    if (spot !== undefined) return spot
    if (hidden(element)) return ''
    if (/^qti-(?:choice|order|match|inline-choice|text-entry|extended-text|gap-match|hottext)-interaction$/.test(element.name)) return taking(element)
    const tag = element.name === 'qti-content-body' ? 'div' : tags.find((one) => one === element.name)
    if (tag === undefined) fault('element', element, element.name)
    const attributes: Partial<Record<Attribute, string>> = {}
    for (const [name, value] of Object.entries(element.attributes)) {
      const plain = keptAttributes.find((one) => one === (name === 'xml:lang' ? 'lang' : name))
      if (plain) attributes[plain] = value
      else if (!quietAttributes.test(name)) omit('attribute', element, `${element.name} ${name}`)
    }
    return { tag: tag ?? 'div', attributes, parts: partsOf(element, spots) }
  }
  function partsOf(element: XmlElement, spots?: (element: XmlElement) => Part | undefined): readonly Part[] {
    return element.children.map((one) => (typeof one === 'string' ? one : partOf(one, spots)))
  }
  return { interactions, partsOf }
}
