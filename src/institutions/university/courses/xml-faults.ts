/** What is wrong with a text that is no XML, told by a rule that has our words: its parser (saxes) knows it in English alone. Pure. */
import type { structureWords } from './messages.ts'

type Rule = keyof typeof structureWords

/** What the parser says, by how it begins. Whatever stands in none of them is `xml`: that much is always true. */
const rules: readonly (readonly [RegExp, Rule])[] = [
  [/^(?:unclosed tag|unexpected close tag)/, 'unclosed'], [/^(?:unmatched closing tag|weird empty close tag)/, 'unopened'], [/^unbound namespace prefix/, 'prefix'], [/^duplicate attribute/, 'attributeTwice'],
  [/^(?:attribute without value|unquoted attribute value|no whitespace between attributes)/, 'attributeValue'], [/^(?:undefined entity|malformed character entity|empty entity name|disallowed character in entity name)/, 'entity'],
  [/^(?:text data outside of root node|documents may contain only one root|document must contain a root element)/, 'oneRoot'], [/^disallowed character/, 'character'],
]

/** The rule that a parser's complaint breaks, and the name that it gives: of an attribute, a prefix or a closing tag. */
export function xmlFault(complaint: string): { readonly rule: Rule; readonly name?: string } {
  const said = complaint.replace(/^\d+:\d+: /, '')
  const rule = rules.find(([begins]) => begins.test(said))?.[1] ?? 'xml'
  const name = /: "?(?:\{[^}]*\})?([^"]+?)"?\.?$/.exec(said)?.[1]
  return { rule, ...(name !== undefined && { name }) }
}
