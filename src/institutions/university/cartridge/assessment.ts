/** Questions of an assessment in a Common Cartridge (its profile of QTI 1.2), as tasks of a course where they are the same thing. Pure. */
import { elementsIn, textIn, type XmlElement } from '../qti/index.ts'
import { pageText } from './html-text.ts'

/** A question as a task has it, in one language. */
export type Question =
  | { readonly kind: 'choice'; readonly title: string; readonly prompt: string; readonly options: readonly { readonly label: string; readonly right: boolean }[] }
  | { readonly kind: 'words'; readonly title: string; readonly prompt: string; readonly accepted: readonly string[] }

export interface Assessment { readonly title: string; readonly questions: readonly Question[]; /** Questions that are none of these. */ readonly omitted: readonly { readonly title: string; readonly kind: string }[] }

const find = (element: XmlElement, name: string): readonly XmlElement[] => elementsIn(element).flatMap((one) => [...(one.name === name ? [one] : []), ...find(one, name)])
const words = (element: XmlElement | undefined): string => {
  const [text] = element ? find(element, 'mattext') : []
  if (text === undefined) return ''
  return text.attributes['texttype'] === 'text/html' || /<\w+[^>]*>/.test(textIn(text)) ? pageText(textIn(text), () => undefined).markdown : textIn(text).trim()
}
const plain = (markdown: string): string => markdown.replaceAll(/\\([\\`*_[\]<>|~])/g, '$1').replaceAll(/\*\*|^#+ /gm, '').replaceAll(/\s+/g, ' ').trim()

/** Reads an assessment; undefined where it is none. */
export function readAssessment(root: XmlElement): Assessment | undefined {
  const [assessment] = root.name === 'questestinterop' ? elementsIn(root, 'assessment') : []
  if (assessment === undefined) return undefined
  const read = find(assessment, 'item').map((item, at): { readonly question: Question } | { readonly title: string; readonly kind: string } => {
    const profile = find(item, 'qtimetadatafield').find((one) => textIn(elementsIn(one, 'fieldlabel')[0] ?? one).trim() === 'cc_profile')
    const kind = profile ? textIn(elementsIn(profile, 'fieldentry')[0] ?? profile).trim() : ''
    const prompt = words(elementsIn(item, 'presentation').flatMap((one) => elementsIn(one, 'material'))[0])
    const title = item.attributes['title'] || plain(prompt).slice(0, 80) || String(at + 1)
    const question = questionOf(item, kind, title, prompt)
    return question ? { question } : { title, kind: kind || item.name }
  })
  return { title: assessment.attributes['title'] ?? '', questions: read.flatMap((one) => ('question' in one ? [one.question] : [])), omitted: read.flatMap((one) => ('question' in one ? [] : [one])) }
}

function questionOf(item: XmlElement, kind: string, title: string, prompt: string): Question | undefined {
  // What brings the score: other conditions are feedback.
  const scoring = find(item, 'respcondition').filter((one) => find(one, 'setvar').some((set) => Number(textIn(set)) > 0))
  if (prompt === '' || scoring.length === 0) return undefined
  const right = scoring.flatMap((one) => equalsIn(elementsIn(one, 'conditionvar')[0]))
  if (/^cc\.(?:multiple_choice|true_false|multiple_response)\./.test(kind)) {
    const options = find(item, 'response_label').map((label) => ({ label: plain(words(label)), right: right.includes(label.attributes['ident'] ?? '') }))
    const several = kind.startsWith('cc.multiple_response')
    const fits = options.length >= 2 && options.length <= 8 && options.every(({ label }) => label !== '') && (several || options.filter((one) => one.right).length === 1) && options.some((one) => one.right) && scoring.length === 1
    return fits ? { kind: 'choice', title, prompt, options } : undefined
  }
  if (kind.startsWith('cc.fib.')) return right.length > 0 && !right.includes('') ? { kind: 'words', title, prompt, accepted: right } : undefined
  return undefined
}

/** What must be answered; what stands below a `not` must not. */
const equalsIn = (element: XmlElement | undefined): readonly string[] => (element === undefined ? [] : elementsIn(element).flatMap((one) => (one.name === 'not' ? [] : one.name === 'varequal' ? [textIn(one).trim()] : equalsIn(one))))
