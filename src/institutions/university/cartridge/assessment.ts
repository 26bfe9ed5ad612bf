/** Questions of an assessment in a Common Cartridge (its profile of QTI 1.2), as tasks of a course where they are the same thing. Pure. */
import type { Text } from '../../../law/text.ts'
import { elementsIn, leftOutWords, textIn, type XmlElement } from '../qti/index.ts'
import { pageText } from './html-text.ts'
import { type ImportRule, importRules } from './messages.ts'

/** A question as a task has it, in one language. */
export type Question =
  | { readonly kind: 'choice'; readonly title: string; readonly prompt: string; readonly options: readonly { readonly label: string; readonly right: boolean }[] }
  | { readonly kind: 'words'; readonly title: string; readonly prompt: string; readonly accepted: readonly string[] }

/** A question that was not taken, or something of one; of the assessment itself where there is no title. */
interface Told { readonly title?: string; readonly why: Text; readonly what: string }

export interface Assessment { readonly title: string; readonly questions: readonly Question[]; readonly told: readonly Told[] }

const find = (element: XmlElement, name: string): readonly XmlElement[] => elementsIn(element).flatMap((one) => [...(one.name === name ? [one] : []), ...find(one, name)])

/** What is said in a part of a question, and what in it is no words. */
interface Words { readonly markdown: string; readonly media: readonly string[] }

/** All material below an element, but for that of the answers to choose from. */
const materials = (element: XmlElement): readonly XmlElement[] => elementsIn(element).flatMap((one) => (one.name === 'material' ? [one] : one.name === 'response_label' ? [] : materials(one)))

function wordsIn(element: XmlElement): Words {
  const media: string[] = []
  const said = (text: XmlElement): string => {
    media.push(...elementsIn(text).map(({ name }) => name))
    if (text.attributes['texttype'] !== 'text/html' && !/<\w+[^<>]*>/.test(textIn(text))) return textIn(text).trim()
    const { markdown, files, omitted } = pageText(textIn(text), () => undefined)
    media.push(...files, ...omitted.flatMap(({ what }) => (what === 'script' || what === 'style' ? [] : [what])))
    return markdown
  }
  const markdown = materials(element).map((material) => elementsIn(material).map((one) => {
    if (one.name === 'mattext' || one.name === 'matemtext') return said(one)
    if (one.name !== 'matbreak') media.push(one.name)
    return ''
  }).filter((text) => text !== '').join('\n\n')).filter((text) => text !== '').join('\n\n')
  return { markdown, media }
}

const plain = (markdown: string): string => markdown.replaceAll(/\\([\\`*_[\]<>|~])/g, '$1').replaceAll(/\*\*|^#+ /gm, '').replaceAll(/\s+/g, ' ').trim()

/** What metadata says by its label. */
const fieldsIn = (element: XmlElement): ReadonlyMap<string, string> => new Map(find(element, 'qtimetadatafield').map((one) => [textIn(elementsIn(one, 'fieldlabel')[0] ?? one).trim(), textIn(elementsIn(one, 'fieldentry')[0] ?? one).trim()]))

/** Reads an assessment; undefined where it is none. */
export function readAssessment(root: XmlElement): Assessment | undefined {
  const [assessment] = root.name === 'questestinterop' ? elementsIn(root, 'assessment') : []
  if (assessment === undefined) return undefined
  const told: Told[] = settingsOf(assessment).map((what) => ({ why: importRules.setting, what }))
  const questions = find(assessment, 'item').flatMap((item, at): readonly Question[] => {
    const kind = fieldsIn(item).get('cc_profile') ?? ''
    const prompt = wordsIn({ ...item, children: elementsIn(item, 'presentation') })
    const title = item.attributes['title'] || plain(prompt.markdown).slice(0, 80) || String(at + 1)
    const read = questionOf(item, kind, title, prompt)
    if ('rule' in read) {
      told.push({ title, why: importRules[read.rule], what: read.what })
      return []
    }
    told.push(...read.told.map(({ rule, what }) => ({ title, why: importRules[rule], what })))
    if (find(item, 'itemfeedback').length > 0) told.push({ title, why: leftOutWords.feedback, what: 'itemfeedback' })
    return [read.question]
  })
  return { title: assessment.attributes['title'] ?? '', questions, told }
}

/** What an assessment and its sections have besides questions, each thing once. */
function settingsOf(assessment: XmlElement): readonly string[] {
  const beside = (element: XmlElement): readonly string[] => elementsIn(element).flatMap((one) => (one.name === 'section' ? beside(one) : one.name === 'item' || one.name === 'qtimetadata' ? [] : [one.name]))
  const labels = [...fieldsIn(assessment).keys()].filter((label) => !['cc_profile', 'qmd_assessmenttype', 'qmd_scoretype'].includes(label))
  return [...new Set([...beside(assessment), ...labels])]
}

interface Reason { readonly rule: ImportRule; readonly what: string }
interface Condition { readonly worth: number; readonly when: XmlElement }

function questionOf(item: XmlElement, kind: string, title: string, { markdown: prompt, media }: Words): { readonly question: Question; readonly told: readonly Reason[] } | Reason {
  const refused = (rule: ImportRule, what: string = kind || item.name): Reason => ({ rule, what })
  const choices = /^cc\.(?:multiple_choice|true_false|multiple_response)\./.test(kind)
  if (!choices && !kind.startsWith('cc.fib.')) return refused('question')
  const scoring = conditionsOf(item)
  if (scoring === undefined) return refused('condition')
  // What brings the whole score: what brings a part of it would be as right in a task.
  const highest = Math.max(...scoring.map(({ worth }) => worth))
  const best = scoring.filter(({ worth }) => worth === highest).map(({ when }) => when)
  const told: Reason[] = scoring.filter(({ worth }) => worth < highest).map(({ worth, when }) => ({ rule: 'partial', what: `${find(when, 'varequal').map((one) => textIn(one).trim()).join(', ')} = ${worth}` }))
  const responses = elementsIn(item, 'presentation').flatMap(responsesIn)
  if (prompt === '' || best.length === 0 || responses.length !== 1) return refused('question')
  const labels = find(item, 'response_label').map((label) => ({ id: label.attributes['ident'] ?? '', words: wordsIn(label) }))
  const shown = [...media, ...labels.flatMap(({ words }) => words.media)]
  if (shown.length > 0) return refused('media', [...new Set(shown.map((one) => one.slice(0, 60)))].join(', '))

  if (!choices) {
    const all = best.map(alternativesIn)
    if (all.includes(undefined)) return refused('condition')
    const equals = all.flatMap((one) => one ?? [])
    const accepted = [...new Set(equals.map((one) => textIn(one).trim()))].filter((one) => one !== '' && one.length <= 200)
    if (equals.some(({ attributes }) => /^yes$/i.test(attributes['case'] ?? ''))) told.push({ rule: 'capitals', what: accepted.join(', ') })
    return accepted.length > 0 ? { question: { kind: 'words', title, prompt, accepted }, told } : refused('question')
  }
  const must = best.length === 1 ? mustBe(best[0]!) : undefined
  if (must === undefined) return refused('condition')
  const options = labels.map(({ id, words }) => ({ label: plain(words.markdown), right: must.includes(id) }))
  const right = options.filter((one) => one.right).length
  const fits = options.length >= 2 && options.length <= 8 && options.every(({ label }) => label !== '') && right === new Set(must).size && (kind.startsWith('cc.multiple_response') ? right > 0 : right === 1)
  return fits ? { question: { kind: 'choice', title, prompt, options }, told } : refused('question')
}

const responsesIn = (element: XmlElement): readonly XmlElement[] => elementsIn(element).flatMap((one) => (one.name.startsWith('response_') ? [one] : responsesIn(one)))

/** The conditions that bring a score: others are feedback. Undefined where one adds to the score of another. */
function conditionsOf(item: XmlElement): readonly Condition[] | undefined {
  const all = find(item, 'respcondition').flatMap((one) => find(one, 'setvar').filter(({ attributes }) => /^score$/i.test(attributes['varname'] ?? 'SCORE')).flatMap((set): readonly (Condition | undefined)[] => {
    const [worth, [when]] = [Number(textIn(set)), elementsIn(one, 'conditionvar')]
    if (!(worth > 0) || when === undefined) return []
    return [/^set$/i.test(set.attributes['action'] ?? 'Set') ? { worth, when } : undefined]
  }))
  return all.includes(undefined) ? undefined : all.flatMap((one) => one ?? [])
}

/** Answers of which any is right; undefined where the condition is another. */
function alternativesIn(condition: XmlElement): readonly XmlElement[] | undefined {
  const parts = elementsIn(condition).map((one) => (one.name === 'varequal' ? [one] : one.name === 'or' || (one.name === 'and' && elementsIn(one).length === 1) ? alternativesIn(one) : undefined))
  return parts.includes(undefined) ? undefined : parts.flatMap((one) => one ?? [])
}

/** What must be chosen, all of it together; undefined where the condition is another. What stands below a `not` must not be. */
function mustBe(condition: XmlElement): readonly string[] | undefined {
  const parts = elementsIn(condition).map((one): readonly string[] | undefined => {
    if (one.name === 'varequal') return [textIn(one).trim()]
    if (one.name === 'and') return mustBe(one)
    // None of these: one alone, or any of several.
    return one.name === 'not' && elementsIn(one).every((inner) => inner.name === 'varequal' || (inner.name === 'or' && elementsIn(inner).every(({ name }) => name === 'varequal'))) && elementsIn(one).length === 1 ? [] : undefined
  })
  return parts.includes(undefined) ? undefined : parts.flatMap((one) => one ?? [])
}
