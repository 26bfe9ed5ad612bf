/**
 * The rules of a statement, of xAPI 1.0.3 and of IEEE 9274.1.1 (2.0): what the specification says of every property, as values that are
 * put together. Pure; the first rule that is broken is thrown as a `Broken` with the property and the section.
 */
import { Broken, type Rule } from './broken.ts'
import { isDuration, isIri, isLanguage, isMailto, isMediaType, isSha1, isSha2, isTimestamp, isUuid } from './formats.ts'
import { type Agent, type Fields, isFields, type Statement, type Version, voidedVerb } from './statement.ts'

/** Throws when the value breaks a rule; `at` is where it stands. */
type Check = (value: unknown, at: string) => void

const fail = (rule: Rule, at: string, section: string): never => { throw new Broken(rule, at, section) }

const textThat = (rule: Rule, section: string, fits: (text: string) => boolean): Check => (value, at) => {
  if (typeof value !== 'string') fail('text', at, section)
  else if (!fits(value)) fail(rule, at, section)
}
const text = textThat('text', 'Data 2.2', () => true)
const truth: Check = (value, at) => { if (typeof value !== 'boolean') fail('truth', at, 'Data 2.2') }
const number: Check = (value, at) => { if (typeof value !== 'number') fail('number', at, 'Data 2.2') }
const iri = textThat('iri', 'Data 4.0', isIri)
const uuid = textThat('uuid', 'Data 4.0', isUuid)
const exactly = (value: string, section: string): Check => textThat('oneOf', section, (one) => one === value)

const listOf = (check: Check, section: string, filled = false): Check => (value, at) => {
  if (!Array.isArray(value)) return fail('array', at, section)
  if (filled && value.length === 0) fail('filled', at, section)
  value.forEach((item, index) => check(item, `${at}[${index}]`))
}

/** An object that has these properties and no others. */
function record(section: string, properties: Readonly<Record<string, Check>>, required: readonly string[] = [], whole?: (value: Fields, at: string) => void): Check {
  const checks = new Map(Object.entries(properties))
  return (value, at) => {
    if (!isFields(value)) return fail('object', at, section)
    for (const name of required) if (!Object.hasOwn(value, name)) fail('missing', `${at}.${name}`, section)
    for (const name of Object.keys(value)) {
      const check = checks.get(name)
      const where = `${at}.${name}`
      if (check === undefined) return fail('unknown', where, 'Data 2.2')
      if (value[name] === null) fail('empty', where, 'Data 2.2')
      check(value[name], where)
    }
    whole?.(value, at)
  }
}

/** An object whose keys have a format of their own. */
const mapOf = (rule: Rule, section: string, fits: (key: string) => boolean, check?: Check): Check => (value, at) => {
  if (!isFields(value)) return fail('object', at, section)
  for (const key of Object.keys(value)) {
    if (!fits(key)) fail(rule, `${at}.${key}`, section)
    check?.(value[key], `${at}.${key}`)
  }
}
/** Data 2.2: nothing but an extension is an empty object. */
const full = (check: Check, section: string): Check => (value, at) => {
  check(value, at)
  if (Object.keys(value as Fields).length === 0) fail('full', at, section)
}
const languageMap = full(mapOf('language', 'Data 4.2', isLanguage, text), 'Data 4.2')
const extensions = mapOf('iri', 'Data 4.1', isIri)

// Data 2.4.2: agents and groups.

const identifiers = ['mbox', 'mbox_sha1sum', 'openid', 'account'] as const
const agentSection = 'Data 2.4.2'
const agentProperties = {
  name: text, mbox: textThat('mailto', 'Data 2.4.2.3', isMailto), mbox_sha1sum: textThat('sha1', 'Data 2.4.2.3', isSha1), openid: textThat('iri', 'Data 2.4.2.3', isIri),
  account: record('Data 2.4.2.4', { homePage: iri, name: text }, ['homePage', 'name']),
} satisfies Record<string, Check>
const countOf = (value: Fields): number => identifiers.filter((name) => Object.hasOwn(value, name)).length
const oneIdentifier = (value: Fields, at: string): void => { if (countOf(value) !== 1) fail('identified', at, 'Data 2.4.2.3') }

const agent = record('Data 2.4.2.1', { objectType: exactly('Agent', agentSection), ...agentProperties }, [], oneIdentifier)
const member: Check = (value, at) => (isFields(value) && value['objectType'] === 'Group' ? fail('agents', at, 'Data 2.4.2.2') : agent(value, at))
const group = record('Data 2.4.2.2', { objectType: exactly('Group', agentSection), ...agentProperties, member: listOf(member, 'Data 2.4.2.2') }, ['objectType'], (value, at) => {
  const count = countOf(value)
  if (count > 1) fail('identified', at, 'Data 2.4.2.3')
  if (count === 0 && !(Array.isArray(value['member']) && value['member'].length > 0)) fail('members', at, 'Data 2.4.2.2')
})
const actor: Check = (value, at) => (isFields(value) && value['objectType'] === 'Group' ? group : agent)(value, at)

const authority: Check = (value, at) => {
  actor(value, at)
  const { objectType, member: members } = value as Agent
  if (objectType === 'Group' && (members?.length !== 2 || countOf(value as Fields) > 0)) fail('authority', at, 'Data 2.4.9')
}

// Data 2.4.4.1: activities and interactions.

const lists: Readonly<Record<string, readonly string[]>> = {
  choice: ['choices'], sequencing: ['choices'], likert: ['scale'], matching: ['source', 'target'], performance: ['steps'], 'true-false': [], 'fill-in': [], 'long-fill-in': [], numeric: [], other: [],
}
const componentNames = ['choices', 'scale', 'source', 'target', 'steps'] as const
const component = record('Data 2.4.4.1', { id: text, description: languageMap }, ['id'])
const components: Check = (value, at) => {
  listOf(component, 'Data 2.4.4.1')(value, at)
  const ids = (value as readonly { readonly id: string }[]).map(({ id }) => id)
  if (new Set(ids).size < ids.length) fail('distinct', at, 'Data 2.4.4.1')
}
const definition = record('Data 2.4.4.1', {
  name: languageMap, description: languageMap, type: iri, moreInfo: iri, extensions,
  interactionType: textThat('oneOf', 'Data 2.4.4.1', (one) => Object.hasOwn(lists, one)), correctResponsesPattern: listOf(text, 'Data 2.4.4.1'),
  choices: components, scale: components, source: components, target: components, steps: components,
}, [], (value, at) => {
  const kind = value['interactionType']
  if (typeof kind !== 'string') {
    if (['correctResponsesPattern', ...componentNames].some((name) => Object.hasOwn(value, name))) fail('missing', `${at}.interactionType`, 'Data 2.4.4.1')
    return
  }
  for (const name of componentNames) if (Object.hasOwn(value, name) && !lists[kind]!.includes(name)) fail('interaction', `${at}.${name}`, 'Data 2.4.4.1')
})
const activity = record('Data 2.4.4.1', { objectType: exactly('Activity', 'Data 2.4.4.1'), id: iri, definition }, ['id'])
const statementRef = record('Data 2.4.4.3', { objectType: exactly('StatementRef', 'Data 2.4.4.3'), id: uuid }, ['objectType', 'id'])

// Data 2.4.5: results.

const score = record('Data 2.4.5.1', { scaled: number, raw: number, min: number, max: number }, [], ({ scaled, raw, min, max }, at) => {
  if (typeof scaled === 'number' && (scaled < -1 || scaled > 1)) fail('scaled', `${at}.scaled`, 'Data 2.4.5.1')
  if (typeof min === 'number' && typeof max === 'number' && min >= max) fail('ordered', `${at}.min`, 'Data 2.4.5.1')
  if (typeof raw === 'number' && ((typeof min === 'number' && raw < min) || (typeof max === 'number' && raw > max))) fail('between', `${at}.raw`, 'Data 2.4.5.1')
})
const result = record('Data 2.4.5', { score, success: truth, completion: truth, response: text, duration: textThat('duration', 'Data 4.6', isDuration), extensions })

// Data 2.4.6: contexts.

const severalActivities: Check = (value, at) => (Array.isArray(value) ? listOf(activity, 'Data 2.4.6.2') : activity)(value, at)
const contextProperties = {
  registration: uuid, instructor: actor, team: group,
  contextActivities: full(record('Data 2.4.6.2', { parent: severalActivities, grouping: severalActivities, category: severalActivities, other: severalActivities }), 'Data 2.4.6.2'),
  revision: text, platform: text, language: textThat('language', 'Data 4.2', isLanguage), statement: statementRef, extensions,
} satisfies Record<string, Check>
const newerSection = 'IEEE 9274.1.1, 4.2.2'
const relevantTypes = listOf(iri, newerSection, true)
const newerProperties = {
  contextAgents: listOf(record(newerSection, { objectType: exactly('contextAgent', newerSection), agent, relevantTypes }, ['objectType', 'agent']), newerSection),
  contextGroups: listOf(record(newerSection, { objectType: exactly('contextGroup', newerSection), group, relevantTypes }, ['objectType', 'group']), newerSection),
} satisfies Record<string, Check>

// Data 2.4.11: attachments.

const attachment = record('Data 2.4.11', {
  usageType: iri, display: languageMap, description: languageMap, contentType: textThat('media', 'Data 2.4.11', isMediaType), fileUrl: iri, sha2: textThat('sha2', 'Data 2.4.11', isSha2),
  length: (value, at) => { if (!Number.isInteger(value) || (value as number) < 0) fail('whole', at, 'Data 2.4.11') },
}, ['usageType', 'display', 'contentType', 'length', 'sha2'])

function rulesOf(version: Version): Check {
  const newer = version === '2.0.0'
  const timestamp = textThat(newer ? 'internetTime' : 'timestamp', newer ? 'IEEE 9274.1.1, 4.2.7' : 'Data 4.5', (one) => isTimestamp(one, newer))
  const said = {
    actor, verb: record('Data 2.4.3', { id: iri, display: languageMap }, ['id']), result, timestamp, attachments: listOf(attachment, 'Data 2.4.11'),
    context: record('Data 2.4.6', newer ? { ...contextProperties, ...newerProperties } : contextProperties),
  } satisfies Record<string, Check>
  const needed = ['actor', 'verb', 'object'] as const

  /** Data 2.4.6: revision and platform tell of an activity; Data 2.3.2: what voids refers to a statement. */
  const together = ({ context, object, verb }: Fields, at: string): void => {
    const kind = (object as Fields)['objectType']
    if (isFields(context) && kind !== undefined && kind !== 'Activity') {
      for (const name of ['revision', 'platform']) if (Object.hasOwn(context, name)) fail('activityOnly', `${at}.context.${name}`, 'Data 2.4.6')
    }
    if ((verb as Fields)['id'] === voidedVerb && kind !== 'StatementRef') fail('voids', `${at}.object`, 'Data 2.3.2')
  }
  const objectBeside = (inner: Check): Check => (value, at) => {
    if (!isFields(value)) return fail('object', at, 'Data 2.4.4')
    switch (value['objectType'] ?? 'Activity') {
      case 'Activity': return activity(value, at)
      case 'Agent': return agent(value, at)
      case 'Group': return group(value, at)
      case 'StatementRef': return statementRef(value, at)
      case 'SubStatement': return inner(value, at)
      default: return fail('oneOf', `${at}.objectType`, 'Data 2.4.4')
    }
  }
  const subStatement = record('Data 2.4.4.3', {
    ...said, objectType: exactly('SubStatement', 'Data 2.4.4.3'), object: objectBeside((_, at) => fail('nested', at, 'Data 2.4.4.3')),
  }, ['objectType', ...needed], together)
  return record('Data 2.4', {
    ...said, object: objectBeside(subStatement), id: uuid, stored: timestamp, authority,
    version: textThat('version', 'Data 2.4.10', (one) => (newer ? /^(?:1\.0(?:\.\d+)?|2\.0\.\d+)$/ : /^1\.0(?:\.\d+)?$/).test(one)),
  }, needed, together)
}

const statements: Readonly<Record<Version, Check>> = { '1.0.3': rulesOf('1.0.3'), '2.0.0': rulesOf('2.0.0') }

/** Throws a `Broken` unless the value is a statement by the rules of the version. */
export function checkStatement(value: unknown, version: Version, at = 'statement'): asserts value is Statement {
  statements[version](value, at)
}

/** Throws a `Broken` unless the value is an agent or a group that can be looked for. */
export function checkAgent(value: unknown, at: string): asserts value is Agent {
  actor(value, at)
}
