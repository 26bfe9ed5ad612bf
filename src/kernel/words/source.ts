/** Reads the product's own words from its source: every text that stands there in the languages in which it is written, with its key. */
import { globSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import { parse } from 'acorn'
import { type Part, type Place, placesOf, type Template } from './template.ts'

const written = ['kk', 'ru', 'en'] as const
type Written = (typeof written)[number]

export interface Message {
  /** Module and place in it: `portal/messages#shell.signIn`. */
  readonly key: string
  /** The file in which it stands. No line: it would change with every line above. */
  readonly at: string
  readonly in: Readonly<Record<Written, Template>>
  /** The languages in which words stand in a branch of it, where no template says them and no translator reaches them. */
  readonly fixed: readonly Written[]
  /** Where it is made: while its module is loaded, by what completes it (`spoken`), or whenever a function is called. */
  readonly made: 'as constant' | 'by spoken' | 'unspoken'
}

interface Node { readonly type: string; readonly start: number; readonly end: number; readonly [property: string]: unknown }
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

/** The folder of the source, which the product carries with it: it runs from there. */
export const sourceFolder = join(import.meta.dirname, '..', '..')

/** All messages of the product, in the order of their keys. The packs of countries declare their own texts, and what the house declares is theirs: neither is part of it. */
export function messagesOfSource(): readonly Message[] {
  const modules = globSync('**/*.ts', { cwd: sourceFolder }).map((path) => path.replaceAll('\\', '/'))
  return modules.filter((path) => !/^countries\/|^law\/house\/|\.test\.ts$|(?:^|\/)testing[^/]*\.ts$/.test(path)).sort()
    .flatMap((path) => messagesIn(path, readFileSync(join(sourceFolder, path), 'utf8')))
}

/** The messages of a module, from its text. */
export function messagesIn(path: string, source: string): readonly Message[] {
  if (!/\bru\b/.test(source)) return []
  const code = stripTypeScriptTypes(source)
  const messages: Message[] = []
  const keys = new Map<string, number>()
  const module = path.replace(/\.ts$/, '')
  const add = (place: Where, values: Readonly<Record<Written, Node>>): void => {
    const templates = { kk: templateOf(values.kk, code), ru: templateOf(values.ru, code), en: templateOf(values.en, code) }
    if (written.every((language) => !/\p{L}/u.test(templates[language].template.filter((part) => typeof part === 'string').join('')) && !templates[language].fixed)
      && written.some((language) => templates[language].template.length < 2)) return // handed on, not said here
    const name = place.names.join('.') || 'default'
    const count = (keys.get(name) ?? 0) + 1
    keys.set(name, count)
    messages.push({
      key: `${module}#${name}${count > 1 ? `~${count}` : ''}`,
      at: `src/${path}`,
      in: { kk: templates.kk.template, ru: templates.ru.template, en: templates.en.template },
      fixed: written.filter((language) => templates[language].fixed),
      made: place.spoken ? 'by spoken' : place.within ? 'unspoken' : 'as constant',
    })
  }
  visit(parse(code, { ecmaVersion: 'latest', sourceType: 'module' }) as unknown as Node, { names: [], spoken: false, within: false }, add)
  return messages
}

interface Where { readonly names: readonly string[]; readonly spoken: boolean; readonly within: boolean }
type Add = (place: Where, values: Readonly<Record<Written, Node>>) => void

/** By convention, functions by which a module says a thing in the three languages: `say(kk, ru, en)`. */
const sayers = /^(?:say|refusal)$/
const completing = /^(?:spoken|inThisCountry)$/

function visit(node: Node, place: Where, add: Add): void {
  let here = place
  switch (node.type) {
    case 'VariableDeclarator': case 'FunctionDeclaration': case 'MethodDefinition': case 'PropertyDefinition': case 'Property': {
      const name = nameOfKey((node['id'] ?? node['key']) as Node | null)
      if (name !== undefined) here = { ...here, names: [...here.names, name] }
      break
    }
    case 'CallExpression': {
      const called = (node['callee'] as Node)['name']
      const given = node['arguments'] as readonly Node[]
      if (typeof called === 'string' && sayers.test(called) && given.length === 3) add({ ...here, spoken: true }, { kk: given[0]!, ru: given[1]!, en: given[2]! })
      else if (typeof called === 'string' && completing.test(called)) here = { ...here, spoken: true }
      break
    }
    case 'ObjectExpression': {
      const values = valuesByLanguage(node)
      if (values) add(here, values)
      break
    }
    default:
  }
  if (/Function/.test(node.type) || node.type === 'MethodDefinition') here = { ...here, within: true, spoken: false }
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) visit(child, here, add)
  }
}

function nameOfKey(key: Node | null): string | undefined {
  const name = key?.type === 'Identifier' ? key['name'] : key?.type === 'Literal' ? key['value'] : undefined
  return typeof name === 'string' && !written.some((language) => language === name) ? name : undefined
}

/** The three values of an object that has one for each language in which the product is written, and nothing else. */
function valuesByLanguage(node: Node): Readonly<Record<Written, Node>> | undefined {
  const properties = node['properties'] as readonly Node[]
  if (properties.length !== 3) return undefined
  const values = new Map(properties.map((property) => [(property['key'] as Node | undefined)?.['name'], property['value'] as Node]))
  const [kk, ru, en] = written.map((language) => values.get(language))
  return kk && ru && en && { kk, ru, en }
}

/** The template of an expression that says something in one language. */
function templateOf(node: Node, code: string): { readonly template: Template; readonly fixed: boolean } {
  const parts: Part[] = []
  let fixed = false
  const names = new Map<string, string>()
  const text = (words: string): void => {
    const last = parts.at(-1)
    if (typeof last === 'string') parts[parts.length - 1] = last + words
    else if (words !== '') parts.push(words)
  }
  const take = (one: Node): void => {
    if (one.type === 'Literal' && typeof one['value'] === 'string') return text(one['value'])
    if (one.type === 'BinaryExpression' && one['operator'] === '+') {
      take(one['left'] as Node)
      return take(one['right'] as Node)
    }
    if (one.type === 'TemplateLiteral') {
      const quasis = one['quasis'] as readonly Node[]
      for (const [index, expression] of (one['expressions'] as readonly Node[]).entries()) {
        text(cooked(quasis[index]!))
        take(expression)
      }
      return text(cooked(quasis.at(-1)!))
    }
    const source = code.slice(one.start, one.end)
    const counted = pluralIn(one)
    if (counted) return void parts.push(counted)
    if (hasWords(one)) fixed = true
    parts.push({ name: nameFor(one, source, names), said: /'(?:kk|ru|en)'|\.(?:kk|ru|en)\b|(?:Kk|Ru|En)\b|^(?:kk|ru|en)$/.test(source) })
  }
  take(node)
  // Gettext has the forms of one number, and we find it by where it is printed.
  const counts = new Set(placesOf(parts).flatMap(({ counts: one }) => one ?? []))
  const printed = placesOf(parts).some(({ name, forms }) => !forms && counts.has(name))
  return { template: parts, fixed: fixed || counts.size > 1 || (counts.size === 1 && !printed) }
}

const cooked = (quasi: Node): string => (quasi['value'] as { readonly cooked: string }).cooked

/** `plural('ru', count, { one: 'день', other: 'дней' })`: the forms, and what they count. */
function pluralIn(node: Node): Place | undefined {
  if (node.type !== 'CallExpression' || (node['callee'] as Node)['name'] !== 'plural') return undefined
  const [, count, forms] = node['arguments'] as readonly Node[]
  if (!count || forms?.type !== 'ObjectExpression') return undefined
  const words = (forms['properties'] as readonly Node[]).map((property) => (property['value'] as Node)['value'])
  const name = wordFor(count)
  if (name === undefined || !words.every((word) => typeof word === 'string')) return undefined
  return { name: `${name}…`, said: true, forms: words, counts: name }
}

/** Whether words stand in what is filled in, so that no translator can reach them. */
function hasWords(node: Node): boolean {
  if (node.type === 'Literal') return typeof node['value'] === 'string' && /\p{L}/u.test(node['value']) && !/^(?:kk|ru|en)$/.test(node['value'])
  if (node.type === 'TemplateElement') return /\p{L}/u.test(cooked(node))
  return Object.values(node).some((value) => (Array.isArray(value) ? value : [value]).some((child) => isNode(child) && hasWords(child)))
}

/** A name for a place, after what stands there; two different things in one message have two names. */
function nameFor(node: Node, source: string, taken: Map<string, string>): string {
  const word = wordFor(node) ?? 'value'
  const alike = source.replaceAll(/'(?:kk|ru|en)'|\.(?:kk|ru|en)\b/g, '')
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? word : `${word}${number}`
    const other = taken.get(name)
    if (other === undefined || other === alike) {
      taken.set(name, alike)
      return name
    }
  }
}

function wordFor(node: Node): string | undefined {
  switch (node.type) {
    case 'Identifier': return node['name'] as string
    case 'MemberExpression': {
      const property = node['property'] as Node
      const name = property['name']
      const through = node['computed'] === true || ['kk', 'ru', 'en', 'length', 'size'].some((one) => one === name)
      return through ? wordFor(node['object'] as Node) : name as string
    }
    case 'CallExpression': {
      const given = (node['arguments'] as readonly Node[]).filter(({ type }) => type !== 'Literal' && type !== 'ArrowFunctionExpression').map(wordFor).find(Boolean)
      return given ?? wordFor(node['callee'] as Node)
    }
    case 'LogicalExpression': case 'BinaryExpression': return wordFor(node['left'] as Node)
    case 'ChainExpression': return wordFor(node['expression'] as Node)
    default: return undefined
  }
}
